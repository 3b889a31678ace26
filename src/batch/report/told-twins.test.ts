import { describe, expect, it } from 'vitest'
import { twinsOf } from './told-twins.js'

const places = (...names: readonly string[]) =>
  names.map((name) => {
    const [district = '', school = ''] = name.split('/')
    return { district, school }
  })

describe('twinsOf', () => {
  it('a name of one school needs no district, nor does one whose other district nobody knows', () => {
    const twins = twinsOf(places('North/High', 'South/Low', '/High'))
    expect(twins.of('High', 'North')).toBeUndefined()
    expect(twins.called('North High')).toBeNull()
  })

  it('each of several schools of a name is called after its district, and found by that', () => {
    const twins = twinsOf(places('North/High', 'South/High', '/High', 'South/Low'))
    expect(twins.of('High', 'North')).toEqual({ district: 'North', name: 'North High' })
    expect(twins.of('High', '')).toEqual({ district: '', name: '? High' })
    expect(twins.called('High')).toBeNull()
    expect(twins.of('Low', 'South')).toBeUndefined()
    expect(twins.called('South High')).toEqual({
      school: 'High',
      twin: { district: 'South', name: 'South High' },
    })
  })

  it('none is called as another school is', () => {
    const twins = twinsOf(
      places('North/High', 'South/High', 'South/North High', 'A B/C', 'A/B C', 'D/C', 'D/B C'),
    )
    expect(twins.of('High', 'North')?.name).toBe('North High (2)')
    expect(twins.called('North High')).toBeNull()
    const names = [twins.of('C', 'A B'), twins.of('B C', 'A')].map((twin) => twin?.name)
    expect(new Set(names)).toEqual(new Set(['A B C', 'A B C (2)']))
  })
})
