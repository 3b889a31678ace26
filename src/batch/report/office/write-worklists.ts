import { textIn } from '../../../issue/text.js'
import { schoolName } from '../../../report/model/report-level.js'
import type { CaseRecord } from '../../../report/office/case-fields.js'
import { fillSheet, type SheetRecord } from '../../../report/office/fill-sheet.js'
import { mayHave, redactCase } from '../../../report/office/redact-case.js'
import type { SheetRows, SheetTemplate } from '../../../report/office/sheet-template.js'
import { byPerson, worklistWorkbook } from '../../../report/office/worklist-workbook.js'
import type { Workbook } from '../../../table/workbook.js'
import { breathe, type Watch } from '../../breathe.js'
import { holdsUnit, inUnit } from '../in-unit.js'
import { toldUnit } from '../place-of-row.js'
import type { ReportFiles } from '../report-files.js'
import { unitsOf } from '../units-of.js'
import { placeOf } from './case-rows.js'
import type { OfficeJob } from './office-job.js'
import { publishedSchools } from './published-schools.js'
import { workbookBytes } from './render-xlsx.js'

/** The rows of every list, whatever the role. */
export type ListedRows = Readonly<Record<SheetRows, readonly SheetRecord[]>>

/** Rows of each kind for templates: redacted to what the role may see. */
export function listedRows(job: OfficeJob): ListedRows {
  const { cases, role, source, scale } = job
  const seen = (records: readonly CaseRecord[]): readonly SheetRecord[] =>
    records
      .filter((record) => inUnit(placeOf(record, source), job.unit))
      .map((one) => redactCase(one, role))
  const focus = seen(cases.focus)
  return {
    crisis: seen(cases.crisis),
    worklist: seen(cases.focus.filter(({ state }) => state !== 'closed')),
    focus,
    'follow-up': focus,
    retest: seen(cases.retest),
    missing: seen(cases.missing),
    schools: schoolRows(job, source, scale),
  }
}

/** Exact counts for who may see the students, published ones for all others. */
function schoolRows(
  { cases, role, unit, from }: OfficeJob,
  source: OfficeJob['source'],
  scale: OfficeJob['scale'],
): readonly SheetRecord[] {
  const { campaign, wave, twins } = source
  const isExact = role.lists.includes('care') && role.lists.includes('missing')
  const records = isExact
    ? cases.schools.records()
    : publishedSchools(
        (unitsOf('school', campaign.protocol, wave.cohort) ?? []).map((one) =>
          toldUnit(one, twins),
        ),
        wave,
        scale,
      )
  return records
    .filter((record) => holdsUnit(placeOf(record, source), unit))
    .map((record) => ({ ...record, from }))
}

/** Folders and records of what one person in a role works with: a district, a school or a class. */
export interface OfficePart {
  readonly folders: readonly string[]
  readonly rows: ListedRows
}

/** Rows by what a role works with: a school for whom schools are the widest, a class for a class teacher. */
export function officeParts(job: OfficeJob, kinds: ReadonlySet<SheetRows>): readonly OfficePart[] {
  const rows = listedRows(job)
  const { levels } = job.role
  if (levels.includes('district')) return [{ folders: [], rows }]
  const isOfClass = !levels.includes('school')
  const parts = new Map<
    string,
    { folders: readonly string[]; rows: Record<string, SheetRecord[]> }
  >()
  for (const kind of kinds)
    for (const record of rows[kind]) {
      const place = placeOf(record, job.source)
      const school = schoolName(place)
      const folders = isOfClass ? [school, `${place.grade}-${place.class}`] : [school]
      const key = JSON.stringify(folders)
      const part = parts.get(key) ?? { folders, rows: {} }
      parts.set(key, part)
      const own = part.rows[kind] ?? []
      part.rows[kind] = own
      own.push(record)
    }
  const none = Object.fromEntries(Object.keys(rows).map((kind) => [kind, []]))
  return [...parts.values()].map((part) => ({
    folders: part.folders,
    rows: { ...none, ...part.rows } as unknown as ListedRows,
  }))
}

/** Writes the working files that a role may have, in a folder for each school or class; how many. */
export async function writeWorklists(
  job: OfficeJob,
  templates: readonly SheetTemplate[],
  files: ReportFiles,
  watch: Watch,
): Promise<number> {
  const own = templates.filter((template) => mayHave(template, job.role))
  for (const { folders, rows } of officeParts(job, new Set(own.map((template) => template.rows)))) {
    for (const template of own) {
      const records = rows[template.rows]
      files.put(folders, template.id, '.xlsx', workbookBytes(workbookFor(template, records, job)))
      if (template.rows === 'worklist') putPersons(job, template, records, folders, files)
    }
    await breathe(watch, files.count())
  }
  return files.count()
}

/** A file for each responsible person, so that nobody is handed another's students. */
function putPersons(
  job: OfficeJob,
  template: SheetTemplate,
  records: readonly SheetRecord[],
  folders: readonly string[],
  files: ReportFiles,
): void {
  if (!job.role.fields.includes('responsible')) return
  const { language } = job
  for (const [person, own] of byPerson(records)) {
    const subtitle = [subtitleOf(job, own), person].join(' · ')
    const sheets = [fillSheet(template, own, job.context, { subtitle })]
    const workbook = { title: textIn(template.names, language), language, sheets }
    files.put([...folders, 'by-person'], person, '.xlsx', workbookBytes(workbook))
  }
}

/** One working file as a workbook. */
export function workbookFor(
  template: SheetTemplate,
  records: readonly SheetRecord[],
  job: OfficeJob,
): Workbook {
  const { context, language } = job
  if (template.rows === 'worklist')
    return worklistWorkbook(template, records, context, (own) => subtitleOf(job, own))
  const heading = { subtitle: subtitleOf(job, records) }
  return {
    title: textIn(template.names, language),
    language,
    sheets: [fillSheet(template, records, context, heading)],
  }
}

/** Where and when: the school where it is one, the wave, the day, and how many. */
function subtitleOf(
  { source, from, language }: OfficeJob,
  records: readonly SheetRecord[],
): string {
  const schools = [...new Set(records.map((record) => String(record['school'] ?? '')))]
  const count = language === 'zh' ? `共 ${records.length} 条` : `${records.length} rows`
  const [school = ''] = schools.length === 1 ? schools : []
  return [school, source.campaign.wave ?? '', from, count].filter((part) => part !== '').join(' · ')
}
