import { expect, it } from 'vitest'
import { opened, testInstrument, testItem, withFile } from '../../tests/support/answer-files.js'
import { kernelHere, rowsOf } from '../../tests/support/both-worlds.js'
import type { Kernel } from '../kernel/kernel.js'
import type { ResponseFile } from './open-responses.js'
import { blockReader } from './read-blocks.js'
import { partReader } from './read-parts.js'
import type { RowBlock } from './row-block.js'
import { createStudentKeys } from './student-keys.js'

const ITEMS = [testInstrument('scale', [testItem('a', 3), testItem('b', 3)])]
const HEADER = 'student,school,a,b'

/** Files of schools as they come: alike, with another order, another header, another delimiter, GB18030, with quotes. */
const TEXTS: readonly (string | Uint8Array)[] = [
  `${HEADER}\n1,North,0,1\n2,North,often,9\n`,
  `${HEADER}\n3,South,2,2\n\n4,South,1\n5,North,x,0\n`,
  `student,school,b,a\n6,West,0,1\n`,
  `${HEADER} \n7,West,0,wrong\n`,
  `student;school;a;b\n8;West;0;1\n`,
  Buffer.concat([Buffer.from(`${HEADER}\n9,S`), Buffer.from([0xd1, 0xa7]), Buffer.from('t,0,1\n')]),
  `${HEADER}\n"10","East, 1",1,2\n`,
  `${HEADER}\n11,East,0,0\n12,North,often,1\n`,
]

function filesOf(use: (files: readonly ResponseFile[]) => void): void {
  const keys = createStudentKeys()
  const open = (rest: readonly (string | Uint8Array)[], files: readonly ResponseFile[]): void => {
    const [text, ...others] = rest
    if (text === undefined) use(files)
    else
      withFile(text, (path) => {
        const options = { students: keys, name: `file ${files.length}.csv`, blockLength: 2 }
        open(others, [...files, opened(path, options, ITEMS)])
      })
  }
  open(TEXTS, [])
}

/** A block with its levels as texts: their codes go on from file to file. */
const textsOf = (block: RowBlock): unknown => ({
  ...rowsOf(block),
  categories: Object.entries(block.categories).map(([name, { codes, values }]) => [
    name,
    Array.from(codes.subarray(0, block.length), (code) => values[code]),
  ]),
})

it.each<[string, () => Kernel | null]>([
  ['the kernel', kernelHere],
  ['no kernel', () => null],
])('files that share a reader are read as each by itself: %s', (_, kernelOf) => {
  filesOf((files) => {
    const parts = files.map(({ scan: { dataStart: from, size: to } }, file) => ({
      file,
      part: { from, to, linesBefore: 0 },
    }))
    const blocks = partReader(files, parts, kernelOf())
    for (const [index, file] of files.entries()) {
      const found = Array.from(blocks(index) as Iterable<RowBlock>, textsOf)
      expect(found, String(TEXTS[index])).toEqual(Array.from(blockReader(file, null)(), textsOf))
    }
  })
})

it('files with the same columns are given the same ones, others their own', () => {
  filesOf((files) => {
    const parts = files.map(({ scan: { dataStart: from, size: to } }, file) => ({
      file,
      part: { from, to, linesBefore: 0 },
    }))
    const blocks = partReader(files, parts, null)
    const stores = parts.map((_, index) => {
      let columns: unknown
      for (const block of blocks(index) as Iterable<{ rows: unknown }>) columns = block.rows
      return columns
    })
    const numbers = stores.map((one) => stores.indexOf(one))
    expect(numbers).toEqual([0, 0, 2, 3, 4, 0, 0, 0])
  })
})
