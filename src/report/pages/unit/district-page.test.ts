import { describe, expect, it } from 'vitest'
import { EVERYBODY } from '../../../../tests/support/unit-input.js'
import {
  build,
  DISTRICT,
  PLACES,
  readText,
  rows,
  tablesOf,
} from '../../../../tests/support/unit-pages.js'

describe('the page of a district', () => {
  it('has schools in the order of their names with shrunken shares, and no rank', () => {
    const report = build(EVERYBODY)
    const table = tablesOf(report).find(({ id }) => id === 'schools-1')
    const names = (table?.rows ?? []).map(([head]) =>
      head?.kind === 'text'
        ? head.runs.map((run) => (typeof run === 'string' ? run : run.text)).join('')
        : '',
    )
    const published = rows
      .filter(({ level }) => level === 'district/school')
      .map(({ group }) => group)
    expect(names).toEqual([...new Set(published)])
    expect(table?.columns.at(-2)?.label).toBe('Shrunken share (95 % interval)')
    const text = readText(report)
    expect(text).toContain('no ranking')
    expect(text).not.toMatch(/\b(?:best|worst|top|bottom)\b/i)
  })

  it('hides the share and the place of a school that is hidden', () => {
    const table = tablesOf(build(EVERYBODY)).find(({ id }) => id === 'schools-1')
    const small = table?.rows.filter(
      ([, , count]) => count?.kind === 'hidden' || count?.kind === 'blank',
    )
    expect(small?.length).toBeGreaterThan(1)
    for (const line of small ?? [])
      expect(line.slice(3).map(({ kind }) => kind)).toEqual(['hidden', 'text'])
    expect(JSON.stringify(small?.map((line) => line.at(-1)))).not.toMatch(/within|outside/)
  })

  it('of one district compares its own schools', () => {
    const table = tablesOf(build(DISTRICT)).find(({ id }) => id === 'schools-1')
    expect(table?.rows).toHaveLength(PLACES.length / 2)
    expect(JSON.stringify(table?.rows)).not.toContain('Area 0')
  })
})
