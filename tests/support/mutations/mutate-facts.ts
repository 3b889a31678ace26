import { INSTRUMENT_IDS } from '../library.js'
import { completeGolden } from './complete-golden.js'
import { readFactMutations, writeFactMutations } from './fact-mutations.js'
import { caughtShare, filesOf, type Survey, surveyOf } from './survey.js'

/**
 * Mutates every fact of the instruments named, or of those whose files have changed since, and writes what became of
 * the mutations.
 *
 * @param words - `--complete` adds worked answers for what goes unnoticed; `--all` takes every instrument
 */
export function mutateFacts(words: readonly string[]): void {
  const named = words.filter((word) => !word.startsWith('--'))
  let surveys = readFactMutations()
  surveys = Object.fromEntries(
    Object.entries(surveys).filter(([id]) => INSTRUMENT_IDS.includes(id)),
  )
  const isDue = (id: string): boolean =>
    named.length > 0
      ? named.includes(id)
      : words.includes('--all') || surveys[id]?.files !== filesOf(id)
  for (const id of INSTRUMENT_IDS.filter(isDue)) {
    try {
      const nAdded = words.includes('--complete') ? completeGolden(id) : 0
      const { left: _, ...survey } = surveyOf(id)
      surveys = { ...surveys, [id]: survey }
      writeFactMutations(surveys)
      console.log(line(id, survey, nAdded))
    } catch (error) {
      console.error(`${id}: ${String(error)}`)
      process.exitCode = 1
    }
  }
}

function line(id: string, survey: Survey, nAdded: number): string {
  const { mutations, survivors } = survey
  const added = nAdded === 0 ? '' : `, ${nAdded} worked answers added`
  const share = (100 * caughtShare(survey)).toFixed(1)
  return `${id}: ${mutations - survivors.length} of ${mutations} caught, ${share} %${added}`
}

mutateFacts(process.argv.slice(2))
