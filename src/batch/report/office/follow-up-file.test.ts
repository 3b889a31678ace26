import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { prepareTable } from '../../../io/formats/prepare-table.js'
import { caseWord } from '../../../report/office/case-words.js'
import { tierScale } from '../../../report/office/tier-scale.js'
import { readFollowUps } from './follow-up-file.js'

const folder = mkdtempSync(join(tmpdir(), 'mindgauge-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const scale = tierScale({
  tiers: [],
  baseline: { id: 'none', names: { en: 'none' } },
})

it('reads a grade back as the number that it was written for, in either language', async () => {
  const path = join(folder, 'kept.csv')
  const words = [1, 7, 10, 13].map((grade) => [
    grade,
    caseWord('grade', String(grade), scale, 'zh'),
  ])
  expect(words[1]).toEqual([7, '七年级'])
  const rows = [...words, ['en', caseWord('grade', '7', scale, 'en')], ['odd', '成人班']]
  writeFileSync(path, ['学号,年级', ...rows.map((row) => row.join()), ''].join('\n'))
  const prepared = await prepareTable(path)
  const read = prepared.ok ? readFollowUps(prepared.value, scale) : prepared
  const grades = read.ok ? [...read.value].map(([key, { record }]) => [key, record.grade]) : []
  expect(grades).toEqual([
    ['1', '1'],
    ['7', '7'],
    ['10', '10'],
    ['13', '13'],
    ['en', '7'],
    ['odd', '成人班'],
  ])
})
