import { score } from 'mindgauge'
import phq9 from 'mindgauge/instruments/phq-9'
import sdqFourBand from 'mindgauge/instruments/sdq-self/four-band'
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
