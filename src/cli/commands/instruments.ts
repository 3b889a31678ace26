import type { InstrumentDocument } from '../../instrument/document.js'
import type { Instrument } from '../../instrument/instrument.js'
import {
  listInstruments,
  listNormTables,
  loadInstrument,
  loadNormTable,
} from '../../io/catalogue.js'
import { type LeftOut, listLeftOut } from '../../io/left-out.js'
import { readJson } from '../../io/read-json.js'
import { shippedFile } from '../../io/shipped-files.js'
import { translatorTo } from '../../io/translator.js'
import type { Issue, Result } from '../../issue/issue.js'
import { type Language, textIn } from '../../issue/text.js'
import { cardWord } from '../card-words.js'
import { columns } from '../columns.js'
import { type Command, type Context, EXIT, type Request } from '../command.js'
import { instrumentCard, isOpen } from '../instrument-card.js'
import { leftOutLines } from '../left-out-lines.js'
import { phrase } from '../phrases.js'
import { print, refuse } from '../say.js'
import { translateInstrument, translateNormTable } from '../translate-facts.js'

/** `mindgauge instruments`: the catalogue, or one instrument's card. */
export const instruments: Command = async (request, context) => {
  const [id] = request.operands
  return id === undefined ? catalogue(request, context) : card(id, request, context)
}

function catalogue(request: Request, context: Context): number {
  const { language, json } = request
  const loaded = listInstruments().map((id) => loadInstrument(id))
  const faulty = loaded.flatMap((one) => (one.ok ? [] : one.issues))
  if (faulty.length > 0) return refuse(faulty, request, context)
  const all = loaded.flatMap((one) => (one.ok ? [one.value] : []))
  const rows = all.map((instrument) => ({
    id: instrument.id,
    version: instrument.version,
    name: textIn(instrument.names, language),
    items: instrument.items.length,
    scales: instrument.scales.length,
    ages: agesText(instrument, language),
    licence: instrument.licence.status,
  }))
  if (json) context.out(`${JSON.stringify(rows, null, 2)}\n`)
  else {
    const heads = ['id', 'items', 'scales', 'ages', 'licence', 'name']
    const cells = rows.map((row) =>
      [row.id, row.items, row.scales, row.ages, row.licence, row.name].map(String),
    )
    print([...columns([heads, ...cells]), ...leftOutSection(language)], context)
  }
  return EXIT.done
}

/** What is known and not shipped, each with its reason. */
function leftOutSection(language: Language): string[] {
  const cells = listLeftOut().map(({ id, reason }) => [id, textIn(reason, language)])
  return ['', cardWord(language, 'leftOut'), ...columns(cells).map((line) => `  ${line}`)]
}

/** Says why a questionnaire is not shipped. */
function sayWhy(
  leftOut: LeftOut,
  issues: readonly Issue[],
  request: Request,
  context: Context,
): number {
  const { language, json } = request
  if (json) context.out(`${JSON.stringify({ issues, leftOut }, null, 2)}\n`)
  else for (const line of leftOutLines(leftOut, language)) context.err(`${line}\n`)
  return EXIT.nothing
}

function agesText({ ages }: Instrument, language: Language): string {
  if (ages === null) return '-'
  if (!isOpen(ages.to)) return `${ages.from}-${ages.to - 1}`
  return `${ages.from}${language === 'zh' ? ' 岁起' : '+'}`
}

function card(id: string, request: Request, context: Context): number {
  const { language, json } = request
  const loaded = loadInstrument(id)
  const leftOut = listLeftOut().find((one) => one.id === withoutVariant(id))
  if (!loaded.ok)
    return leftOut === undefined
      ? refuse(loaded.issues, request, context)
      : sayWhy(leftOut, loaded.issues, request, context)
  const instrument = loaded.value
  const document = documentOf(id)
  const ids = listNormTables().filter((table) => table.startsWith(`${instrument.id}/`))
  const norms = ids.flatMap((table) => {
    const read = loadNormTable(table)
    return read.ok ? [read.value] : []
  })
  if (json) {
    const variants = document.scoring.variants ?? {}
    context.out(`${JSON.stringify({ ...instrument, variants, norms: ids }, null, 2)}\n`)
  } else {
    const translate = translatorTo(language)
    const source = {
      instrument: translateInstrument(instrument, translate),
      norms: norms.map((table) => translateNormTable(table, translate)),
    }
    print(instrumentCard({ ...source, document, language }), context)
    print([phrase(language, 'notADiagnosis')], context)
  }
  return EXIT.done
}

const withoutVariant = (id: string): string => id.replace(/@[^@/\\.]*$/, '')

/** The file of an instrument that was loaded, as written. */
function documentOf(id: string): InstrumentDocument {
  const source = withoutVariant(id)
  const path = listInstruments().includes(source) ? shippedFile('instruments', source) : source
  const read: Result<unknown> = readJson(path)
  if (!read.ok) throw new Error(`documentOf cannot read ${id} again`)
  return read.value as InstrumentDocument
}
