import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { mindgauge, records, workplace } from './run-command.js'

const place = workplace()
afterAll(place.remove)

describe('mindgauge diff', () => {
  it('lists who moves under another protocol, with the reasons of both, and nobody under the same', async () => {
    const protocol = JSON.parse(readFileSync('protocols/cn-grades-4-12-cards.json', 'utf8'))
    const rules = protocol.rules.filter(({ tier }: { tier: string }) => tier !== 'blue')
    const other = place.write('other.json', JSON.stringify({ ...protocol, rules }))
    const answers = place.path('answers.csv')
    const own = ['--protocol', 'cn-grades-4-12-cards']
    await mindgauge('generate', ...own, '--students', '300', '--seed', '7', '--out', answers)
    const run = (against: string, out: string) =>
      mindgauge('diff', answers, ...own, '--against', against, '--out', place.path(out))
    const same = await run('cn-grades-4-12-cards', 'same')
    expect([same.code, same.out]).toEqual([0, expect.stringContaining('0 with another tier')])
    expect(records(place.read('same/moved.csv'))).toEqual([])
    const { code, out } = await run(other, 'other')
    expect(code, out).toBe(0)
    const moved = records(place.read('other/moved.csv'))
    expect(moved.length).toBeGreaterThan(5)
    const chinese = await mindgauge(
      ...['diff', answers, ...own, '--against', other, '--out', place.path('chinese')],
      ...['--lang', 'zh'],
    )
    expect(chinese.out).toContain('蓝卡（30 天内） → 无预警卡')
    expect(chinese.out).not.toMatch(/\b(?:blue|none|undetermined)\b/)
    const before = records(place.read('other/before/students.csv'))
    for (const one of moved) {
      expect(one['tier_before']).not.toBe(one['tier_after'])
      expect(one['reasons_before']).not.toBe(one['reasons_after'])
      expect(before.find(({ row }) => row === one['row'])?.['tier']).toBe(one['tier_before'])
    }
  })
  it('tries another version of an instrument, and refuses what the protocol does not have', async () => {
    const document = JSON.parse(readFileSync('instruments/gad-7/instrument.json', 'utf8'))
    document.scoring.keys = { ...document.scoring.keys, gad7_1: { reverseKeyed: true } }
    document.scoring.version = '9.0.0'
    document.$id = document.$id.replace(/[^:]*$/, '9.0.0')
    const file = place.write('gad.json', JSON.stringify(document))
    const answers = place.path('answers.csv')
    const run = (...words: string[]) =>
      mindgauge(
        ...['diff', answers, '--protocol', 'cn-grades-4-12-cards', '--out', place.path('version')],
        ...words,
      )
    const { code, err } = await run('--instrument', file)
    expect(code, err).toBe(0)
    const moved = records(place.read('version/moved.csv'))
    expect(moved.length).toBeGreaterThan(0)
    expect(
      moved.filter((one) => one['differs']?.includes('gad-7_total_raw')).length,
    ).toBeGreaterThan(moved.length / 2)
    const summary = JSON.parse(place.read('version/after/summary.json'))
    const versions = summary.instruments.map(({ version }: { version: string }) => version)
    expect(versions).toContain('9.0.0')
    expect((await run()).code).toBe(2)
    const strange = await run('--instrument', 'k6')
    expect([strange.code, strange.err]).toEqual([3, expect.stringContaining('k6')])
    const norms = await run('--norms', 'no-such-table')
    expect([norms.code, norms.err]).toEqual([3, expect.stringContaining('no-such-table')])
  })
  it('tries another variant than the protocol names, and none, and refuses a version without the scale of a rule', async () => {
    const own = ['--protocol', 'cn-grades-7-9-cards']
    const answers = place.path('junior.csv')
    await mindgauge('generate', ...own, '--students', '300', '--seed', '7', '--out', answers)
    const run = (instrument: string, out: string) =>
      mindgauge('diff', answers, ...own, '--instrument', instrument, '--out', place.path(out))
    const variantOf = (folder: string): unknown =>
      JSON.parse(place.read(`${folder}/summary.json`)).instruments.find(
        ({ id }: { id: string }) => id === 'ais',
      ).variant
    const other = await run('ais@cut-6', 'cut-6')
    expect(other.code, other.err).toBe(0)
    expect([variantOf('cut-6/before'), variantOf('cut-6/after')]).toEqual([
      'chinese-adolescents-7',
      'cut-6',
    ])
    const usual = await run('ais', 'usual')
    expect(usual.code, usual.err).toBe(0)
    expect(variantOf('usual/after') ?? null).toBe(null)
    const document = JSON.parse(readFileSync('instruments/gad-7/instrument.json', 'utf8'))
    const renamed = JSON.stringify(document).replaceAll('"id":"total"', '"id":"sum"')
    const lacking = await run(place.write('renamed.json', renamed), 'lacking')
    expect([lacking.code, place.list('lacking')], lacking.err).toEqual([3, []])
    expect(lacking.err).not.toContain('internal')
  })
})
