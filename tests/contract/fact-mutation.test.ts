import { describe, expect, it } from 'vitest'
import { goldenDocument, INSTRUMENT_IDS, instrumentDocument } from '../support/library.js'
import type { Golden } from '../support/mutations/catch-mutation.js'
import { readFactMutations } from '../support/mutations/fact-mutations.js'
import { everyMutation } from '../support/mutations/readings.js'
import { caughtShare, filesOf, surveyOf } from '../support/mutations/survey.js'
import { statedOf } from '../support/stated.js'

/** `npm run mutate-facts` tries every mutation and writes them down; here as many of each instrument are tried again. */
const N_TRIED = 40
const LEAST_CAUGHT = 0.95
const surveys = readFactMutations()

it('the list of mutations is of the instruments that there are', () => {
  expect(Object.keys(surveys).sort(), 'npm run mutate-facts').toEqual([...INSTRUMENT_IDS].sort())
})

describe.each(INSTRUMENT_IDS)('a changed fact of %s', (id) => {
  const survey = surveys[id]

  it('was tried, each one, with the file as it is now', () => {
    expect(survey?.files, `npm run mutate-facts -- ${id}`).toBe(filesOf(id))
  })

  it(`is noticed by the parser, the linter or a worked answer, ${LEAST_CAUGHT * 100} in 100 at least`, () => {
    if (survey === undefined) throw new Error(`${id} was not surveyed`)
    expect(caughtShare(survey), survey.survivors.join('\n')).toBeGreaterThanOrEqual(LEAST_CAUGHT)
  })

  it('is noticed now as it was then, in a sample', () => {
    const total = everyMutation(instrumentDocument(id)).length
    expect(total).toBe(survey?.mutations)
    const { survivors } = surveyOf(id, Math.ceil(total / N_TRIED))
    const known = survey?.survivors ?? []
    expect(survivors.filter((survivor) => !known.includes(survivor))).toEqual([])
  })

  it('is noticed where no score shows it: the worked answers state it a second time', () => {
    const { stated } = goldenDocument(id) as Golden
    expect(stated, `npm run mutate-facts -- --complete ${id}`).toEqual(
      statedOf(instrumentDocument(id)),
    )
  })
})
