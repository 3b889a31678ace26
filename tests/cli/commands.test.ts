import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { listInstruments } from '../../src/io/catalogue.js'
import { mindgauge, workplace } from './run-command.js'
import { csv } from './sheets.js'

const place = workplace()
afterAll(place.remove)

describe('mindgauge', () => {
  it('prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(await mindgauge('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })

  it.each([
    [['scren', 'x']],
    [['screen', 'x', '--protocl', 'y']],
    [[]],
    [['generate', '--protocol', 'x', '--students', 'many', '--out', 'y']],
    [['generate', '--protocol', 'x', '--students', '0', '--out', 'y']],
    [['generate', '--protocol', 'x', '--students', '5', '--seed', '-1', '--out', 'y']],
  ])('ends with 2 and says how it is used: %j', async (words) => {
    const ended = await mindgauge(...words)
    expect(ended.code).toBe(2)
    expect(ended.out).toBe('')
    expect(ended.err).toMatch(/^mindgauge: /)
  })

  it('names the nearest command and option', async () => {
    expect((await mindgauge('scren', 'x')).err).toContain('did you mean screen?')
    expect((await mindgauge('score', 'x', '--instrumet', 'y')).err).toContain(
      'did you mean --instrument?',
    )
  })

  it('prints its help in both languages', async () => {
    expect((await mindgauge('--help')).out).toContain('Usage: mindgauge COMMAND')
    expect((await mindgauge('--help', '--lang', 'zh')).out).toContain('用法：')
    expect((await mindgauge('screen', '--help')).code).toBe(0)
  })
})

describe('instruments', () => {
  it('lists every instrument with items, scales, ages and licence', async () => {
    const ended = await mindgauge('instruments')
    expect(ended.code).toBe(0)
    expect(ended.out).toMatch(/^gad-7 +7 +1 +12\+ +free +Generalized/m)
    expect((await mindgauge('instruments', '--lang', 'zh')).out).toContain('广泛性焦虑')
  })

  it('lists them for programs with --json', async () => {
    const list = JSON.parse((await mindgauge('instruments', '--json')).out)
    expect(list).toContainEqual(expect.objectContaining({ id: 'mht', items: 100 }))
  })

  it('shows a card with purpose, keys, missing rule, cut scores and how good they are, sources, doubts and variants', async () => {
    const { out } = await mindgauge('instruments', 'gad-7')
    expect(out).toContain('purpose: Anxious symptoms over the past two weeks')
    expect(out).toContain('sum of 7 items, 0 to 21, higher is worse')
    expect(out).toContain('missing answers: none may be missing')
    expect(out).toMatch(/≥ 10 .*\[spitzer-2006; two sources agree\]: sensitivity 0\.\d+, specific/)
    expect(out).toContain('gad-7@hong-kong-youth')
    expect(out).toContain('LOINC 70274-6: total')
    expect(out).toMatch(/\[spitzer-2006\] Spitzer/)
    expect(out).toContain('Screening is not a diagnosis')
  })

  it('shows when a critical item holds, which items are reversed, and the norms with their population', async () => {
    const phq9 = (await mindgauge('instruments', 'phq-9')).out
    expect(phq9).toMatch(
      /\(crisis, the same day\): phq9_9 \(.*\) ≥ 1 \[kroenke-2001; two sources agree\]/,
    )
    expect((await mindgauge('instruments', 'sdq-self')).out).toContain('−sdqs_7')
    const rcads = (await mindgauge('instruments', 'rcads-47')).out
    expect(rcads).toMatch(/rcads-47\/us-1998: .*\n.*1998, n = .*T score, by sex, grade/)
  })

  it('shows purpose, licence and confidence in Chinese to a Chinese reader', async () => {
    for (const id of listInstruments()) {
      const { out } = await mindgauge('instruments', id, '--lang', 'zh')
      for (const word of ['用途', '授权', '计分键核对'])
        expect(out, `${id} ${word}`).toMatch(new RegExp(`^${word}: .*[\\u4e00-\\u9fff]`, 'm'))
    }
  })

  it('shows a card of every instrument in both languages', async () => {
    const list = JSON.parse((await mindgauge('instruments', '--json')).out) as { id: string }[]
    for (const { id } of list)
      for (const language of ['en', 'zh']) {
        const ended = await mindgauge('instruments', id, '--lang', language)
        expect(ended.code, id).toBe(0)
        expect(ended.out, id).not.toMatch(/undefined|NaN|\[object/)
      }
  })

  it('names the nearest instruments where it knows none of the name', async () => {
    const ended = await mindgauge('instruments', 'gad7')
    expect(ended.code).toBe(3)
    expect(ended.err).toMatch(/unknown instrument.*nearest: gad-7/)
  })
})

describe('inspect', () => {
  it('says what a file is, which items and persons it has', async () => {
    const file = place.write('fine.csv', csv({}, { student: '2', gad7: [1, 1, 1, 2, 2, 2, ''] }))
    const ended = await mindgauge('inspect', file, '--json')
    const { rows, persons, instruments, items } = JSON.parse(ended.out)
    expect(rows).toBe(2)
    expect(persons).toMatchObject({ student: 'student', birth_date: 'birth_date' })
    expect(instruments).toContainEqual({ instrument: 'gad-7', items: 7, found: 7, missing: [] })
    expect(items).toContainEqual(
      expect.objectContaining({ item: 'gad7_7', blankShare: 0.5, outside: 0 }),
    )
  })

  it('names items with cells that are no code, constant items and items without a column', async () => {
    const text = csv({ gad7: [9, 0, 0, 0, 0, 0, 0] }, { student: '2', gad7: [1, 0, 1, 1, 1, 1, 1] })
    const ended = await mindgauge('inspect', place.write('odd.csv', text.replace('phqa_3', 'q')))
    expect(ended.code).toBe(1)
    expect(ended.out).toContain('gad7_1: 1 that are no code: 9')
    expect(ended.out).toContain('gad7_2: every answer is the same')
    expect(ended.out).toContain('phq-a 8/9 (lacking phqa_3)')
  })

  it('looks for the instrument that is named only', async () => {
    const file = place.write('fine.csv', csv({}, { student: '2', gad7: [1, 2, 3, 3, 2, 1, 1] }))
    const ended = await mindgauge('inspect', file, '--instrument', 'gad-7')
    expect(ended.code).toBe(0)
    expect(ended.out).toContain('items       gad-7 7/7')
  })

  it('says what stands in the way of reading', async () => {
    expect((await mindgauge('inspect', place.path('nowhere.csv'))).code).toBe(3)
  })
})
