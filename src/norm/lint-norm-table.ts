import type { Instrument, Scale } from '../instrument/instrument.js'
import { type Issue, issue } from '../issue/issue.js'
import { compileNorms } from './compile-norms.js'
import type { NormCell, NormTable } from './norm-table.js'
import { reachableCells } from './reachable-cells.js'

/**
 * Proves a norm table against its instrument: every scale and informant exists, standard scores rise with the raw score
 * where higher is worse, lookups and percentile tables cover the attainable raw scores, every cell is used by somebody.
 *
 * @param table - parsed
 * @param instrument - that the table names
 * @returns errors for what cannot be right, warnings for what leaves persons without a score
 */
export function lintNormTable(table: NormTable, instrument: Instrument): Issue[] {
  if (table.instrument !== instrument.id)
    return [
      issue({
        code: 'unknown-instrument',
        path: '/instrument',
        expected: instrument.id,
        received: table.instrument,
      }),
    ]
  const known = table.cells.filter(({ scale }) => scaleOf(instrument, scale) !== undefined)
  return [
    ...table.cells.flatMap((cell, index) => cellLint(cell, `/cells/${index}`, table, instrument)),
    ...unreachable(table, { ...table, cells: known }, instrument),
  ]
}

function scaleOf({ scales }: Instrument, id: string): Scale | undefined {
  return scales.find((scale) => scale.id === id)
}

function cellLint(cell: NormCell, path: string, table: NormTable, instrument: Instrument): Issue[] {
  const { informant } = cell
  const scale = scaleOf(instrument, cell.scale)
  const informantFaults =
    informant === undefined || instrument.informants.includes(informant)
      ? []
      : [unknown(`${path}/informant`, instrument.informants, informant)]
  if (scale === undefined) {
    const ids = instrument.scales.map(({ id }) => id)
    return [unknown(`${path}/scale`, ids, cell.scale), ...informantFaults]
  }
  return [
    ...informantFaults,
    ...directionFaults(cell, `${path}/conversion`, scale),
    ...coverageFaults(cell, `${path}/conversion`, scale, table),
  ]
}

function unknown(path: string, names: readonly string[], received: string): Issue {
  return issue({
    code: 'unknown-reference',
    path,
    expected: `one of ${names.join(', ')}`,
    received,
  })
}

/** A lookup may fall with the raw score, but not where a higher score is worse. */
function directionFaults({ conversion }: NormCell, path: string, scale: Scale): Issue[] {
  if (conversion.kind !== 'lookup' || scale.direction !== 'higher-is-worse') return []
  const values = conversion.values.filter((value) => value !== null)
  const [first = 0, last = 0] = [values[0], values.at(-1)]
  return first <= last
    ? []
    : [
        issue({
          code: 'norm-order',
          path: `${path}/values`,
          expected: `standard scores that rise, as ${scale.id} is worse the higher it is`,
          received: `${first} falling to ${last}`,
        }),
      ]
}

/** Raw scores for which the table has no entry: they get no score where edges are missing. */
function coverageFaults(
  { conversion }: NormCell,
  path: string,
  { attainable }: Scale,
  { edges }: NormTable,
): Issue[] {
  const covered = rawRange(conversion)
  if (covered === null) return []
  const { minimum, maximum } = attainable
  const isShort = covered.from > minimum || covered.to < maximum
  if (isShort ? edges === 'clamp' : covered.from >= minimum && covered.to <= maximum) return []
  return [
    issue({
      code: 'range',
      severity: 'warning',
      path,
      expected: `the attainable raw scores ${minimum}..${maximum}`,
      received: `${covered.from}..${covered.to}`,
      about: isShort ? 'some raw scores have no standard score' : 'some entries can never be used',
    }),
  ]
}

function rawRange(conversion: NormCell['conversion']): { from: number; to: number } | null {
  if (conversion.kind === 'lookup')
    return { from: conversion.rawFrom, to: conversion.rawFrom + conversion.values.length - 1 }
  if (conversion.kind === 'percentile')
    return { from: conversion.raw[0] as number, to: conversion.raw.at(-1) as number }
  return null
}

/** Cells that nobody is ever given: behind other cells, for ages or informants that the instrument is not for. */
function unreachable(table: NormTable, sound: NormTable, instrument: Instrument): Issue[] {
  const used = new Set(
    instrument.informants.flatMap((informant) =>
      compileNorms(instrument, [sound], informant).scales.flatMap((norm) =>
        norm === null ? [] : reachableCells(norm, instrument.ages),
      ),
    ),
  )
  const reached = new Set([...used].map((index) => sound.cells[index]))
  return table.cells.flatMap((cell, index) =>
    reached.has(cell) || !sound.cells.includes(cell)
      ? []
      : [
          issue({
            code: 'norm-unreachable',
            path: `/cells/${index}`,
            expected: 'a cell that somebody is given',
            received:
              cell.fallback === true ? 'a fallback behind other cells' : 'a cell for nobody',
          }),
        ],
  )
}
