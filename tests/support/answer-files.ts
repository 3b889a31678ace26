import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instrument, Item } from '../../src/instrument/instrument.js'
import type { ResponseFile } from '../../src/io/index.js'
import { type FilePart, openResponses, type ReadOptions, readBlocks } from '../../src/io/index.js'
import type { RowBlock } from '../../src/io/row-block.js'
import { studentText } from '../../src/io/student-keys.js'
import type { Issue } from '../../src/issue/issue.js'

/** Writes a file into a folder of its own, runs `use` on its path, and removes it. */
export function withFile<T>(content: string | Uint8Array, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'mindgauge-io-'))
  try {
    const path = join(folder, 'answers.csv')
    writeFileSync(path, content)
    return use(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const LABELS = ['never', 'sometimes', 'often', 'always', 'every time']
const LABELS_ZH = ['从不', '有时', '经常', '总是', '每次']

/** An item with codes from `from` on, each with a label. */
export function testItem(id: string, nOptions: number, from = 0, isReversed = false): Item {
  return {
    id,
    names: { en: id },
    options: Array.from({ length: nOptions }, (_, index) => ({
      code: from + index,
      score: isReversed ? from + nOptions - 1 - index : from + index,
      label: { en: LABELS[index] ?? `option ${index}`, zh: LABELS_ZH[index] ?? `选项${index}` },
    })),
    reverseKeyed: isReversed,
    declined: [999],
    notApplicable: [],
  }
}

/** An instrument of which readers see the items only. */
export function testInstrument(id: string, items: readonly Item[]): Instrument {
  return {
    id,
    version: '1.0.0',
    variant: null,
    fingerprint: '0'.repeat(16),
    names: { en: id },
    displayNames: { en: id },
    informants: ['self'],
    ages: null,
    items,
    gates: [],
    scales: [],
    bands: {},
    rules: [],
    criticalItems: [],
    validity: [],
    unscored: {},
    codes: {},
    references: {},
    licence: { status: 'test', detail: 'test', confidence: 'unknown' },
    provenance: {},
    doubts: [],
  }
}

/** `q1` to `q<n>` with codes 0 to 3, and `t1` with codes 0 to 12. */
export const QUESTIONS: Instrument = testInstrument('questions', [
  testItem('q1', 4),
  testItem('q2', 4),
  testItem('q3', 4, 0, true),
  testItem('t1', 13),
])

/** Everything that was read from a file, copied out of its blocks. */
export interface WholeFile {
  readonly rows: number[]
  /** One text of codes per row and instrument, such as `0 255 3`. */
  readonly answers: string[][]
  readonly persons: string[]
  readonly students: string[]
  readonly levels: string[]
  readonly carried: string[][]
  readonly issues: Issue[]
  readonly counts: { rows: number; rejected: number; blankLines: number }
}

/** Reads a file, or parts of it one after the other. */
export function readWhole(
  file: ResponseFile,
  parts: readonly (FilePart | undefined)[] = [undefined],
  read: typeof readBlocks | ((file: ResponseFile) => Iterable<RowBlock>) = readBlocks,
): WholeFile {
  const whole: WholeFile = {
    ...{ rows: [], answers: [], persons: [], students: [], levels: [], carried: [], issues: [] },
    counts: { rows: 0, rejected: 0, blankLines: 0 },
  }
  const counts = { rows: 0, rejected: 0, blankLines: 0 }
  for (const part of parts) {
    let last = { rows: 0, rejected: 0, blankLines: 0 }
    for (const block of read(file, part)) {
      last = block.counts
      whole.issues.push(...block.issues)
      for (let row = 0; row < block.length; row++) {
        whole.rows.push(block.rows[row] ?? 0)
        whole.answers.push(
          block.responses.map(({ codes }) => codes.map((column) => column[row]).join(' ')),
        )
        const { sex, grade, ageMonths } = block.persons
        const dates = `${block.birthDate[row]} ${block.testDate[row]} ${block.seconds?.[row]}`
        whole.persons.push(
          `${sex[row]} ${grade[row]} ${ageMonths[row]} ${dates} ${block.instructedFailed?.[row]}`,
        )
        const { students } = block
        whole.students.push(
          students === null ? '(none)' : studentText(students.keys, students.ids[row] as number),
        )
        whole.levels.push(
          Object.entries(block.categories)
            .map(([name, { codes, values }]) => `${name}=${values[codes[row] ?? 0]}`)
            .join(' '),
        )
        whole.carried.push(block.carried.map(({ values }) => values[row] ?? ''))
      }
    }
    counts.rows += last.rows
    counts.rejected += last.rejected
    counts.blankLines += last.blankLines
  }
  return { ...whole, counts }
}

/** Opens a file for {@link QUESTIONS}; throws with its issues where it cannot be. */
export function opened(
  path: string,
  options: ReadOptions = {},
  instruments: readonly Instrument[] = [QUESTIONS],
): ResponseFile {
  const result = openResponses(path, instruments, options)
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}

/** Everything in a file of this content. */
export function readText(content: string | Uint8Array, options: ReadOptions = {}): WholeFile {
  return withFile(content, (path) => readWhole(opened(path, options)))
}
