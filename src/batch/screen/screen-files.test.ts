import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { must } from '../../../tests/support/must.js'
import { cohortRows } from '../../cohort/cohort-rows.js'
import { openResponses } from '../../io/open-responses.js'
import { readRoster } from '../../io/read-roster.js'
import { createStudentKeys } from '../../io/student-keys.js'
import type { Crew } from '../crew/crew.js'
import { generate } from '../generate/generate.js'
import { type LoadedCampaign, loadCampaign } from '../load-campaign.js'
import { type ScreenJob, screenFiles } from './screen-files.js'

const folder = mkdtempSync(join(tmpdir(), 'mindgauge-screen-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let campaign: LoadedCampaign
let lines: readonly string[]
const path = (name: string): string => join(folder, name)

beforeAll(() => {
  campaign = must(loadCampaign('cn-grades-4-12-cards'))
  const { protocol, instruments } = campaign.compiled
  const parsed = instruments.map(({ instrument }) => instrument)
  let responses = ''
  let roster = ''
  for (const piece of generate({ protocol, instruments: parsed, students: 400, seed: 21 })) {
    responses += new TextDecoder().decode(piece.responses)
    roster += new TextDecoder().decode(piece.roster)
  }
  lines = responses.trimEnd().split('\n')
  writeFileSync(path('roster.csv'), roster)
})

/** What screening of some lines writes, and the cohort table. */
async function screened(
  rows: readonly string[],
  blockLength: number,
  setting: {
    readonly duplicates?: 'first'
    readonly roster?: string
    readonly only?: ScreenJob['only'] & {}
    readonly crew?: Crew
    readonly write?: () => void
    readonly onRows?: (rows: number) => void
  } = {},
) {
  const file = path(`${blockLength}.csv`)
  writeFileSync(file, `${[lines[0], ...rows].join('\n')}\n`)
  const { protocol, instruments } = campaign.compiled
  const compiled = {
    ...campaign.compiled,
    protocol: { ...protocol, duplicates: setting.duplicates ?? protocol.duplicates },
  }
  const parsed = instruments.map(({ instrument }) => instrument)
  const roster = must(readRoster(setting.roster ?? path('roster.csv'), { levels: protocol.levels }))
  const options = { levels: protocol.levels, blockLength, students: roster.keys }
  const written: Record<string, string> = {}
  const outcome = await screenFiles({
    compiled,
    files: [{ ...must(openResponses(file, parsed, options)), name: 'sheets.csv' }],
    keys: roster.keys,
    norms: campaign.norms,
    crew: setting.crew ?? null,
    roster,
    only: setting.only ?? [],
    wave: null,
    detail: 'full',
    language: 'en',
    issues: [],
    write: (name, bytes) => {
      setting.write?.()
      written[name] = (written[name] ?? '') + new TextDecoder().decode(bytes)
    },
    watch: {
      signal: new AbortController().signal,
      ...(setting.onRows === undefined ? {} : { onRows: setting.onRows }),
    },
  })
  return { written, accounting: outcome.accounting, cohort: cohortRows(outcome.cohort) }
}

describe('screenFiles', () => {
  it.each([1, 7, 399])('gives the same results in blocks of %d rows as in one', async (length) => {
    const rows = lines.slice(1)
    expect(await screened(rows, length)).toEqual(await screened(rows, 4096))
  })

  it('gives each student the same scores in any order of rows', async () => {
    const rows = lines.slice(1)
    const withoutRow = (text: string): string[] =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.replace(/^\d+,/, ''))
        .sort()
    const first = await screened(rows, 64)
    const second = await screened(rows.toReversed(), 64)
    expect(second.accounting).toEqual(first.accounting)
    expect(second.cohort).toEqual(first.cohort)
    expect(withoutRow(second.written['students.csv'] ?? '')).toEqual(
      withoutRow(first.written['students.csv'] ?? ''),
    )
  })

  it('takes the first sheet of a student or the last, wherever the blocks end', async () => {
    const rows = lines.slice(1, 11)
    const last = await screened([...rows, ...rows], 3)
    const first = await screened([...rows, ...rows], 3, { duplicates: 'first' })
    const rowsOf = (text = ''): number[] =>
      text
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => Number(line.split(',')[0]))
    expect(rowsOf(last.written['students.csv'])).toEqual(rows.map((_, index) => 11 + index))
    expect(rowsOf(first.written['students.csv'])).toEqual(rows.map((_, index) => 1 + index))
    expect(last.accounting).toMatchObject({ rows: 20, scored: 10, rejected: 10 })
  })

  it('counts as enrolled whose sheet says what the roster leaves open and was chosen', async () => {
    const roster = path('places.csv')
    const students = lines.slice(1).map((line) => line.split(',')[0])
    writeFileSync(roster, `student,class\n${students.map((one) => `${one},1\n`).join('')}`)
    const only = [{ level: 'grade', values: ['7'] }]
    const { accounting } = await screened(lines.slice(1), 64, { only, roster })
    const { enrolled, scored, missing, rows, rejectedBy, notScreened } = accounting
    expect(scored).toBeGreaterThan(0)
    expect({ enrolled, missing }).toEqual({ enrolled: scored, missing: 0 })
    expect(rejectedBy['population-outside']).toBe(rows - scored)
    expect(notScreened).toBe(students.length - scored)
  })

  it('stops the threads that help where this one fails, and says why it failed', async () => {
    let told: unknown = null
    const crew: Crew = {
      work: (_order, _onPart, signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            told = signal.reason
            reject(told)
          })
        }),
    }
    const full = new Error('no space left')
    let nWritten = 0
    const write = (): void => {
      if (++nWritten > 10) throw full
    }
    await expect(screened(lines.slice(1), 8, { crew, write })).rejects.toBe(full)
    expect(told).toBe(full)
  })

  it('stops at the next block where a thread that helps fails', async () => {
    const died = new Error('a thread ended')
    const crew: Crew = { work: () => Promise.reject(died) }
    let seen = 0
    const onRows = (rows: number): void => {
      seen = rows
    }
    await expect(screened(lines.slice(1), 8, { crew, onRows })).rejects.toBe(died)
    expect(seen).toBeLessThanOrEqual(8)
  })

  it('stops at the next block when it is told to', async () => {
    const { protocol, instruments } = campaign.compiled
    const file = path('stop.csv')
    writeFileSync(file, `${lines.join('\n')}\n`)
    const keys = createStudentKeys()
    const options = { levels: protocol.levels, blockLength: 10, students: keys }
    const parsed = instruments.map(({ instrument }) => instrument)
    const abort = new AbortController()
    let seen = 0
    const work = screenFiles({
      compiled: { ...campaign.compiled, protocol: { ...protocol, duplicates: 'first' } },
      files: [must(openResponses(file, parsed, options))],
      keys,
      norms: campaign.norms,
      crew: null,
      roster: null,
      wave: null,
      detail: 'usual',
      language: 'en',
      issues: [],
      write: () => {},
      watch: {
        signal: abort.signal,
        onRows: (rows) => {
          seen = rows
          if (rows >= 30) abort.abort()
        },
      },
    })
    await expect(work).rejects.toThrow()
    expect(seen).toBe(30)
  })
})
