import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { mindgauge, workplace } from './run-command.js'

const place = workplace()
afterAll(place.remove)

it('a vocabulary of tags is validated, the shipped one without a fault', async () => {
  const run = await mindgauge('validate', 'protocols/tags.json')
  expect(run.out).toContain('vocabulary of tags: no fault')
  expect(run.code).toBe(0)
  const tags = [{ id: 'a', names: { en: 'a tag', zh: '' } }]
  const file = place.write('tags.json', JSON.stringify({ tags }))
  const faulty = await mindgauge('validate', file, '--json')
  expect(JSON.parse(faulty.out).files).toMatchObject([
    { kind: 'tag-vocabulary', issues: [{ path: '/tags/0/names/zh' }] },
  ])
  expect(faulty.code).toBe(1)
})

describe('validate', () => {
  it('passes what is shipped, with its worked answers', async () => {
    const ended = await mindgauge(
      'validate',
      'instruments/gad-7/instrument.json',
      'instruments/rcads-25',
      'norms/rcads-25/us-1998.json',
      'protocols/cn-grades-4-12-cards.json',
      'tests/acceptance/mhp-map.json',
    )
    expect(ended.code).toBe(0)
    expect(ended.out).toMatch(/gad-7\/instrument.json: instrument, \d+ worked answers: no fault/)
    expect(ended.out).toContain('us-1998.json: norm table: no fault')
    expect(ended.out).toContain('cards.json: protocol: no fault')
    expect(ended.out).toContain('mhp-map.json: column map: no fault')
  })

  it('names every fault with its place and ends with 1', async () => {
    const document = JSON.parse(readFileSync('instruments/gad-7/instrument.json', 'utf8'))
    document.scoring.scales[0].cutScores[2].at = 50
    document.scoring.scales[0].missing.source = 'nobody'
    const file = place.write('mine.json', JSON.stringify(document))
    const ended = await mindgauge('validate', file, 'protocols/cn-grades-4-12-cards.json')
    expect(ended.code).toBe(1)
    expect(ended.out).toMatch(/\/scoring\/scales\/0\/missing\/source.*received nobody/)
    expect(ended.out).toContain('cards.json: protocol: no fault')
  })

  it('finds a worked answer that comes out otherwise', async () => {
    const golden = JSON.parse(readFileSync('instruments/gad-7/golden.json', 'utf8'))
    golden.cases[0].expected.scales.total.raw = 99
    const workplaceOfOne = workplace()
    workplaceOfOne.write('instrument.json', readFileSync('instruments/gad-7/instrument.json'))
    workplaceOfOne.write('golden.json', JSON.stringify(golden))
    const ended = await mindgauge('validate', workplaceOfOne.path('instrument.json'))
    workplaceOfOne.remove()
    expect(ended.code).toBe(1)
    expect(ended.out).toMatch(/golden.json.*expected 99/)
  })

  it.each([
    ['norm table', 'norms/rcads-25/us-1998.json', (text: string) => text.replace('"t"', '"tt"')],
    [
      'protocol',
      'protocols/cn-grades-4-12-cards.json',
      (text: string) => text.replace('"index": "missing-share"', '"index": "nothing"'),
    ],
    [
      'column map',
      'tests/acceptance/mhp-map.json',
      (text: string) => text.replace('{', '{ "colums": {},'),
    ],
  ])('detects a faulty %s', async (kind, source, spoil) => {
    const file = place.write('spoilt.json', spoil(readFileSync(source, 'utf8')))
    const ended = await mindgauge('validate', file)
    expect(ended.code).toBe(1)
    expect(ended.out).toMatch(new RegExp(`${kind}: \\d+ faults?\n`))
  })

  it('says what cannot be read, and ends with 3 where nothing can', async () => {
    const nowhere = place.path('nowhere.json')
    const ended = await mindgauge('validate', nowhere, '--lang', 'zh')
    expect(ended.code).toBe(3)
    expect(ended.out).toContain('文件不存在')
    const folder = await mindgauge('validate', 'src/stat', place.write('open.json', '{ "a": [1,'))
    expect(folder.code).toBe(3)
    expect(folder.out).toContain('a folder with an instrument.json')
    expect(folder.out).toMatch(/open.json: not valid JSON.*line 1, column 11/)
    expect((await mindgauge('validate', nowhere, 'instruments/gad-7')).code).toBe(1)
  })

  it.each(['{ "title": "Soup" }', '[]', '3', '{ "cases": [] }'])(
    'says that %s is no file of its own, and asks no schema',
    async (text) => {
      const ended = await mindgauge('validate', place.write('strange.json', text))
      expect(ended.code).toBe(1)
      expect(ended.out).toContain(
        'expected an instrument, a norm table, a protocol, a quality reference, a column map or a vocabulary of tags',
      )
      expect(ended.out.trim().split('\n')).toHaveLength(2)
    },
  )

  it.each([
    ['{ "cases": 3 }', '/cases: .*a list of worked answers, received 3'],
    ['[]', '/cases: .*received an empty list'],
    ['{ "cases": [3] }', '/cases/0: .*a worked answer, received 3'],
    [
      '{ "cases": [{ "name": "a", "answers": 1, "expected": {} }] }',
      '/cases/0/answers: .*received 1',
    ],
    ['{ "cases": [{ "name": "a", "answers": [1] }] }', '/cases/0/expected: .*received nothing'],
    [
      '{ "cases": [{ "name": "a", "answers": [1], "expected": {}, "variant": "x" }] }',
      'a: variant: unknown variant.*received x',
    ],
    ['{ "cases": [', 'not valid JSON'],
  ])('says what is wrong with worked answers such as %s', async (text, says) => {
    const folder = workplace()
    folder.write('instrument.json', readFileSync('instruments/gad-7/instrument.json'))
    folder.write('golden.json', text)
    const ended = await mindgauge('validate', folder.path('instrument.json'))
    folder.remove()
    expect(ended.code).toBe(1)
    expect(ended.out).toMatch(new RegExp(`golden.json.*${says}`))
  })

  it('does not read a file of another encoding as if its labels were garbage', async () => {
    const gb18030 = Uint8Array.of(0x7b, 0x22, 0xc1, 0xbf, 0xb1, 0xed, 0x22, 0x3a, 0x31, 0x7d)
    const ended = await mindgauge('validate', place.write('gb.json', gb18030))
    expect(ended.code).toBe(3)
    expect(ended.out).toContain('expected UTF-8')
  })

  it('names an unknown answer set of a column map beside a fault of its schema', async () => {
    const map = { columns: { q1: { column: 'Q1', answers: 'offen' } }, answerSets: {}, coding: 5 }
    const ended = await mindgauge('validate', place.write('map.json', JSON.stringify(map)))
    expect(ended.out).toContain('/coding')
    expect(ended.out).toContain('/columns/q1/answers')
  })

  it('names what a protocol refers to and nobody has, each with its place', async () => {
    const protocol = JSON.parse(readFileSync('protocols/cn-grades-4-12-cards.json', 'utf8'))
    protocol.instruments.push({ instrument: 'phq-99' })
    protocol.instruments[2].variant = 'nobody'
    protocol.instruments[3].norms = 'rcads-47/us-1998'
    protocol.instruments[4].norms = 'gad-7/nowhere-1999'
    protocol.rules[0].when.criticalItem = 'item-99'
    const ended = await mindgauge(
      'validate',
      place.write('protocol.json', JSON.stringify(protocol)),
    )
    expect(ended.code).toBe(1)
    const places = ended.out.matchAll(/error: protocol.json, ([^:]*): /g)
    expect([...places].map(([, path]) => path)).toEqual([
      '/instruments/2/variant',
      '/instruments/3/norms',
      '/instruments/4/norms',
      '/instruments/5/instrument',
      '/rules/0/when/criticalItem',
      '/instruments/0',
    ])
  })
})
