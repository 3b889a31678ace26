import { afterAll, describe, expect, it } from 'vitest'
import { mindgauge, workplace } from './run-command.js'

const place = workplace()
afterAll(place.remove)

const HEADER = ['学号', '学校', ...Array.from({ length: 9 }, (_, at) => `phq9_${at + 1}`)]
const ROWS = Array.from({ length: 20 }, (_, at) => [
  String(2026000000 + at),
  '一中',
  ...Array.from({ length: 9 }, (_, item) => String((at * item) % 4)),
])
const table = (sign: string, titles: readonly string[]): string =>
  `${[...titles, ...[HEADER, ...ROWS].map((cells) => cells.join(sign))].join('\n')}\n`
const padded = (title: string): string => title + ','.repeat(HEADER.length - 1)

describe('titles above the header of a text', () => {
  it.each([
    ['one title', ',', ['2026年秋季心理测评'], 2],
    ['a title with empty cells', ',', [padded('2026年秋季心理测评')], 2],
    ['a title, a day and a blank line', ',', ['心理测评', '导出时间：2026-11-22', ''], 4],
    ['a title above tabs', '\t', ['心理测评'], 2],
    ['two cells of a remark', ',', ['导出人,张老师'], 2],
  ])('are said, with the line of the header: %s', async (name, sign, titles, line) => {
    const path = place.write(`${name}.csv`, table(sign, titles))
    for (const [command, words] of [
      ['inspect', []],
      ['score', ['--out', place.path('none.csv')]],
    ] as const) {
      const made = await mindgauge(command, path, '--instrument', 'phq-9', ...words)
      expect(made.code).toBe(3)
      expect(made.err).toContain(`the header seems to be in line ${line}:`)
      expect(made.err).not.toContain('心理测评')
    }
    const chinese = await mindgauge('inspect', path, '--lang', 'zh')
    expect(chinese.err).toContain(`表头似在第 ${line} 行`)
  })

  it('are not seen where the first line has a column that is known', async () => {
    const path = place.write('plain.csv', table(',', []))
    const made = await mindgauge('inspect', path, '--instrument', 'phq-9', '--lang', 'zh')
    expect(made.out).toContain('UTF-8，逗号分隔')
    expect(made.out + made.err).not.toContain('表头似在')
    expect(made.out).not.toMatch(/utf-8|comma/)
  })

  it('are not seen in columns that nobody knows', async () => {
    const names = HEADER.map((_, at) => `Q${at}`)
    const path = place.write('other.csv', table(',', []).replace(HEADER.join(), names.join()))
    const made = await mindgauge('inspect', path)
    expect(made.out + made.err).not.toContain('seems to be')
  })
})
