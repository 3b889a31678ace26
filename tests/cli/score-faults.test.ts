import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { place, screened } from './pilot-screening.js'
import { mindgauge } from './run-command.js'
import { csv } from './sheets.js'

afterAll(place.remove)

describe('score', () => {
  const scored = (...words: readonly string[]) =>
    mindgauge('score', ...words, '--out', place.path('scored.csv'))

  it.each([
    ['an unknown instrument', 'phq9', /unknown instrument.*nearest: phq-9/],
    ['an unknown variant', 'gad-7@nowhere', /unknown variant/],
    ['a file that is not there', './nowhere.json', /nowhere.json: no such file/],
  ])('%s: exit code 3, nothing written', async (_, instrument, said) => {
    const file = place.write('fine.csv', csv({}))
    const ended = await scored(file, '--instrument', instrument)
    expect(ended.code).toBe(3)
    expect(ended.err).toMatch(said)
    expect(place.has('scored.csv')).toBe(false)
  })

  it('a faulty instrument: every fault with its place', async () => {
    const document = JSON.parse(readFileSync('instruments/gad-7/instrument.json', 'utf8'))
    document.scoring.scales[0].items[3] = 'gad7_44'
    document.scoring.scales[0].source = 'nobody-2000'
    const instrument = place.write('mine.json', JSON.stringify(document))
    const ended = await scored(place.write('fine.csv', csv({})), '--instrument', instrument)
    expect(ended.code).toBe(3)
    expect(ended.err).toMatch(/mine.json, \/scoring\/scales\/0\/items\/3.*received gad7_44/)
    expect(ended.err).toMatch(/mine.json, \/scoring\/scales\/0\/source.*received nobody-2000/)
  })

  it('a faulty norm table: every fault with its place', async () => {
    const table = JSON.parse(readFileSync('norms/rcads-25/us-1998.json', 'utf8'))
    table.metric = 'zz'
    const norms = place.write('norms.json', JSON.stringify(table))
    const file = place.write('fine.csv', csv({}))
    const ended = await scored(file, '--instrument', 'rcads-25', '--norms', norms)
    expect(ended.code).toBe(3)
    expect(ended.err).toMatch(/norms.json, \/metric.*received "zz"/)
  })

  it('norms of another instrument', async () => {
    const file = place.write('fine.csv', csv({}))
    const ended = await scored(file, '--instrument', 'gad-7', '--norms', 'rcads-47/us-1998')
    expect(ended.code).toBe(3)
    expect(ended.err).toMatch(/expected norms of gad-7, received rcads-47\/us-1998/)
  })

  it('an informant that the instrument does not have', async () => {
    const file = place.write('fine.csv', csv({}))
    const ended = await scored(file, '--instrument', 'gad-7', '--informant', 'teacher')
    expect(ended.code).toBe(3)
    expect(ended.err).toMatch(/expected one of self, received teacher/)
  })

  it('no column of grades and no roster: said, since no tier can be determined', async () => {
    const run = await screened(csv({}).replace('grade', 'grad'))
    expect(run.code).toBe(1)
    expect(run.err).toContain('expected a column grade')
  })

  it('a blank grade is said', async () => {
    const run = await screened(csv({ grade: '' }))
    expect(run.table('students.csv')).toMatchObject([{ grade: '' }])
    expect(run.table('issues.csv')).toMatchObject([
      { row: '1', column: 'grade', code: 'grade-unknown' },
    ])
  })

  it('a grade that is none is said once', async () => {
    const run = await screened(csv({ grade: 'three' }))
    expect(run.table('issues.csv').map(({ code }) => code)).toEqual(['grade-unknown'])
  })

  it('a sheet without a student is rejected and not listed a second time', async () => {
    const run = await screened(csv({ student: '' }))
    expect(run.table('rejected.csv')).toMatchObject([{ row: '1', code: 'student-missing' }])
    expect(run.table('issues.csv')).toEqual([])
  })
})
