// The page of the test: sheets of every instrument scored from its files, and by the modules that score one instrument.
import type { AnswerRecord, Person, Score } from '../../src/index.js'
import { type Files, scoreSheets } from '../support/score-sheets.js'

export type Scorer = (answers: AnswerRecord, person?: Person) => Score

/** What the page is told. */
export interface Library {
  readonly count: number
  readonly files: readonly Files[]
  readonly sheets: Readonly<Record<string, readonly AnswerRecord[]>>
}

/** What the page says. */
export interface Scored {
  readonly files: readonly string[]
  readonly modules: Readonly<Record<string, string>>
}

const PERSON: Person = { sex: 'female', ageMonths: 161, grade: 8 }

export function scoreLibrary(
  { count, files, sheets }: Library,
  scorers: Readonly<Record<string, Scorer>>,
): Scored {
  const modules = Object.entries(scorers).map(([name, score]) => {
    const scores = (sheets[name] ?? []).map((answers) => score(answers, PERSON))
    return [name, JSON.stringify(scores)] as const
  })
  return {
    files: files.map((one) => scoreSheets(one, count)),
    modules: Object.fromEntries(modules),
  }
}

/** Scores what `/library.json` says and posts it, if the page may make no code from text. */
export async function postScores(scorers: Readonly<Record<string, Scorer>>): Promise<void> {
  const post = (result: unknown): Promise<unknown> =>
    fetch('/result', { method: 'POST', body: JSON.stringify(result) })
  try {
    const library = (await (await fetch('/library.json')).json()) as Library
    await post({ scored: scoreLibrary(library, scorers), isCodeRefused: isCodeRefused() })
  } catch (error) {
    await post({ failed: String(error) })
  }
}

function isCodeRefused(): boolean {
  try {
    return new Function('return 1')() !== 1
  } catch {
    return true
  }
}
