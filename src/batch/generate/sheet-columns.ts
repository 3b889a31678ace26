import type { Instrument } from '../../instrument/instrument.js'
import { cellBytes } from '../../io/byte-writer.js'
import type { Protocol } from '../../risk/protocol.js'
import { type Gate, gatesOf } from './gates.js'
import { type ItemModel, itemModels } from './item-models.js'

/** One instrument of the campaign with what is needed to make up answers to it. */
export interface GeneratedInstrument {
  readonly instrument: Instrument
  /** Grades that take it. */
  readonly grades: ReadonlySet<number>
  readonly models: readonly ItemModel[]
  readonly gates: readonly Gate[]
  /** For each item, the cell of each option. */
  readonly cells: readonly (readonly Uint8Array[])[]
}

/** The protocol's instruments, each once however many entries name it, with all grades that take it. */
export function generatedInstruments(
  protocol: Protocol,
  instruments: readonly Instrument[],
): GeneratedInstrument[] {
  const byId = new Map<string, { instrument: Instrument; grades: Set<number> }>()
  protocol.instruments.forEach((entry, index) => {
    const instrument = instruments[index]
    if (instrument === undefined)
      throw new Error('generatedInstruments requires one instrument for each of the protocol')
    const known = byId.get(instrument.id) ?? { instrument, grades: new Set<number>() }
    for (const grade of entry.grades ?? protocol.grades) known.grades.add(grade)
    byId.set(instrument.id, known)
  })
  return [...byId.values()].map(({ instrument, grades }) => ({
    instrument,
    grades,
    models: itemModels(instrument),
    gates: gatesOf(instrument),
    cells: instrument.items.map((item) =>
      item.options.map((option) => cellBytes(String(option.code))),
    ),
  }))
}
