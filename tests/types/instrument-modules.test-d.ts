import { score } from 'mindgauge'
import phq9 from 'mindgauge/instruments/phq-9'
import sdqFourBand from 'mindgauge/instruments/sdq-self/four-band'
import scorePhq9 from 'mindgauge/scorers/phq-9'
import scorePsc35 from 'mindgauge/scorers/psc-35'
import { expectTypeOf, it } from 'vitest'

it('an instrument imported as a module knows its scales', () => {
  expectTypeOf<keyof ReturnType<typeof score<'total'>>['scales']>().toEqualTypeOf<'total'>()
  expectTypeOf(score(phq9, {}).scales.total.raw).toEqualTypeOf<number | null>()
  // @ts-expect-error PHQ-9 has one scale
  score(phq9, {}).scales.conduct
})

it('a variant imported as a module knows its scales', () => {
  expectTypeOf(score(sdqFourBand, {}).scales.conduct.band).toEqualTypeOf<string | null>()
})

it('a module that scores one instrument knows its scales, and takes a person where a score depends on one', () => {
  expectTypeOf(scorePhq9({}).scales.total.raw).toEqualTypeOf<number | null>()
  expectTypeOf(scorePsc35({}, { ageYears: 7 }).instrument.id).toEqualTypeOf<string>()
  // @ts-expect-error PHQ-9 has one scale
  scorePhq9({}).scales.conduct
  // @ts-expect-error no score of the PHQ-9 depends on the person
  scorePhq9({}, { ageYears: 7 })
})
