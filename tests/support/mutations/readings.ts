import type { InstrumentDocument, ScaleDocument } from '../../../src/instrument/document.js'
import type { Instrument } from '../../../src/instrument/instrument.js'
import { parseInstrument } from '../../../src/instrument/parse-instrument.js'
import { score } from '../../../src/score/score.js'
import { staircases } from './candidate-sheets.js'
import { cutMutations } from './cut-mutations.js'
import { decisionMutations } from './decision-mutations.js'
import { formMutations } from './form-mutations.js'
import { keyMutations } from './key-mutations.js'
import type { FactMutation, Reading, WrittenScale } from './mutation.js'
import { scaleMutations } from './scale-mutations.js'
import { termMutations } from './term-mutations.js'

/** Every single fact of an instrument file changed, one at a time: those of the file, then those of its variants. */
export function everyMutation(document: InstrumentDocument): readonly FactMutation[] {
  const file = readingOf(document)
  const readings = [
    file,
    ...Object.keys(document.scoring.variants ?? {}).map((name) => readingOf(document, name)),
  ]
  return [
    ...readings.flatMap((reading) => [
      ...keyMutations(reading),
      ...termMutations(reading),
      ...scaleMutations(reading),
      ...cutMutations(reading),
      ...decisionMutations(reading),
    ]),
    ...formMutations(file),
  ]
}

function readingOf(document: InstrumentDocument, variant?: string): Reading {
  const instrument = parsed(document, variant)
  const base = variant === undefined ? ['scoring'] : ['scoring', 'variants', variant]
  return {
    document,
    instrument,
    values: valuesOf(instrument),
    base,
    scales: variant === undefined ? ofFile(document) : ofVariant(document, variant),
  }
}

function parsed(document: InstrumentDocument, variant?: string): Instrument {
  const result = parseInstrument(document, variant === undefined ? {} : { variant })
  if (!result.ok) throw new Error(`${document.$id}: ${result.issues[0]?.message}`)
  return result.value
}

function ofFile({ scoring }: InstrumentDocument): WrittenScale[] {
  return scoring.scales.map((scale, index) => ({
    id: scale.id,
    place: ['scoring', 'scales', index],
    written: scale,
    whole: scale,
  }))
}

function ofVariant({ scoring }: InstrumentDocument, variant: string): WrittenScale[] {
  const changes = scoring.variants?.[variant]?.scales ?? {}
  return Object.entries(changes).map(([id, written]) => ({
    id,
    place: ['scoring', 'variants', variant, 'scales', id],
    written,
    whole: { ...(scoring.scales.find((scale) => scale.id === id) as ScaleDocument), ...written },
  }))
}

/** The scores that each scale takes on complete sheets, ascending. */
function valuesOf(instrument: Instrument): ReadonlyMap<string, readonly number[]> {
  const seen = new Map(instrument.scales.map(({ id }) => [id, new Set<number>()]))
  for (const answers of staircases(instrument)) {
    const record = Object.fromEntries(instrument.items.map(({ id }, at) => [id, answers[at]]))
    for (const [id, { raw }] of Object.entries(score(instrument, record).scales))
      if (raw !== null) seen.get(id)?.add(raw)
  }
  return new Map(
    [...seen].map(([id, values]) => [id, [...values].sort((one, other) => one - other)]),
  )
}
