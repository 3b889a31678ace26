import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type MapProposal,
  type ProposalWishes,
  proposeMap,
} from '../../src/batch/propose/propose-map.js'
import { loadInstrument } from '../../src/io/catalogue.js'

const WATCH = { signal: new AbortController().signal }

/** What is proposed for a file of this name and content, where these instruments were named. */
export async function proposed(
  name: string,
  rows: readonly (readonly (string | number)[])[],
  ids: readonly string[],
  wishes: Omit<ProposalWishes, 'named'> = {},
): Promise<MapProposal> {
  const folder = mkdtempSync(join(tmpdir(), 'mindgauge-propose-'))
  try {
    const path = join(folder, name)
    writeFileSync(path, rows.map((row) => `${row.join(',')}\n`).join(''))
    const instruments = ids.flatMap((id) => {
      const loaded = loadInstrument(id)
      return loaded.ok ? [loaded.value] : []
    })
    const result = await proposeMap(path, instruments, { named: ids, ...wishes }, WATCH)
    if (!result.ok) throw new Error(result.issues[0]?.message)
    return result.value
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What 问卷星 puts before the answers, with a student number and a grade. */
export const META: readonly string[] = [
  '序号',
  '提交答卷时间',
  '所用时间',
  '来自IP',
  '1、您的学号',
  '2、您所在的年级',
]
export const HEADER: readonly string[] = [
  ...META,
  ...Array.from({ length: 9 }, (_, at) => `${at + 3}、第${at + 1}题`),
]

/** Twelve sheets of nine answers, each of four answers given in each column. */
export const sheets = (
  answers: readonly (string | number)[],
  grade: string | number,
): (string | number)[][] =>
  Array.from({ length: 12 }, (_, row) => [
    ...[row + 1, '2026/3/1 10:00:00', '99秒', '192.0.2.1', `20260${row}`, grade],
    ...Array.from({ length: 9 }, (_, item) => answers[(row * 3 + item) % 4] as string),
  ])
