import { readdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { inFile } from '../../../io/file/in-file.js'
import type { PreparedTable } from '../../../io/formats/prepare-table.js'
import { readJson } from '../../../io/read-json.js'
import { shippedFolder } from '../../../io/shipped-files.js'
import type { Issue, Result } from '../../../issue/issue.js'
import { type LetterTemplate, parseLetterTemplate } from '../../../report/office/letter-template.js'
import { parseSheetTemplate } from '../../../report/office/parse-sheet-template.js'
import type { SheetTemplate } from '../../../report/office/sheet-template.js'
import { openTable } from '../../table/open-table.js'
import { fieldOfTitle } from './follow-up-file.js'

const LETTERS: ReadonlySet<string> = new Set(['parent-letter', 'referral-form'])

const folder = (): string => join(shippedFolder('protocols'), 'report', 'templates')

/** Ids of the templates that are shipped. */
function shippedTemplates(isLetter: boolean): string[] {
  return readdirSync(folder())
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .map((name) => basename(name, '.json'))
    .filter((id) => LETTERS.has(id) === isLetter)
    .sort()
}

/**
 * The templates of working files: those of the office in place of the shipped ones of the same id, and further ones
 * beside them.
 *
 * @param paths - files of the office's own
 */
export function loadSheetTemplates(paths: readonly string[]): Result<readonly SheetTemplate[]> {
  const shipped = shippedTemplates(false).map((id) => join(folder(), `${id}.json`))
  return merged([...shipped, ...paths].map((path) => parsed(path, parseSheetTemplate)))
}

/** The templates of letters, as {@link loadSheetTemplates}. */
export function loadLetterTemplates(paths: readonly string[]): Result<readonly LetterTemplate[]> {
  const shipped = shippedTemplates(true).map((id) => join(folder(), `${id}.json`))
  return merged([...shipped, ...paths].map((path) => parsed(path, parseLetterTemplate)))
}

/** One template of the office's own. */
export function loadSheetTemplate(path: string): Result<SheetTemplate> {
  return parsed(path, parseSheetTemplate)
}

/**
 * The layout of another system as a template of the students in focus: a table whose header has its titles. Titles that
 * name a field of ours hold it; the others are unknown names.
 */
export function templateOfTable(prepared: PreparedTable): Result<SheetTemplate> {
  const opened = openTable(prepared)
  if (!opened.ok) return opened
  const titles = opened.value.header.filter((title) => title !== '')
  const template: SheetTemplate = {
    id: 'foreign-layout',
    version: '1.0.0',
    rows: 'focus',
    names: { en: basename(prepared.name, extname(prepared.name)) },
    sheet: { en: prepared.sheet ?? 'Sheet1' },
    roles: ['specialist'],
    heading: false,
    columns: titles.map((title) => ({
      title: { en: title },
      field: fieldOfTitle(title) ?? title,
      redacted: 'blank',
    })),
  }
  return { ok: true, value: template, issues: [] }
}

function parsed<T>(path: string, parse: (document: unknown) => Result<T>): Result<T> {
  const read = readJson(path)
  if (!read.ok) return read
  const found = parse(read.value)
  const issues = found.issues.map((one) => inFile(one, basename(path)))
  return found.ok ? { ...found, issues } : { ok: false, issues }
}

function merged<T extends { readonly id: string }>(
  loaded: readonly Result<T>[],
): Result<readonly T[]> {
  const issues: Issue[] = loaded.flatMap((one) => one.issues)
  if (loaded.some((one) => !one.ok)) return { ok: false, issues }
  const byId = new Map(
    loaded.flatMap((one) => (one.ok ? [[one.value.id, one.value] as const] : [])),
  )
  return { ok: true, value: [...byId.values()], issues }
}
