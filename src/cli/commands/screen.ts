import { join } from 'node:path'
import { cohortCsv } from '../../batch/cohort-csv.js'
import { coverageCsv } from '../../batch/coverage-csv.js'
import type { Crew } from '../../batch/crew/crew.js'
import { isWorthALook } from '../../batch/issue-ledger.js'
import { type LoadedCampaign, loadCampaign } from '../../batch/load-campaign.js'
import { type ScreenJob, type ScreenOutcome, screenFiles } from '../../batch/screen/screen-files.js'
import { type Summary, summaryOf } from '../../batch/screen/summary.js'
import { publishedRows } from '../../cohort/cohort-rows.js'
import { coverageRows } from '../../cohort/coverage.js'
import { publishCohort } from '../../cohort/publish-cohort.js'
import type { ColumnMap } from '../../io/column-map.js'
import { type Output, openOutput } from '../../io/open-output.js'
import type { OutputFile } from '../../io/output-file.js'
import { translateSources, translatorTo } from '../../io/translator.js'
import type { Issue, Result } from '../../issue/issue.js'
import { type Language, textIn } from '../../issue/text.js'
import { REPORTED } from '../../report/groups.js'
import { renderReport } from '../../report/index.js'
import { type Command, type Context, EXIT, type Request } from '../command.js'
import { inputsOf } from '../inputs-of.js'
import { loadMap } from '../load-map.js'
import { mapHint } from '../map-hint.js'
import { type OpenedSheets, openSheets } from '../open-sheets.js'
import { phrase } from '../phrases.js'
import { accountingLines, padded } from '../print-accounting.js'
import { groupLines } from '../print-issues.js'
import { type Progress, secondsSince, startProgress } from '../progress.js'
import { rowNote } from '../row-note.js'
import { print, refuse } from '../say.js'
import { crewFor } from '../threads.js'
import { translateNormTable } from '../translate-facts.js'
import { version } from '../version.js'
import { type Tables, withTables } from '../with-tables.js'

/** `mindgauge screen`: a campaign from answer sheets to lists, tables and report. */
export const screen: Command = (request, context) =>
  screenWith(() => loadCampaign(request.values['protocol'] ?? ''), request, context)

/** Screens with a campaign that somebody else loads. */
export async function screenWith(
  load: () => Result<LoadedCampaign>,
  request: Request,
  context: Context,
): Promise<number> {
  const start = performance.now()
  const crew = crewFor(request)
  const map = loadMap(request)
  const campaign = load()
  if (!map.ok || !campaign.ok) return refuse([...map.issues, ...campaign.issues], request, context)
  return withTables(request, context, async (tables) => {
    const ready = prepare(request, tables, campaign, map)
    if (!ready.ok) {
      const { instruments } = campaign.value.compiled.protocol
      const ids = instruments.map(({ instrument, variant }) =>
        variant === undefined ? instrument : `${instrument}@${variant}`,
      )
      return refuse(ready.issues, request, context, mapHint(ready.issues, request, ids))
    }
    return screenTables(ready, crew, start, request, context)
  })
}

/** Screens tables that are ready. */
async function screenTables(
  ready: Loaded<Ready>,
  crew: Crew | null,
  start: number,
  request: Request,
  context: Context,
): Promise<number> {
  const { values, language, json } = request
  const { campaign, sheets } = ready.value
  const folder = values['out'] ?? ''
  const opened = openOutput(folder, inputsOf(request))
  if (!opened.ok) return refuse(opened.issues, request, context)
  const output = opened.value
  const progress = startProgress(context, language)
  try {
    const job = { ...jobOf(request, context, ready, progress, output), crew }
    const outcome = await screenFiles(job)
    const summary = summaryOf({
      version: version(),
      compiled: campaign.compiled,
      norms: campaign.norms,
      files: sheets.files,
      wave: job.wave,
      only: sheets.only,
      outcome,
    })
    writeRest(output, outcome, summary, campaign, language)
    progress.end()
    const written = output.commit()
    if (!written.ok) return refuse(written.issues, request, context)
    if (json) context.out(`${JSON.stringify(summary, null, 2)}\n`)
    else report(outcome, ready.value, folder, start, request, context)
    return isWorthALook(outcome.ledger) ? EXIT.issues : EXIT.done
  } finally {
    progress.end()
    output.abort()
  }
}

interface Ready {
  readonly campaign: LoadedCampaign
  readonly sheets: OpenedSheets
}

type Loaded<T> = Extract<Result<T>, { ok: true }>

/** Opens everything that the command line names; all that stands in the way is said at once. */
function prepare(
  request: Request,
  tables: Tables,
  campaign: Loaded<LoadedCampaign>,
  map: Loaded<ColumnMap>,
): Result<Ready> {
  const sheets = openSheets(request, tables, campaign.value.compiled, map.value)
  const issues = [...map.issues, ...campaign.issues, ...sheets.issues]
  if (!sheets.ok) return { ok: false, issues }
  return { ok: true, value: { campaign: campaign.value, sheets: sheets.value }, issues }
}

function jobOf(
  { values, language }: Request,
  { signal }: Context,
  { value: { campaign, sheets }, issues }: { value: Ready; issues: readonly Issue[] },
  { onRows }: Progress,
  output: Output,
): Omit<ScreenJob, 'crew'> {
  const files = new Map<string, OutputFile>()
  return {
    ...sheets,
    compiled: campaign.compiled,
    norms: campaign.norms,
    wave: values['wave'] ?? null,
    detail: values['columns'] === 'full' ? 'full' : 'usual',
    language,
    issues,
    write: (name, bytes) => {
      const file = files.get(name) ?? output.file(name)
      files.set(name, file)
      file.write(bytes)
    },
    watch: { signal, onRows },
  }
}

/** The files that are written at the end: cohort.csv, report.html and summary.json. */
function writeRest(
  output: Output,
  { cohort, accounting }: ScreenOutcome,
  summary: Summary,
  { compiled, norms }: LoadedCampaign,
  language: Language,
): void {
  const published = publishCohort(cohort)
  const rows = publishedRows(published, REPORTED)
  const { mindgauge: version, wave } = summary
  const { protocol } = compiled
  const instruments = compiled.instruments.map(({ instrument }) => instrument)
  const translate = translatorTo(language)
  cohortCsv(published, output.file('cohort.csv').write)
  const coverage = accounting.hasRoster ? coverageRows(published) : []
  output.file('coverage.csv').write(coverageCsv(coverage))
  output.file('report.html').write(
    renderReport({
      language,
      protocol: translateSources(protocol, translate),
      instruments,
      norms: norms.flat().map((table) => translateNormTable(table, translate)),
      rows,
      coverage,
      accounting,
      version,
      wave,
    }),
  )
  output.file('summary.json').write(`${JSON.stringify(summary, null, 2)}\n`)
}

function report(
  { accounting, ledger }: ScreenOutcome,
  { campaign, sheets }: Ready,
  folder: string,
  start: number,
  { language }: Request,
  context: Context,
): void {
  const line = (key: 'protocol' | 'time' | 'report' | 'files', text: string): string =>
    `${padded(phrase(language, key), language)}${text}`
  const groups = [...ledger.groups.values()]
  const { protocol } = campaign.compiled
  const note = rowNote(
    sheets.begins,
    groups.map(({ first }) => first),
    language,
  )
  for (const text of [...groupLines(groups, language), ...note]) context.err(`${text}\n`)
  const name = `${textIn(protocol.names, language)} ${protocol.version}`
  print(
    [
      line('protocol', name),
      ...(protocol.example === true ? [phrase(language, 'example')] : []),
      ...accountingLines(accounting, protocol, language),
      line('time', secondsSince(start)),
      line('report', join(folder, 'report.html')),
      line('files', join(folder, '*.csv')),
      phrase(language, 'notADiagnosis'),
    ],
    context,
  )
}
