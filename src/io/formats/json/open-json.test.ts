import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { READ_LIMITS, type ReadLimits } from '../limits.js'
import { prepareTable } from '../prepare-table.js'

const folder = mkdtempSync(join(tmpdir(), 'mindgauge-json-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The table that is staged of a file; the code and the received side of its issue where it is refused. */
async function staged(content: string | Buffer, limits: Partial<ReadLimits> = {}): Promise<string> {
  const path = join(folder, 'file.jsonl')
  writeFileSync(path, content)
  const table = await prepareTable(path, { limits: { ...READ_LIMITS, ...limits } })
  if (!table.ok) return table.issues.map(({ code, received }) => `${code}: ${received}`).join()
  const text = readFileSync(table.value.path, 'utf8')
  table.value.remove()
  return text
}

/** More than what is looked at before rows are written. */
const N = 120_000
const row = (index: number): string =>
  `{"student":${index},"school":"第${index % 7}中学","q1":${index % 4}}`

describe('openJson', () => {
  it('keeps cells as they are written, in whatever order, omitted or named otherwise', async () => {
    const lines = [
      '{"student":20240101234567890123,"q1":1.0,"more":{"a":1e3,"b":"x"}}',
      '{"more":{"b":"\\u4e2d\\t","a":-0},"student": 7}',
      '{"\\u0071\\u0031":null,"student":"8","list":[1, "a\\/b", {"c": [ ]}]}',
    ]
    expect(await staged(lines.join('\n'))).toBe(
      [
        'student\tq1\tmore.a\tmore.b\tlist',
        '20240101234567890123\t1.0\t1e3\tx\t',
        '7\t\t-0\t"中\t"\t',
        '8\t\t\t\t[1,"a/b",{"c":[]}]',
        '',
      ].join('\n'),
    )
  })

  it('finds a column that only a late record has', async () => {
    const rows = Array.from({ length: N }, (_, index) => row(index))
    rows[N - 9] = '{"student":"x","late":"y"}'
    const text = await staged(rows.join('\n'))
    const lines = text.split('\n')
    expect(lines[0]).toBe('student\tschool\tq1\tlate')
    expect(lines[1]).toBe('0\t第0中学\t0\t')
    expect(lines[N - 8]).toBe('x\t\t\ty')
    expect(lines).toHaveLength(N + 2)
  })

  it.each([
    ['lines', (rows: readonly string[]) => rows.join('\n')],
    ['an array', (rows: readonly string[]) => `[${rows.join(',')}]`],
    ['one member', (rows: readonly string[]) => `{"rows": [${rows.join(' ,\n')}]}`],
    ['UTF-16', (rows: readonly string[]) => Buffer.from(`\ufeff${rows.join('\n')}`, 'utf16le')],
  ])('reads characters and records that lie across pieces of the file: %s', async (_, write) => {
    const rows = Array.from({ length: 30_000 }, (_, index) => row(index))
    const wanted = rows.map((_, index) => `${index}\t第${index % 7}中学\t${index % 4}\n`)
    expect((await staged(write(rows))) === `student\tschool\tq1\n${wanted.join('')}`).toBe(true)
  })

  it('refuses what is no UTF-8, wherever it stands, cut inside a character too', async () => {
    const refused = 'file-encoding: another encoding, or a damaged file'
    const bytes = Buffer.from(Array.from({ length: 30_000 }, (_, at) => row(at)).join('\n'))
    expect(await staged(bytes.fill(0xff, 700_000, 700_001))).toBe(refused)
    expect(await staged(Buffer.from('{"a":1}\n{"a":"学').subarray(0, -1))).toBe(refused)
  })

  it('refuses a line that is too long, and counts its characters', async () => {
    const long = (unit: string, length: number): string =>
      `{"a":1}\n{"a":2}\n{"a":"${unit.repeat(length)}"}\n{"a":3}`
    const limits = { recordLength: 300_000 }
    expect(await staged(long('学', 600_000), limits)).toBe('file-unsafe: a longer one')
    expect(await staged(long('学', 250_000), limits)).toContain('\n3\n')
  })
})
