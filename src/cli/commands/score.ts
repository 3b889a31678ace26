import { guardDoor } from '../../batch/door/guard-door.js'
import {
  enterIssue,
  type IssueLedger,
  issuesByCode,
  isWorthALook,
} from '../../batch/issue-ledger.js'
import { type LoadedInstruments, loadInstruments } from '../../batch/load-instruments.js'
import { type ScoreOutcome, scoreFile } from '../../batch/score/score-file.js'
import { loadNormTable } from '../../io/catalogue.js'
import type { ColumnMap } from '../../io/column-map.js'
import type { PreparedTable } from '../../io/formats/prepare-table.js'
import { openMapped } from '../../io/open-mapped.js'
import type { ResponseFile } from '../../io/open-responses.js'
import { type Issue, issue, type Result } from '../../issue/issue.js'
import { type Command, type Context, EXIT, type Request } from '../command.js'
import { companions } from '../companions.js'
import { inputsOf } from '../inputs-of.js'
import { listed, loadMap } from '../load-map.js'
import { mapHint } from '../map-hint.js'
import { openTarget } from '../output-target.js'
import { phrase } from '../phrases.js'
import { grouped, padded } from '../print-accounting.js'
import { groupLines } from '../print-issues.js'
import { secondsSince, startProgress } from '../progress.js'
import { rowNote } from '../row-note.js'
import { refuse } from '../say.js'
import { scoredWith, scoredWithLines } from '../scored-with.js'
import { detailOf, sinkFor, writtenFormat } from '../sink-for.js'
import { ALONE, type Helpers, helpersFor } from '../threads.js'
import { version } from '../version.js'
import { withTables } from '../with-tables.js'

/** `mindgauge score`: a file with the scores of one or more instruments behind its own columns. */
export const score: Command = async (request, context) => {
  const start = performance.now()
  // Other formats pack rows as their blocks come, which end elsewhere in a file that is shared.
  const helpers = writtenFormat(request) === undefined ? helpersFor(request) : ALONE
  const map = loadMap(request)
  const loaded = loadWished(request)
  if (!map.ok || !loaded.ok) return refuse([...map.issues, ...loaded.issues], request, context)
  return withTables(request, context, ({ responses: [table] }) =>
    scoreTable({ table, map, loaded, helpers, start, request, context }),
  )
}

interface ScoreWork {
  readonly table: PreparedTable
  readonly map: Extract<Result<ColumnMap>, { ok: true }>
  readonly loaded: Extract<Result<LoadedInstruments>, { ok: true }>
  readonly helpers: Helpers
  readonly start: number
  readonly request: Request
  readonly context: Context
}

/** Scores a table that is ready. */
async function scoreTable(work: ScoreWork): Promise<number> {
  const { table, map, loaded, helpers, start, request, context } = work
  const { values, language } = request
  const { compiled } = loaded.value
  const keep = listed(values['keep'])
  const opened = openMapped(
    table,
    compiled.map(({ instrument }) => instrument),
    {
      map: { ...map.value, keep: [...(map.value.keep ?? []), ...keep] },
      otherColumns: 'keep',
      students: null,
    },
  )
  if (!opened.ok) {
    const hints = mapHint(opened.issues, request, listed(values['instrument']))
    return refuse(opened.issues, request, context, hints)
  }
  const out = values['out'] ?? '-'
  const target = openTarget(out, inputsOf(request), context)
  if ('issues' in target) return refuse(target.issues, request, context)
  const progress = startProgress(context, language)
  const guarded = await guardDoor(
    opened.value,
    [...keep, ...(map.value.keep ?? [])],
    context.signal,
    writtenFormat(request) === undefined && values['codebook'] === undefined
      ? 'not-wanted'
      : 'wanted',
  )
  let outcome: ScoreOutcome
  try {
    outcome = await scoreFile({
      file: guarded.file,
      compiled,
      norms: loaded.value.norms,
      sink: sinkFor(request, compiled, guarded),
      write: target.write,
      detail: detailOf(request),
      ...helpers,
      watch: { signal: context.signal, onRows: progress.onRows },
    })
    const book = { compiled, norms: loaded.value.norms, guarded, version: version(), outcome }
    for (const { name, content } of companions(request, book)) target.beside(name, content)
  } catch (error) {
    target.abort()
    throw error
  } finally {
    progress.end()
    helpers.reader?.close()
  }
  const faults = target.commit()
  if (faults.length > 0) return refuse(faults, request, context)
  for (const found of [...map.issues, ...loaded.issues, ...opened.issues, ...guarded.issues])
    enterIssue(outcome.ledger, found)
  const { file } = guarded
  report({ outcome, loaded: loaded.value, file, out, start }, request, context)
  return isWorthALook(outcome.ledger) ? EXIT.issues : EXIT.done
}

/** The instruments and norms of the command line; each norm table goes to its instrument. */
function loadWished({ values }: Request): Result<LoadedInstruments> {
  const names = listed(values['instrument'])
  const norms = listed(values['norms']).map((name) => ({ name, table: loadNormTable(name) }))
  const faults = norms.flatMap(({ table }) => (table.ok ? [] : table.issues))
  const without = loadInstruments(
    names.map((name) => ({ name, norms: [] })),
    values['informant'],
  )
  if (!without.ok) return { ok: false, issues: [...faults, ...without.issues] }
  const ids = without.value.compiled.map(({ instrument }) => instrument.id)
  const strangers = norms.flatMap(({ table }) =>
    table.ok && !ids.includes(table.value.instrument) ? [strangerTo(ids, table.value.id)] : [],
  )
  if (faults.length + strangers.length > 0) return { ok: false, issues: [...faults, ...strangers] }
  if (norms.length === 0) return without
  return loadInstruments(
    names.map((name, index) => ({
      name,
      norms: norms
        .filter(({ table }) => table.ok && table.value.instrument === ids[index])
        .map((norm) => norm.name),
    })),
    values['informant'],
  )
}

function strangerTo(ids: readonly string[], table: string): Issue {
  const expected = `norms of ${ids.join(' or ')}`
  return issue({ code: 'unknown-norm-table', expected, received: table })
}

interface Scored {
  readonly outcome: ScoreOutcome
  readonly loaded: LoadedInstruments
  readonly file: ResponseFile
  readonly out: string
  readonly start: number
}

function report(
  { outcome: { rows, scored, rejected, noted, ledger }, loaded, file, out, start }: Scored,
  { json, language }: Request,
  { err, out: say }: Context,
): void {
  if (json && out !== '-') {
    const issues = issuesByCode(ledger)
    const made = { mindgauge: version(), instruments: scoredWith(loaded) }
    const counts = { ...made, rows, scored, rejected, noted, issues, file: out }
    say(`${JSON.stringify(counts, null, 2)}\n`)
    return
  }
  const groups = groupsOf(ledger)
  const note = rowNote(
    [file],
    groups.map(({ first }) => first),
    language,
  )
  for (const line of [...groupLines(groups, language), ...note]) err(`${line}\n`)
  for (const line of scoredWithLines(loaded, language)) err(`${line}\n`)
  const counts = [rows, scored, rejected, noted].map(grouped)
  err(
    `${padded(phrase(language, 'rowsIn'), language)}${phrase(language, 'rowsScored', ...counts)}\n`,
  )
  if (out !== '-') err(`${padded(phrase(language, 'file'), language)}${out}\n`)
  err(`${padded(phrase(language, 'time'), language)}${secondsSince(start)}\n`)
}

const groupsOf = ({ groups }: IssueLedger) => [...groups.values()]
