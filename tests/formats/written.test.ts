import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { savNames } from '../../src/io/formats-out/sav/sav-names.js'
import {
  cellText,
  NO_VALUE,
  type WrittenBlock,
  type WrittenColumn,
} from '../../src/io/formats-out/table-writer.js'
import { WRITTEN_FORMATS } from '../../src/io/formats-out/written-formats.js'
import { readSource } from '../support/read-source.js'

const folder = mkdtempSync(join(tmpdir(), 'mindgauge-written-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const column = (name: string, kind: WrittenColumn['kind'], label = ''): WrittenColumn => ({
  name,
  kind,
  label,
  values:
    kind === 'category'
      ? ['mild', 'moderate', 'severe'].map((value) => ({ value, label: `等级 ${value}` }))
      : [],
})

const COLUMNS: readonly WrittenColumn[] = [
  column('student', 'text', 'student number'),
  column('姓名', 'text'),
  column('row', 'whole', 'row in the file'),
  column('phq-9_total_raw', 'number', 'PHQ-9: total score'),
  column('phq-9_total_band', 'category', 'PHQ-9 总分：等级'),
  column('student', 'text', 'a second column of this name'),
]

/** Texts of every kind; blanks at the ends, which SPSS does not keep, are left out. */
const texts = fc.oneof(
  fc.constantFrom(
    '',
    '007',
    '=1+1',
    '@cmd',
    'a,b;c\td',
    'two\nlines',
    'a\r\nb',
    '"q"',
    '<&>',
    '_x000D_',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.trim().replaceAll('\0', '')),
  fc.string({ unit: fc.constantFrom('心', 'a', 'é', '😀'), minLength: 250, maxLength: 900 }),
)
const numbers = fc.oneof(
  fc.constant(Number.NaN),
  fc.integer({ min: -200, max: 300 }),
  // The least double of all is what SPSS keeps for a missing value.
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value) => (value === -Number.MAX_VALUE ? 0 : value + 0)),
)
const rows = fc.array(
  fc.record({
    texts: fc.tuple(texts, texts, texts),
    row: fc.integer({ min: 0, max: 2_000_000_000 }),
    raw: numbers,
    band: fc.integer({ min: NO_VALUE, max: 2 }),
  }),
  { minLength: 1, maxLength: 40 },
)

type Row = (typeof rows extends fc.Arbitrary<infer T> ? T : never)[number]

function blockOf(own: readonly Row[]): WrittenBlock {
  return {
    length: own.length,
    columns: [
      own.map((row) => row.texts[0]),
      own.map((row) => row.texts[1]),
      Float64Array.from(own, ({ row }) => row),
      Float64Array.from(own, ({ raw }) => raw),
      Int32Array.from(own, ({ band }) => band),
      own.map((row) => row.texts[2]),
    ],
    explain: (row) => [`row ${row}`, '说明'],
  }
}

async function written(
  format: (typeof WRITTEN_FORMATS)[number],
  blocks: readonly WrittenBlock[],
): Promise<string> {
  const bytes: Buffer[] = []
  const writer = await format.open(COLUMNS, (piece) => bytes.push(Buffer.from(piece)))
  for (const block of blocks) writer.block(block)
  expect(writer.end()).toEqual([])
  const path = join(folder, `table${format.endings[0]}`)
  writeFileSync(path, Buffer.concat(bytes))
  return path
}

const trimmed = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd()

describe.each(WRITTEN_FORMATS)('$id', (format) => {
  const names = COLUMNS.map(({ name }) => name)
  const expectedNames =
    format.id === 'sav'
      ? savNames(names)
      : [...names.slice(0, 5), format.id === 'xlsx' ? 'student' : 'student_2']

  it('is read back by our reader as the table that was written, in however many blocks', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), async (own, cut) => {
        const at = cut % own.length
        const blocks = [own.slice(0, at), own.slice(at)].map(blockOf)
        const source = await readSource(await written(format, blocks))
        expect(source.names.slice(0, names.length)).toEqual(expectedNames)
        const whole = blockOf(own)
        const expected = own.map((_, row) =>
          COLUMNS.map((one, index) => {
            const cells = whole.columns[index] ?? []
            const code = Number(cells[row])
            if (format.id === 'sav' && one.kind === 'category')
              return code === NO_VALUE ? '' : String(code + 1)
            return trimmed(cellText(one, cells, row))
          }),
        )
        const read = source.rows.map((row) =>
          COLUMNS.map((_, index) => trimmed(row?.[index] ?? '')),
        )
        expect(read).toEqual(expected)
      }),
      { numRuns: 30, endOnFailure: true },
    )
  })

  it('is the same bytes whenever it is written', async () => {
    const bytes = async (): Promise<string> => {
      const pieces: Buffer[] = []
      const writer = await format.open(COLUMNS, (piece) => pieces.push(Buffer.from(piece)))
      writer.block(blockOf([{ texts: ['1', '王', ''], row: 1, raw: 2.5, band: 0 }]))
      writer.end()
      return Buffer.concat(pieces).toString('hex')
    }
    expect(await bytes()).toBe(await bytes())
  })
})
