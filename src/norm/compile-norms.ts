import type { Instrument, Scale } from '../instrument/instrument.js'
import { SEXES } from '../table/blocks.js'
import {
  type CompiledNormCell,
  type CompiledNormScale,
  type CompiledNorms,
  OLDEST_MONTHS,
} from './compiled-norms.js'
import type { ConversionSetting } from './conversions/conversion-method.js'
import { CONVERSIONS, methodIndexOf } from './conversions/conversions.js'
import { convertRaw } from './convert-raw.js'
import { metricOf } from './metrics.js'
import { monthsOf } from './months-of.js'
import { provideNormStep } from './norm-step.js'
import type { NormCell, NormTable } from './norm-table.js'
import { countGradeClasses } from './person-classes.js'

export type { CompiledNormScale, CompiledNorms } from './compiled-norms.js'

/** Longest raw range for which every standard score is worked out beforehand. */
const LONGEST_TABLE = 4096

/**
 * Compiles norm tables for an instrument, once, for any number of persons.
 *
 * @param instrument - whose scales the tables convert
 * @param tables - parsed norm tables; each scale may be in one of them
 * @param informant - who answered; where absent, the instrument's informant if it has only one. Cells for another
 *   informant are left out
 * @throws {@link RangeError} when a table belongs to another instrument or names a scale that it lacks, or when two
 *   tables cover the same scale
 */
export function compileNorms(
  instrument: Instrument,
  tables: readonly NormTable[],
  informant?: string,
): CompiledNorms {
  loadNormStep()
  const [first, ...others] = instrument.informants
  const who = informant ?? (others.length === 0 ? first : undefined)
  for (const table of tables) requireFit(instrument, table)
  return { scales: instrument.scales.map((scale) => compileScale(scale, tables, who)) }
}

/** Makes the engine able to use norms in this thread. */
export function loadNormStep(): void {
  provideNormStep({ compileNorms, convertRaw })
}

function requireFit({ id, scales }: Instrument, table: NormTable): void {
  if (table.instrument !== id)
    throw new RangeError(`compileNorms needs norms of ${id}, received ${table.id}`)
  for (const { scale } of table.cells)
    if (!scales.some((candidate) => candidate.id === scale))
      throw new RangeError(`compileNorms finds no scale ${scale} of ${table.id} in ${id}`)
}

function compileScale(
  scale: Scale,
  tables: readonly NormTable[],
  informant: string | undefined,
): CompiledNormScale | null {
  const [table, other] = tables.filter(({ cells }) => cells.some((cell) => cell.scale === scale.id))
  if (table === undefined) return null
  if (other !== undefined)
    throw new RangeError(
      `compileNorms finds the scale ${scale.id} in two tables: ${table.id} and ${other.id}`,
    )
  const { edges, round } = table
  const setting: ConversionSetting = { metric: metricOf(table.metric), round, edges }
  const cells = table.cells.flatMap((cell, index) =>
    cell.scale === scale.id && (cell.informant === undefined || cell.informant === informant)
      ? [compileCell(cell, index, setting, scale)]
      : [],
  )
  return {
    scale: scale.id,
    tableId: table.id,
    fingerprint: table.fingerprint,
    metric: table.metric,
    setting,
    monthsPerUnit: table.ageUnit === 'years' ? 12 : 1,
    subtractFromAge: table.gradeFromAge?.subtract ?? null,
    ...classify(cells, table.ageUnit),
    cells,
  }
}

function compileCell(
  cell: NormCell,
  index: number,
  setting: ConversionSetting,
  { attainable }: Scale,
): CompiledNormCell {
  const { conversion } = cell
  const method = methodIndexOf(conversion)
  const scoresFrom = Math.ceil(attainable.minimum)
  const length = Math.floor(attainable.maximum) - scoresFrom + 1
  const isTabled = CONVERSIONS[method]?.usesAge === false && length > 0 && length <= LONGEST_TABLE
  const scoreOf = (_: unknown, i: number) =>
    CONVERSIONS[method]?.convert(conversion, setting, scoresFrom + i, Number.NaN) ?? Number.NaN
  const scores = isTabled ? Float64Array.from({ length }, scoreOf) : null
  return { index, cell, method, scores, scoresFrom }
}

type Classes = Pick<CompiledNormScale, 'maximumGrade' | 'ageClasses' | 'nAgeClasses' | 'cellOf'>

/** Works out the cell of each combination of sex, grade class and age class. */
function classify(cells: readonly CompiledNormCell[], unit: NormTable['ageUnit']): Classes {
  const bands = cells.flatMap(({ cell }) => (cell.age === undefined ? [] : [cell.age]))
  const edges = [
    ...new Set(bands.flatMap(({ from, to }) => [monthsOf(from, unit), monthsOf(to, unit)])),
  ]
  edges.sort((one, other) => one - other)
  const ageClasses = Uint16Array.from({ length: OLDEST_MONTHS + 1 }, (_, months) =>
    edges.reduce((count, edge) => (edge <= months ? count + 1 : count), 1),
  )
  const maximumGrade = Math.max(-1, ...cells.flatMap(({ cell }) => cell.grades ?? []))
  const nAgeClasses = edges.length + 2
  const nGrades = countGradeClasses(maximumGrade)
  const cellOf = Int32Array.from({ length: SEXES.length * nGrades * nAgeClasses }, (_, at) => {
    const age = at % nAgeClasses
    const row = Math.floor(at / nAgeClasses)
    const months = age === 0 ? null : (edges[age - 2] ?? -1)
    return choose(cells, (cell) =>
      fits(cell, Math.floor(row / nGrades), (row % nGrades) - 1, months, unit),
    )
  })
  return { maximumGrade, ageClasses, nAgeClasses, cellOf }
}

/** The cell that fits; a fallback only where no other does. */
function choose(cells: readonly CompiledNormCell[], isFit: (cell: NormCell) => boolean): number {
  const proper = cells.findIndex(({ cell }) => cell.fallback !== true && isFit(cell))
  return proper >= 0 ? proper : cells.findIndex(({ cell }) => cell.fallback === true && isFit(cell))
}

/** @param months - null where the age is unknown, −1 where it is outside every band */
function fits(
  { sex, grades, age, conversion }: NormCell,
  sexIndex: number,
  grade: number,
  months: number | null,
  unit: NormTable['ageUnit'],
): boolean {
  if (sex !== undefined && sex !== SEXES[sexIndex]) return false
  if (grades !== undefined && !grades.includes(grade)) return false
  if (months === null) return age === undefined && !CONVERSIONS[methodIndexOf(conversion)]?.usesAge
  if (age === undefined) return true
  return monthsOf(age.from, unit) <= months && months < monthsOf(age.to, unit)
}
