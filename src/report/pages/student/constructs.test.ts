import { describe, expect, it } from 'vitest'
import type { Zone } from '../../wording/report-wording.js'
import { constructsOf, mostRaised } from './constructs.js'

describe('constructsOf', () => {
  const scale = (name: string, construct: string | null = null) => ({ name, construct })

  it('puts scales of one construct together, whatever their names', () => {
    const scales = [scale('worry and tension', 'worry'), scale('sleep'), scale('tension', 'worry')]
    expect(constructsOf(scales)).toEqual([[0, 2], [1]])
  })

  it('puts scales of one name together, though no file of wording knows them', () => {
    expect(constructsOf([scale('a'), scale('b'), scale('a')])).toEqual([[0, 2], [1]])
    expect(constructsOf([scale('a', 'x'), scale('a'), scale('a', 'y')])).toEqual([[0, 1, 2]])
  })
})

describe('mostRaised', () => {
  const of = (...zones: (Zone | undefined)[]): number | undefined =>
    mostRaised([...zones.keys()], (at) => zones[at])

  it('is the scale of the most raised zone, the first of equal ones', () => {
    expect(of('usual', 'raised', 'some')).toBe(1)
    expect(of('raised', 'usual', 'raised')).toBe(0)
  })

  it('is one with a zone before one without, and none of none', () => {
    expect(of(undefined, 'usual')).toBe(1)
    expect(of('some', undefined)).toBe(0)
    expect(of()).toBeUndefined()
  })
})
