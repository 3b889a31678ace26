import { build } from 'esbuild'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type AnswerRecord,
  compileInstrument,
  type Instrument,
  type Person,
  type Score,
  score,
} from '../src/index.js'
import { scorer } from '../src/scorer.js'
import { workplace } from './cli/run-command.js'
import { READINGS, scorerModules, scorerWriter } from './support/scorer-modules.js'

const { planOf, stepsOf } = scorerWriter

type Scorer = (answers: AnswerRecord, person?: Person) => Score

const place = workplace()
afterAll(place.remove)

let scorers: Readonly<Record<string, Scorer>>

beforeAll(async () => {
  const imports = READINGS.map(({ name }, index) => `import s${index} from 'scorer:${name}'\n`)
  const exported = READINGS.map(({ name }, index) => `${JSON.stringify(name)}: s${index}`)
  const contents = `${imports.join('')}export const scorers = { ${exported} }`
  const outfile = place.path('scorers.mjs')
  await build({
    stdin: { contents, resolveDir: '.' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    plugins: [scorerModules],
  })
  scorers = (await import(outfile)).scorers
})

/** Answers of every kind: each code, codes as text, blanks, what is no code and what is no item. */
function someAnswers({ items }: Instrument): fc.Arbitrary<AnswerRecord> {
  const answers = items.map(({ id, options, declined, notApplicable }) => {
    const codes = options.map(({ code }) => code)
    const code = fc.constantFrom(...codes, ...declined, ...notApplicable)
    const answer = fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom(...codes) },
      { weight: 2, arbitrary: code },
      { weight: 1, arbitrary: code.map(String) },
      { weight: 1, arbitrary: fc.constantFrom(null, undefined, '', 999, 'often') },
    )
    return answer.map((value) => [id, value] as const)
  })
  const others = fc.constantFrom([], [['another', 1] as const])
  return fc
    .tuple(fc.tuple(...answers), others)
    .map(([of, other]) => Object.fromEntries([...of, ...other]))
}

/** Persons that can be believed. */
const somePerson: fc.Arbitrary<Person> = fc.record(
  {
    sex: fc.constantFrom('unknown' as const, 'female' as const, 'male' as const),
    grade: fc.integer({ min: 1, max: 12 }),
    ageMonths: fc.integer({ min: 0, max: 1800 }),
    informant: fc.constantFrom('self', 'parent', 'teacher'),
  },
  { requiredKeys: [] },
)

describe('a module that scores one instrument', () => {
  it.each(READINGS)(
    '$name gives what score gives, for any answers and person',
    ({ name, instrument }) => {
      const scoreOne = scorers[name] as Scorer
      fc.assert(
        fc.property(someAnswers(instrument), somePerson, (answers, person) => {
          expect(scoreOne(answers, person)).toEqual(score(instrument, answers, person))
          expect(scoreOne(answers)).toEqual(score(instrument, answers))
        }),
        { numRuns: 25 },
      )
    },
  )

  it('says of a person what score says, where a score depends on one', () => {
    const personal = READINGS.filter(({ instrument }) =>
      stepsOf(compileInstrument(instrument)).includes('writePerson'),
    )
    expect(personal.length).toBeGreaterThan(0)
    for (const { name, instrument } of personal) {
      const person = { ageYears: -3, grade: 99 }
      expect((scorers[name] as Scorer)({}, person)).toEqual(score(instrument, {}, person))
      expect(() => scorers[name]?.({}, { age: 3 } as Person)).toThrow('knows no key age')
    }
  })

  it('refuses what is no record of answers', () => {
    expect(() => scorers['phq-9']?.(null as never)).toThrow('score needs answers by item id')
  })

  it('a plan whose step is not there is not scored', () => {
    for (const { name, instrument } of READINGS) {
      const plan = planOf(compileInstrument(instrument))
      expect(() => scorer(plan, {})({}), name).toThrow('is not a function')
    }
  })
})
