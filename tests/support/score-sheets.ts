import { type NormTable, type Result, score } from '../../src/index.js'
import { parseInstrument, parseNormTable } from '../../src/parse.js'

/** What a page would be handed: files as text. */
export interface Files {
  readonly instrument: string
  readonly norms: readonly string[]
}

const SEXES = ['unknown', 'female', 'male'] as const

/** Numbers from 0 to `limit` (excluded), the same on every machine. */
export function draws(seed: number): (limit: number) => number {
  let state = seed >>> 0
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`scoreSheets requires files without faults: ${result.issues[0]?.message}`)
}

/**
 * Parses the files and scores made-up sheets, some with blanks and some with answers that are no codes.
 * Runs alike in Node and in a bare context: text in, text out.
 */
export function scoreSheets({ instrument: file, norms: files }: Files, count: number): string {
  const instrument = must(parseInstrument(JSON.parse(file)))
  const norms: NormTable[] = files.map((norm) => must(parseNormTable(JSON.parse(norm))))
  const draw = draws(count)
  const results: unknown[] = []
  for (let sheet = 0; sheet < count; sheet++) {
    const rate = [0, 12, 4][sheet % 3] ?? 0
    const answers = instrument.items.map(({ id, options }) => {
      if (rate > 0 && draw(rate) === 0) return [id, draw(9) === 0 ? 77 : null]
      return [id, options[draw(options.length)]?.code ?? null]
    })
    const person = { sex: SEXES[draw(3)] ?? 'unknown', grade: draw(14), ageMonths: 80 + draw(160) }
    results.push(score(instrument, Object.fromEntries(answers), person, norms))
  }
  return JSON.stringify(results)
}
