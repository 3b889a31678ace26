import { breathe } from '../../batch/breathe.js'
import { type PrevalenceOutcome, prevalenceFiles } from '../../batch/prevalence/prevalence-files.js'
import { HIDDEN, PREVALENCE_TABLES } from '../../batch/prevalence/prevalence-tables.js'
import { resultsColumns } from '../../batch/prevalence/results-columns.js'
import type { LocalPredictiveValues } from '../../cohort/prevalence/local-predictive-values.js'
import type { PrevalenceRow } from '../../cohort/prevalence/prevalence-rows.js'
import { type Output, openOutput } from '../../io/open-output.js'
import type { Language } from '../../issue/text.js'
import { type Command, type Context, EXIT, type Request } from '../command.js'
import { inputsOf } from '../inputs-of.js'
import { phrase } from '../phrases.js'
import { type PrevalenceTables, preparePrevalence } from '../prepare-prevalence.js'
import { grouped, padded } from '../print-accounting.js'
import { issueLines } from '../print-issues.js'
import { secondsSince, startProgress } from '../progress.js'
import { misuse, refuse } from '../say.js'
import { studentsIn, withPrepared } from '../with-prepared.js'

/** `mindgauge prevalence`: estimates with intervals from the results of a screening. */
export const prevalence: Command = async (request, context) => {
  const { operands, values } = request
  const path = studentsIn(operands[0] ?? '')
  const [design, roster] = [values['design'], values['roster']]
  const wanted = [
    { path, sheet: values['sheet'] },
    ...(design === undefined ? [] : [{ path: design }]),
    ...(roster === undefined ? [] : [{ path: roster, sheet: values['roster-sheet'] }]),
  ]
  return withPrepared(wanted, request, context, async ([results, ...others]) => {
    if (results === undefined) throw new Error('prevalence requires a file of results')
    const tables = {
      results,
      design: design === undefined ? null : (others.shift() ?? null),
      roster: others.shift() ?? null,
    }
    return estimate(tables, path, request, context)
  })
}

async function estimate(
  tables: PrevalenceTables,
  path: string,
  request: Request,
  context: Context,
): Promise<number> {
  const start = performance.now()
  const ready = preparePrevalence(request, path, tables)
  if ('misuse' in ready) return misuse(ready.misuse, context)
  if ('issues' in ready) return refuse(ready.issues, request, context)
  const folder = request.values['out'] ?? ''
  const opened = openOutput(folder, inputsOf(request))
  if (!opened.ok) return refuse(opened.issues, request, context)
  const progress = startProgress(context, request.language)
  const { instrumentOf, madeBy, header, warnings, ...job } = ready
  const columns = resultsColumns(header, instrumentOf, madeBy)
  const watch = { signal: context.signal, onRows: progress.onRows }
  try {
    const outcome = await prevalenceFiles({ ...job, columns, watch }).finally(progress.end)
    if (!outcome.ok) return refuse(outcome.issues, request, context)
    const found = { ...outcome.value, issues: [...warnings, ...outcome.value.issues] }
    await writeTables(found, opened.value, context)
    const committed = opened.value.commit()
    if (!committed.ok) return refuse(committed.issues, request, context)
    report(found, folder, start, request, context)
    return found.issues.length > 0 ? EXIT.issues : EXIT.done
  } finally {
    opened.value.abort()
  }
}

async function writeTables(
  outcome: PrevalenceOutcome,
  output: Output,
  { signal }: Context,
): Promise<void> {
  const { hidden, sized, sheets } = outcome
  const encoder = new TextEncoder()
  const write = async (name: string, parts: Iterable<string>): Promise<void> => {
    const file = output.file(name)
    for (const part of parts) {
      file.write(encoder.encode(part))
      await breathe({ signal }, outcome.rows)
    }
  }
  await write(
    'prevalence.csv',
    PREVALENCE_TABLES.prevalence(outcome.prevalence, { hidden, sized, sheets }),
  )
  await write(
    'differences.csv',
    PREVALENCE_TABLES.differences(outcome.differences, { hidden: outcome.hiddenDifferences }),
  )
  const compared = { hidden: hidden === null ? null : new Set([HIDDEN]), sheets }
  await write('comparison.csv', PREVALENCE_TABLES.comparison(flat(outcome.comparison), compared))
  await write(
    'participation.csv',
    PREVALENCE_TABLES.participation(outcome.participation, { hidden: outcome.hiddenParticipation }),
  )
}

function* flat<Row>(parts: Iterable<readonly Row[]>): Generator<Row> {
  for (const part of parts) yield* part
}

/** The shares of the whole that are shown; they come first. */
function* wholeOf({ prevalence: shares }: PrevalenceOutcome): Generator<PrevalenceRow> {
  for (const { level, row } of shares) {
    if (level !== 'all') return
    if (row !== null) yield row
  }
}

function report(
  outcome: PrevalenceOutcome,
  folder: string,
  start: number,
  { json, language }: Request,
  { out, err }: Context,
): void {
  const { rows, nSheets, nStrata, nClusters, unread, issues } = outcome
  const whole = [...wholeOf(outcome)]
  if (json) {
    const design = { strata: nStrata, clusters: nClusters }
    const overall = whole.map(({ measure, category, count, found, predictive }) => ({
      measure,
      category,
      count,
      n: found.n,
      share: found.estimate,
      low: found.interval.low,
      high: found.interval.high,
      designEffect: Number.isNaN(found.designEffect) ? null : found.designEffect,
      ...(predictive !== null && { ofHundredFlagged: predictive.ofHundredFlagged }),
    }))
    const told = { rows, sheets: nSheets, unread, design, overall, issues, folder }
    out(`${JSON.stringify(told, null, 2)}\n`)
    return
  }
  for (const line of issueLines(issues, language)) err(`${line}\n`)
  const line = (
    key: 'rowsIn' | 'unreadCells' | 'prevalenceDesign' | 'files' | 'time',
    text: string,
  ): void => err(`${padded(phrase(language, key), language)}${text}\n`)
  line('rowsIn', phrase(language, 'prevalenceRows', grouped(rows), grouped(nSheets)))
  if (unread.scores + unread.words > 0)
    line(
      'unreadCells',
      phrase(language, 'unreadCounts', grouped(unread.scores), grouped(unread.words)),
    )
  line(
    'prevalenceDesign',
    phrase(language, 'prevalenceUnits', grouped(nStrata), grouped(nClusters)),
  )
  for (const { measure, category, found, predictive } of whole) {
    const flagged = flaggedText(predictive, language)
    if (measure !== 'tier' && flagged === '') continue
    const [share, low, high] = [found.estimate, found.interval.low, found.interval.high].map(
      (value) => (100 * value).toFixed(1),
    )
    const interval = Number.isNaN(found.interval.low) ? '' : ` (${low}-${high})`
    err(`  ${measure} ${category}: ${share} %${interval}${flagged}\n`)
  }
  line('files', `${folder}/*.csv`)
  line('time', secondsSince(start))
  err(`${phrase(language, outcome.hidden === null ? 'notForPublication' : 'smallCellsHidden')}\n`)
  if (outcome.hidden !== null)
    err(`${phrase(language, outcome.isBeside ? 'hiddenBeside' : 'hiddenAlone')}\n`)
}

/** How many of those flagged would be confirmed, by what the instrument's source says of its cut score; else nothing. */
function flaggedText(predictive: LocalPredictiveValues | null, language: Language): string {
  if (predictive === null || Number.isNaN(predictive.ofHundredFlagged)) return ''
  const { ofHundredFlagged, ofHundredFlaggedRange: range } = predictive
  // Limits that are withheld are not said to be 0 and 100.
  const both = range === null ? '' : `${range.low}-${range.high}`
  const limits = both === '' ? '' : language === 'zh' ? `（${both}）` : ` (${both})`
  return `; ${phrase(language, 'ofHundredFlagged', String(ofHundredFlagged), limits)}`
}
