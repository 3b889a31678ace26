import type { Instrument } from '../../../src/instrument/instrument.js'
import { parseInstrument } from '../../../src/instrument/parse-instrument.js'
import { compileNorms } from '../../../src/norm/compile-norms.js'
import { convertRaw } from '../../../src/norm/convert-raw.js'
import { selectCell } from '../../../src/norm/select-cell.js'
import { SEXES } from '../../../src/table/blocks.js'
import { instrumentDocument, normFile } from '../library.js'
import { normTable } from '../mutations/catch-mutation.js'
import type { FileNormCell, FilePerson } from '../naive/file.js'
import { fraction, toNumber } from '../naive/fraction.js'
import { naiveStandard } from '../naive/norms.js'
import { difference, hashOf, type NormComparison } from './validation-data.js'

/** The files that a comparison of a norm table speaks for. */
export function filesOfNormTable(id: string): string {
  return hashOf([`norms/${id}.json`, `instruments/${id.split('/')[0]}/instrument.json`])
}

/** Converts every whole raw score in every cell of a norm table twice: by the engine and by the second scorer. */
export function compareNormTable(id: string): NormComparison {
  const table = normTable(id)
  const file = normFile(id)
  const instrument = instrumentOf(table.instrument)
  const differences: number[] = []
  for (const cell of file.cells) {
    const person = personOf(cell, file.ageUnit)
    const { informant = instrument.informants[0] } = cell
    const norm = compileNorms(instrument, [table], informant).scales.find(
      (one) => one?.scale === cell.scale,
    )
    const scale = instrument.scales.find((one) => one.id === cell.scale)
    if (!norm || !scale) throw new Error(`compareNormTable finds no ${cell.scale} in ${id}`)
    const [sex, age] = [SEXES.indexOf(person.sex as (typeof SEXES)[number]), person.ageMonths ?? -1]
    const chosen = selectCell(norm, Math.max(0, sex), person.grade ?? -1, age)
    for (let raw = Math.ceil(scale.attainable.minimum); raw <= scale.attainable.maximum; raw++) {
      const ours = convertRaw(norm, chosen, raw, age)
      const naive = naiveStandard(file, cell.scale, fraction(raw), person, informant)
      if (naive === null && Number.isNaN(ours)) continue
      differences.push(
        naive === null ? Number.POSITIVE_INFINITY : difference(ours, toNumber(naive)),
      )
    }
  }
  return {
    files: filesOfNormTable(id),
    cells: file.cells.length,
    figures: differences.length,
    largest: differences.reduce((one, other) => Math.max(one, other), 0),
  }
}

/** Somebody for whom a cell is. */
function personOf({ sex, age, grades }: FileNormCell, unit: string): FilePerson {
  return {
    ...(sex !== undefined && { sex }),
    ...(grades?.[0] !== undefined && { grade: grades[0] }),
    ...(age !== undefined && { ageMonths: Math.round(age.from * (unit === 'years' ? 12 : 1)) }),
  }
}

function instrumentOf(id: string): Instrument {
  const result = parseInstrument(instrumentDocument(id))
  if (!result.ok) throw new Error(`${id} does not parse`)
  return result.value
}
