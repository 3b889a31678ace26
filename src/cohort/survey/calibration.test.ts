import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Result } from '../../issue/issue.js'
import { intraclassCorrelation } from './intraclass-correlation.js'
import { postStratify } from './post-stratify.js'
import { rake } from './rake.js'
import { surveyDesign } from './survey-design.js'
import { surveyMean } from './survey-statistics.js'

function sound<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}

const sumOf = (weights: Float64Array, cells: readonly string[], cell: string): number =>
  weights.reduce((sum, weight, row) => (cells[row] === cell ? sum + weight : sum), 0)

const cells = ['x', 'x', 'x', 'y', 'y', 'z']
const others = ['p', 'q', 'q', 'p', 'q', 'p']
const design = sound(surveyDesign({}, 6))

describe('postStratify', () => {
  it('gives every cell its size', () => {
    const size = fc.integer({ min: 1, max: 1000 })
    fc.assert(
      fc.property(size, size, size, (x, y, z) => {
        const { weights } = sound(postStratify(design, cells, { x, y, z }))
        for (const [cell, wanted] of Object.entries({ x, y, z }))
          expect(sumOf(weights, cells, cell)).toBeCloseTo(wanted, 9)
      }),
    )
  })

  it('the mean of what the cells determine has no error left', () => {
    const clustered = sound(surveyDesign({ clusters: [['a', 'b', 'c', 'a', 'b', 'c']] }, 6))
    const weighed = sound(postStratify(clustered, cells, { x: 30, y: 10, z: 10 }))
    const found = surveyMean(weighed, [1, 1, 1, 2, 2, 5])
    expect(found.estimate).toBeCloseTo(2, 12)
    expect(found.standardError).toBeCloseTo(0, 12)
  })

  it.each([
    [{ x: 1, y: 1 }, 'a cell with a known size'],
    [{ x: 1, y: 1, z: 1, w: 5 }, 'sheets in each cell that has students'],
    [{ x: 1, y: 1, z: 0 }, 'students in each cell that has sheets'],
    [{ x: 1, y: 1, z: -2 }, 'a number of 0 or more'],
  ])('says what is wrong with sizes %j', (sizes, expected) => {
    const weighed = postStratify(design, cells, sizes)
    expect(weighed.ok).toBe(false)
    expect(weighed.issues[0]).toMatchObject({ expected })
  })

  it('refuses another number of cells', () => {
    expect(() => postStratify(design, ['x'], { x: 1 })).toThrow('postStratify requires 6 cells')
  })
})

describe('rake', () => {
  const margins = [
    { cells, sizes: { x: 50, y: 30, z: 20 } },
    { cells: others, sizes: { p: 60, q: 40 } },
  ]

  it('fits every margin', () => {
    const { weights, calibration } = sound(rake(design, margins))
    for (const { cells: names, sizes } of margins)
      for (const [cell, wanted] of Object.entries(sizes))
        expect(sumOf(weights, names, cell)).toBeCloseTo(wanted, 6)
    expect(calibration?.rounds).toBeGreaterThan(1)
  })

  it('says where margins contradict each other or cannot be met', () => {
    const short = rake(design, [
      margins[0] as (typeof margins)[0],
      { cells: others, sizes: { p: 1, q: 1 } },
    ])
    expect(short.issues[0]).toMatchObject({ expected: 'margins that add up to the same number' })
    const impossible = rake(
      sound(surveyDesign({}, 2)),
      [
        { cells: ['x', 'y'], sizes: { x: 10, y: 90 } },
        { cells: ['p', 'q'], sizes: { p: 90, q: 10 } },
      ],
      { mostRounds: 20 },
    )
    expect(impossible.issues[0]).toMatchObject({ received: 'margins that cannot be met together' })
    expect(() => rake(design, [])).toThrow('rake requires at least one margin')
  })
})

describe('intraclassCorrelation', () => {
  it('is 1 where schools differ and students do not, and below 0 where schools are alike', () => {
    const schools = ['a', 'a', 'b', 'b']
    expect(intraclassCorrelation([1, 1, 0, 0], schools).correlation).toBe(1)
    expect(intraclassCorrelation([1, 0, 1, 0], schools).correlation).toBe(-1)
  })

  it('is that of the analysis of variance, with unequal schools', () => {
    const found = intraclassCorrelation([1, 3, 5, 4, 6, 2], ['a', 'a', 'b', 'b', 'b', 'c'])
    const between = (2 * (2 - 3.5) ** 2 + 3 * (5 - 3.5) ** 2 + (2 - 3.5) ** 2) / 2
    const within = (2 + 2) / 3
    const size = (6 - 14 / 6) / 2
    expect(found.correlation).toBeCloseTo((between - within) / (between + (size - 1) * within), 12)
    expect(found.meanClusterSize).toBeCloseTo(size, 12)
    expect(found.designEffect).toBeCloseTo(1 + found.correlation, 12)
  })

  it('is not known for one school, or where nothing varies', () => {
    expect(intraclassCorrelation([1, 0], ['a', 'a']).correlation).toBeNaN()
    expect(intraclassCorrelation([1, 0], ['a', 'b']).correlation).toBeNaN()
    expect(intraclassCorrelation([1, 1, 1, 1], ['a', 'a', 'b', 'b']).correlation).toBeNaN()
    expect(() => intraclassCorrelation([1], [])).toThrow('intraclassCorrelation requires')
  })
})
