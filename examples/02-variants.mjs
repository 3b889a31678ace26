// Where publications disagree, each reading is a variant with a name of its own.
import { score } from 'mindgauge'
import usual from 'mindgauge/instruments/scared-41'
import china from 'mindgauge/instruments/scared-41/china-urban'

const answers = Object.fromEntries(usual.items.map(({ id }, index) => [id, index < 24 ? 1 : 0]))
for (const instrument of [usual, china]) {
  const { total } = score(instrument, answers).scales
  console.log(
    instrument.variant ?? 'as published',
    total.raw,
    total.band,
    instrument.fingerprint.length,
  )
}

// prints:
// as published 24 below-cut 16
// china-urban 24 at-or-above-cut 16
