import { afterAll, describe, expect, it } from 'vitest'
import type { Inspection } from '../../src/batch/inspect-file.js'
import { mindgauge, workplace } from './run-command.js'

const place = workplace()
afterAll(place.remove)

const PSS_REVERSED = new Set([4, 5, 7, 8])
const N = 120

/** A made-up file of PSS-10 and GAD-7 that agree with their keys; `change` spoils it. */
function file(
  change: (row: Record<string, string | number>, at: number) => void = () => {},
): string {
  let state = 7
  const chance = (): number => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  const rows = Array.from({ length: N }, (_, at) => {
    const level = chance() * 4
    const near = (most: number): number =>
      Math.max(0, Math.min(most, Math.round((level / 4) * most + chance() * 1.6 - 0.8)))
    const isMale = at % 2 === 0
    const row: Record<string, string | number> = {
      student: 1000 + at,
      sex: isMale ? '男' : '女',
      identity: `11010119900101${String(100 + at)
        .padStart(2, '0')
        .slice(0, 2)}${isMale ? 1 : 2}X`,
      age: 14,
    }
    for (let item = 1; item <= 10; item++)
      row[`pss10_${item}`] = PSS_REVERSED.has(item) ? 4 - near(4) : near(4)
    for (let item = 1; item <= 7; item++) row[`gad7_${item}`] = near(3)
    change(row, at)
    return row
  })
  const header = Object.keys(rows[0] ?? {})
  return `${[header, ...rows.map((row) => header.map((name) => row[name]))].map((cells) => cells.join(',')).join('\n')}\n`
}

async function inspected(text: string): Promise<Inspection> {
  const path = place.write('answers.csv', text)
  const { out } = await mindgauge('inspect', path, '--instrument', 'pss-10,gad-7', '--json')
  return JSON.parse(out)
}

const kinds = ({ keying }: Inspection): string[] => keying.signs.map(({ kind }) => kind)

describe('the keying check', () => {
  it('says nothing of a file that agrees with its keys', async () => {
    const { keying } = await inspected(file())
    expect(keying.signs).toEqual([])
    const total = keying.scales.find(
      ({ scale, instrument }) => instrument === 'gad-7' && scale === 'total',
    )
    expect(total?.alpha).toBeGreaterThan(0.8)
    expect(total?.items.every(({ n, r }) => n === N && r > 0.3)).toBe(true)
  })

  it('an item that runs against its key is named with r and n', async () => {
    const spoiled = file((row) => {
      row['gad7_3'] = 3 - Number(row['gad7_3'])
    })
    const { keying } = await inspected(spoiled)
    expect(keying.signs).toHaveLength(1)
    const [sign] = keying.signs
    expect(sign).toMatchObject({
      kind: 'item-negative',
      instrument: 'gad-7',
      items: ['gad7_3'],
      n: N,
    })
    expect(sign !== undefined && 'r' in sign ? sign.r : 1).toBeLessThan(-0.3)
  })

  it('reverse-keyed items that the file holds reversed are seen, one or all', async () => {
    const reverse = (row: Record<string, string | number>, item: number): void => {
      row[`pss10_${item}`] = 4 - Number(row[`pss10_${item}`])
    }
    const one = await inspected(file((row) => reverse(row, 5)))
    expect(one.keying.signs.some((sign) => sign.kind === 'item-already-reversed')).toBe(true)
    const all = await inspected(
      file((row) => {
        for (const item of PSS_REVERSED) reverse(row, item)
      }),
    )
    expect(kinds(all)).toContain('scale-already-reversed')
  })

  it('codes that are one too high, and a lowest code that nobody uses', async () => {
    const shifted = (by: number, most: number) =>
      file((row) => {
        for (let item = 1; item <= 7; item++)
          row[`gad7_${item}`] = Math.min(most, Number(row[`gad7_${item}`]) + by)
      })
    const { keying } = await inspected(shifted(1, 4))
    expect(keying.signs[0]).toMatchObject({ kind: 'codes-shifted', instrument: 'gad-7', shift: 1 })
    expect(kinds(await inspected(shifted(1, 3)))).toContain('lowest-unused')
  })

  it.each([
    ['a cell of another number', '99'],
    ['a cell of words', '未答'],
    ['a slip of the pen', '0'],
  ])('codes that are one too high, %s notwithstanding', async (_, stray) => {
    const { keying } = await inspected(
      file((row, at) => {
        for (let item = 1; item <= 10; item++)
          row[`pss10_${item}`] = Number(row[`pss10_${item}`]) + 1
        if (at === 5) row['pss10_3'] = stray
      }),
    )
    expect(keying.signs[0]).toMatchObject({ kind: 'codes-shifted', instrument: 'pss-10', shift: 1 })
  })

  it('a lowest code that a class of fifteen uses nowhere', async () => {
    const { keying } = await inspected(
      file((row, at) => {
        for (let item = 1; item <= 7; item++)
          row[`gad7_${item}`] = at < 15 ? Math.min(3, Number(row[`gad7_${item}`]) + 1) : ''
      }),
    )
    expect(keying.signs[0]).toMatchObject({ kind: 'lowest-unused', instrument: 'gad-7' })
  })

  it('sex that identity numbers contradict, and ages that nobody has', async () => {
    const { keying } = await inspected(
      file((row, at) => {
        row['sex'] = row['sex'] === '男' ? '女' : '男'
        row['age'] = at < 3 ? 1 : 14
      }),
    )
    expect(keying.signs).toContainEqual({
      ...{ kind: 'sex-swapped', column: 'identity', evidence: 'national-id', n: N, differ: N },
    })
    expect(keying.signs).toContainEqual({
      ...{ kind: 'age-impossible', count: 3, n: N, lowest: 1, highest: 1 },
    })
  })

  it('a sign makes the exit code 1, in words of either language, and the file stays as it is', async () => {
    const text = file((row) => {
      row['gad7_3'] = 3 - Number(row['gad7_3'])
    })
    const path = place.write('answers.csv', text)
    const english = await mindgauge('inspect', path, '--instrument', 'gad-7')
    expect([english.code, place.read('answers.csv') === text]).toEqual([1, true])
    expect(english.out).toContain('gad7_3 runs against the rest of total')
    const { out } = await mindgauge('inspect', path, '--instrument', 'gad-7', '--lang', 'zh')
    expect(out).toContain('gad7_3 与 total 其余题目负相关')
  })
})
