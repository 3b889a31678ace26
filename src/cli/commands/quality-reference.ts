import { basename, dirname, resolve } from 'node:path'
import { loadInstruments } from '../../batch/load-instruments.js'
import { collectMoments } from '../../batch/quality-reference/collect-moments.js'
import type { Instrument } from '../../instrument/instrument.js'
import type { ColumnMap } from '../../io/column-map.js'
import type { PreparedTable } from '../../io/formats/prepare-table.js'
import { openMapped } from '../../io/open-mapped.js'
import { openOutput } from '../../io/open-output.js'
import type { Issue } from '../../issue/issue.js'
import { fingerprint } from '../../schema/fingerprint.js'
import { makeQualityReference } from '../../score/quality/reference/make-quality-reference.js'
import type { QualityReferenceDocument } from '../../score/quality/reference/quality-reference.js'
import { type Command, type Context, EXIT, type Request } from '../command.js'
import { inputsOf } from '../inputs-of.js'
import { loadMap } from '../load-map.js'
import { grouped } from '../print-accounting.js'
import { issueLines } from '../print-issues.js'
import { startProgress } from '../progress.js'
import { misuse, print, refuse } from '../say.js'
import { USUAL_PAIRS } from '../specs/quality-reference.js'
import { version } from '../version.js'
import { withTables } from '../with-tables.js'

/** `mindgauge quality-reference`: what the response quality of a protocol is judged with. */
export const qualityReference: Command = async (request, context) => {
  const { values } = request
  const synonyms = Number(values['synonyms'] ?? USUAL_PAIRS.synonyms)
  const antonyms = Number(values['antonyms'] ?? USUAL_PAIRS.antonyms)
  if (!(synonyms > 0 && synonyms <= 1)) return misuse('--synonyms 0 … 1', context)
  if (!(antonyms < 0 && antonyms >= -1)) return misuse('--antonyms -1 … 0', context)
  const map = loadMap(request)
  const loaded = loadInstruments([{ name: values['instrument'] ?? '', norms: [] }])
  const instrument = loaded.ok ? loaded.value.compiled[0]?.instrument : undefined
  if (!map.ok || instrument === undefined)
    return refuse([...map.issues, ...loaded.issues], request, context)
  return withTables(request, context, ({ responses: [table] }) =>
    build({ table, instrument, map: map.value, synonyms, antonyms }, request, context),
  )
}

interface Wish {
  readonly table: PreparedTable
  readonly instrument: Instrument
  readonly map: ColumnMap
  readonly synonyms: number
  readonly antonyms: number
}

async function build(
  { table, instrument, map, synonyms, antonyms }: Wish,
  request: Request,
  context: Context,
): Promise<number> {
  const { values, language, json } = request
  const opened = openMapped(table, [instrument], { map, students: null })
  if (!opened.ok) return refuse(opened.issues, request, context)
  const progress = startProgress(context, language)
  const watch = { signal: context.signal, onRows: progress.onRows }
  const { moments, rows, rejected } = await collectMoments(opened.value, instrument, watch)
  progress.end()
  const made = makeQualityReference(instrument, moments, {
    name: values['name'] ?? 'local',
    data: { file: opened.value.name, mindgauge: version() },
    synonymsAtLeast: synonyms,
    antonymsAtMost: antonyms,
  })
  if (!made.ok) return refuse(made.issues, request, context)
  const faults = written(values['out'] ?? '', request, made.value)
  if (faults.length > 0) return refuse(faults, request, context)
  const issues = [...opened.issues.filter(({ severity }) => severity !== 'info'), ...made.issues]
  for (const line of issueLines(issues, language)) context.err(`${line}\n`)
  const facts = factsOf(made.value, rows, rejected)
  if (json) context.out(`${JSON.stringify(facts, null, 2)}\n`)
  else print(linesOf(facts, values['out'] ?? ''), context)
  return issues.length > 0 || rejected > 0 ? EXIT.issues : EXIT.done
}

interface Facts {
  readonly id: string
  readonly fingerprint: string
  readonly rows: number
  readonly rejected: number
  readonly n: number
  readonly synonyms: number
  readonly antonyms: number
  readonly distance: number | null
}

function factsOf(document: QualityReferenceDocument, rows: number, rejected: number): Facts {
  const { id, data, synonyms, antonyms, distance } = document
  return {
    id,
    fingerprint: fingerprint(document),
    rows,
    rejected,
    n: data.n,
    synonyms: synonyms.pairs.length,
    antonyms: antonyms.pairs.length,
    distance: distance?.items.length ?? null,
  }
}

function linesOf(facts: Facts, path: string): string[] {
  const { id, rows, rejected, n, synonyms, antonyms, distance } = facts
  return [
    `${id} (${facts.fingerprint}): n ${grouped(n)} / ${grouped(rows)} (− ${grouped(rejected)})`,
    `  synonyms ${synonyms}, antonyms ${antonyms}, D² ${distance ?? '-'}`,
    path,
  ]
}

function written(path: string, request: Request, document: unknown): readonly Issue[] {
  const opened = openOutput(dirname(resolve(path)), inputsOf(request))
  if (!opened.ok) return opened.issues
  opened.value.file(basename(path)).write(`${JSON.stringify(document, null, 2)}\n`)
  return opened.value.commit().issues
}
