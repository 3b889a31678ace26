import { basename, dirname, resolve } from 'node:path'
import { type Inspection, type ItemInspection, inspectFile } from '../../batch/inspect-file.js'
import {
  type MapProposal,
  type ProposalWishes,
  proposeMap,
} from '../../batch/propose/propose-map.js'
import type { Instrument } from '../../instrument/instrument.js'
import { listInstruments, loadInstrument } from '../../io/catalogue.js'
import type { ColumnMap } from '../../io/column-map.js'
import { CODINGS, REVERSALS } from '../../io/column-map.js'
import type { PreparedTable } from '../../io/formats/prepare-table.js'
import type { TableColumn } from '../../io/formats/table-source.js'
import { openOutput } from '../../io/open-output.js'
import { inWords } from '../../issue/in-words.js'
import type { Issue } from '../../issue/issue.js'
import type { Language } from '../../issue/text.js'
import { type Command, type Context, EXIT, type Request } from '../command.js'
import { inputsOf } from '../inputs-of.js'
import { keyingLines } from '../keying-lines.js'
import { kindOfFile } from '../kind-of-file.js'
import { listed, loadMap } from '../load-map.js'
import { type Phrase, phrase } from '../phrases.js'
import { grouped, padded } from '../print-accounting.js'
import { issueLines } from '../print-issues.js'
import { startProgress } from '../progress.js'
import { proposalFile, proposalLines } from '../proposal-lines.js'
import { rowNote } from '../row-note.js'
import { misuse, print, refuse } from '../say.js'
import { withTables } from '../with-tables.js'

/** `mindgauge inspect`: what a file is, how its columns map, what looks wrong. */
export const inspect: Command = async (request, context) => {
  const { values, language } = request
  if (values['map'] !== undefined && values['map-out'] !== undefined)
    return misuse(phrase(language, 'mapOrProposal'), context)
  const map = loadMap(request)
  const named = listed(values['instrument'])
  const loaded = (named.length === 0 ? listInstruments() : named).map(loadInstrument)
  const faults = [...map.issues, ...loaded.flatMap((one) => (one.ok ? [] : one.issues))]
  if (!map.ok || loaded.some(({ ok }) => !ok)) return refuse(faults, request, context)
  const candidates = loaded.flatMap((one) => (one.ok ? [one.value] : []))
  return withTables(request, context, ({ responses: [table] }) =>
    inspectTable(table, candidates, map.value, request, context),
  )
}

/** Inspects a table that is ready. */
async function inspectTable(
  table: PreparedTable,
  candidates: readonly Instrument[],
  map: ColumnMap,
  request: Request,
  context: Context,
): Promise<number> {
  const { json, language, values } = request
  const progress = startProgress(context, language)
  const watch = { signal: context.signal, onRows: progress.onRows }
  const wishes = wishesOf(request, candidates)
  const isProposing = values['map-out'] !== undefined
  const proposed = isProposing ? await proposeMap(table, candidates, wishes, watch) : null
  const known =
    proposed?.ok === true
      ? candidates.filter(({ id }) => proposed.value.decided.includes(id))
      : candidates
  const accepted = proposed?.ok === true ? withoutOpen(proposed.value, known) : map
  const inspected =
    proposed?.ok === false ? proposed : await inspectFile(table, known, accepted, watch)
  progress.end()
  if (!inspected.ok) return refuse(inspected.issues, request, context)
  const inspection = inspected.value
  const proposal = proposed?.ok === true ? proposed.value : null
  const faults = proposal === null ? [] : writeMap(proposal, request)
  if (faults.length > 0) return refuse(faults, request, context)
  if (json) {
    const whole = proposal === null ? inspection : { ...inspection, proposal: asJson(proposal) }
    context.out(`${JSON.stringify(whole, null, 2)}\n`)
  } else {
    show(inspection, request, context)
    if (proposal !== null) print(proposalLines(proposal, language), context)
  }
  const isOpen = proposal !== null && proposal.questions.length > 0
  return isOpen || isOdd(inspection) ? EXIT.issues : EXIT.done
}

/** The proposed map as far as nothing about an instrument is open. */
function withoutOpen({ map, columns }: MapProposal, known: readonly Instrument[]): ColumnMap {
  const isKnown = (target: string): boolean =>
    columns.some(
      (column) =>
        column.target === target &&
        (column.instrument === undefined || known.some(({ id }) => id === column.instrument)),
    )
  const kept = Object.entries(map.columns ?? {}).filter(([target]) => isKnown(target))
  return { ...map, columns: Object.fromEntries(kept) }
}

/** What the command line says of a map to be proposed. */
function wishesOf({ values }: Request, candidates: readonly Instrument[]): ProposalWishes {
  const coding = CODINGS.find((one) => one === values['coding'])
  const reversal = REVERSALS.find((one) => one === values['reversal'])
  return {
    named: values['instrument'] === undefined ? [] : candidates.map(({ id }) => id),
    ...(coding === undefined ? {} : { coding }),
    ...(reversal === undefined ? {} : { reversal }),
  }
}

/** Writes the proposed map; what stands in the way, if anything. */
function writeMap(proposal: MapProposal, request: Request): readonly Issue[] {
  const path = request.values['map-out'] ?? ''
  const opened = openOutput(dirname(resolve(path)), inputsOf(request))
  if (!opened.ok) return opened.issues
  const bytes = new TextEncoder().encode(proposalFile(proposal, request.language))
  opened.value.file(basename(path)).write(bytes)
  return opened.value.commit().issues
}

/** A proposal as plain JSON: of the columns that questions are about, the headers. */
function asJson({ questions, ...proposal }: MapProposal): unknown {
  return {
    ...proposal,
    questions: questions.map((question) =>
      'columns' in question
        ? { ...question, columns: question.columns.map(({ header }) => header) }
        : question,
    ),
  }
}

function isOdd({ issues, items, instruments, rejected, keying }: Inspection): boolean {
  return (
    rejected > 0 ||
    keying.signs.length > 0 ||
    issues.some(({ severity }) => severity !== 'info') ||
    items.some(isOddItem) ||
    instruments.some(({ missing }) => missing.length > 0)
  )
}

function isOddItem({ outside, isConstant }: ItemInspection): boolean {
  return outside > 0 || isConstant
}

function show(inspection: Inspection, { language, values }: Request, context: Context): void {
  const { name, labels, rows, rejected, columns, persons, others } = inspection
  const line = (key: Phrase, text: string): string =>
    `${padded(phrase(language, key), language)}${text}`
  const counts = phrase(language, 'rowsColumns', grouped(rows), grouped(columns), grouped(rejected))
  const fields = Object.entries(persons).map(([field, header]) =>
    field === header ? field : `${field} ← ${header}`,
  )
  const matches = inspection.instruments.map(({ instrument, items, found, missing }) => {
    const lacking =
      missing.length === 0 ? '' : phrase(language, 'lacking', missing.slice(0, 10).join(', '))
    return `${instrument} ${found}/${items}${lacking}`
  })
  const none = phrase(language, 'none')
  print(
    [
      line('file', [name, kindOfFile(inspection, language), counts].join(' · ')),
      ...(labels.length === 0 ? [] : [line('labels', labelsText(labels))]),
      line('persons', fields.join(', ') || none),
      line('instruments', matches.join('; ') || none),
      ...(inspection.items.length > 0 || values['map-out'] !== undefined
        ? []
        : [phrase(language, 'proposalHint')]),
      line('others', others.length === 0 ? none : `${others.length}: ${shortList(others)}`),
      ...inspection.instruments.flatMap(({ instrument }) =>
        instrumentLines(
          instrument,
          inspection.items.filter((item) => item.instrument === instrument),
          language,
        ),
      ),
      ...keyingLines(inspection.keying, language),
      ...issueLines(inspection.issues, language),
      ...rowNote([inspection], inspection.issues, language),
    ],
    context,
  )
}

const MOST_LABELLED = 4

/** Value labels of the first columns that have any; those of all are in the JSON. */
function labelsText(columns: readonly TableColumn[]): string {
  const texts = columns
    .filter(({ valueLabels = [] }) => valueLabels.length > 0)
    .map(({ name, valueLabels = [] }) => {
      const pairs = valueLabels.map(([text, label]) => `${text}=${shortened(label)}`)
      return `${name}: ${pairs.join(' ')}`
    })
  const more = texts.length > MOST_LABELLED ? '; …' : ''
  return `${texts.length}${texts.length === 0 ? '' : ': '}${texts.slice(0, MOST_LABELLED).join('; ')}${more}`
}

const MOST_OTHERS = 12
const LONGEST_HEADER = 40

const shortened = (header: string): string =>
  header.length > LONGEST_HEADER ? `${header.slice(0, LONGEST_HEADER)}…` : header

function shortList(headers: readonly string[]): string {
  const short = headers.slice(0, MOST_OTHERS).map(shortened)
  return short.join(', ') + (headers.length > MOST_OTHERS ? ', …' : '')
}

/** Share of blanks over the items of an instrument, and the items with something odd. */
function instrumentLines(
  instrument: string,
  items: readonly ItemInspection[],
  language: Language,
): string[] {
  if (items.length === 0) return []
  const shares = items.map(({ blankShare }) => blankShare * 100)
  const [least, most] = [Math.min(...shares), Math.max(...shares)].map((share) => share.toFixed(1))
  const range = least === most ? `${least}` : `${least}-${most}`
  return [
    `  ${instrument}: ${phrase(language, 'blankShare', range)}`,
    ...items.filter(isOddItem).map((item) => itemLine(item, language)),
  ]
}

function itemLine(item: ItemInspection, language: Language): string {
  const { outside, examples, isConstant } = item
  const shown = examples.map((example) => inWords(example, language))
  const name = item.item === item.column ? item.item : `${item.item} ← ${shortened(item.column)}`
  const odd = [
    ...(outside > 0 ? [phrase(language, 'outside', grouped(outside), shown.join(', '))] : []),
    ...(isConstant ? [phrase(language, 'constant')] : []),
  ]
  return `  ${name}: ${odd.join('; ')}`
}
