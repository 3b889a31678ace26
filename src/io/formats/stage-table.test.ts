import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { READ_LIMITS } from './limits.js'
import { stageTable } from './stage-table.js'
import type { SourceBatch, TableSource } from './table-source.js'

const folder = mkdtempSync(join(tmpdir(), 'mindgauge-stage-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sourceOf = (columns: { name: string }[], batches: TableSource['batches']): TableSource => ({
  columns,
  batches,
  issues: () => [],
  close: () => undefined,
})
const named = (...names: string[]): { name: string }[] => names.map((name) => ({ name }))

describe('stageTable', () => {
  it('writes rows and lines in the order in which they come', async () => {
    const path = join(folder, 'mixed')
    const batches: SourceBatch[] = [[['1', 'a']], Buffer.from('2\tb\n'), [null, ['3', 'c']]]
    await stageTable(
      sourceOf(named('student', 'q'), () => batches),
      path,
      READ_LIMITS,
    )
    expect(readFileSync(path, 'utf8')).toBe('student\tq\n1\ta\n2\tb\n?\t?\t?\n3\tc\n')
  })

  it('writes all anew where a column comes to light', async () => {
    const path = join(folder, 'grown')
    const columns = named('student')
    const source = sourceOf(columns, function* () {
      const width = columns.length
      yield Buffer.from(width === 1 ? 'a long line that goes\n' : '1\t\n')
      if (width === 1) columns.push({ name: 'late' })
      else yield Buffer.from('2\tx\n')
    })
    await stageTable(source, path, READ_LIMITS)
    expect(readFileSync(path, 'utf8')).toBe('student\tlate\n1\t\n2\tx\n')
  })

  it('stops between two batches of lines when it is told to', async () => {
    const controller = new AbortController()
    let nBatches = 0
    const source = sourceOf(named('student'), function* () {
      for (; nBatches < 9; nBatches++) {
        if (nBatches === 3) controller.abort(new Error('enough'))
        yield Buffer.from('1\n')
      }
    })
    const work = stageTable(source, join(folder, 'stopped'), READ_LIMITS, controller.signal)
    await expect(work).rejects.toThrow('enough')
    expect(nBatches).toBe(3)
  })
})
