import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { NO_TWINS, type Twins, twinsOf } from '../report/told-twins.js'
import { openTable } from '../table/open-table.js'
import { closedGroups } from './closed-groups.js'
import type { ResultSet } from './read-result-set.js'

const folder = mkdtempSync(join(tmpdir(), 'mindgauge-closed-'))
afterAll(() => rmSync(folder, { recursive: true }))

const STATES = ['red', 'none', 'absent']
const RED = { from: new Set([0]), to: new Set() }

/** A published table that hides the red ones of one group of a level. */
function hiding(rows: readonly (readonly [level: string, group: string])[], hidden: string) {
  const lines = rows.map(([level, group]) =>
    [level, group, 'all', 'all', 'tier', 'red', group === hidden ? 'yes' : 'no'].join(),
  )
  const path = join(folder, 'cohort.csv')
  const header = 'level,group,sex,sheets,measure,category,suppressed'
  writeFileSync(path, `${[header, ...lines].join('\n')}\n`)
  const opened = openTable(path)
  if (!opened.ok) throw new Error('a table')
  return (twins: Twins) =>
    closedGroups([{ cohort: opened.value } as unknown as ResultSet], [], STATES, twins)
}

it('groups of a district whose name holds a slash are found by school and grade', () => {
  const closed = hiding(
    [
      ['district', 'West/East'],
      ['district/school', 'West/East/A'],
      ['district/school/grade', 'West/East/A/7'],
    ],
    'West/East/A/7',
  )(NO_TWINS)
  expect(closed('school/grade', 'A/7')).toEqual(RED)
  expect(closed('school', 'A')).toBeNull()
})

it('a place that nobody knows is blank between waves', () => {
  const rows = [
    ['district', '?'],
    ['district/school', '?/?'],
  ] as const
  expect(hiding(rows, '?/?')(NO_TWINS)('school', '')).toEqual(RED)
})

it('schools of one name close each their own group where they are told apart, and one group where not', () => {
  const rows = [
    ['district', 'North'],
    ['district', 'South'],
    ['district/school', 'North/A'],
    ['district/school', 'South/A'],
  ] as const
  const places = ['North', 'South'].map((district) => ({ district, school: 'A' }))
  const told = hiding(rows, 'South/A')(twinsOf(places))
  expect(told('school', 'South A')).toEqual(RED)
  expect(told('school', 'North A')).toBeNull()
  const unknown = hiding([['district', '?'], ['district/school', '?/A'], ...rows], '?/A')
  expect(unknown(twinsOf(places))('school', '? A')).toEqual(RED)
  expect(hiding(rows, 'South/A')(NO_TWINS)('school', 'A')).toEqual(RED)
})
