import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { mindgauge, records, type Workplace, workplace } from '../cli/run-command.js'

/** Names that break pages that do not escape, and file systems. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  `=cmd|' /C calc'!A0`,
  '\u202eabc\u2066 אבג',
  '张'.repeat(60),
  '../../etc/passwd',
  'a:b\\c|d?',
  '"><img src=x onerror=alert(1)>',
  '&amp; &lt;b&gt;',
]

/** A screened term with a roster that has names; some of the names and schools are hostile. */
export interface ReportTerm {
  readonly place: Workplace
  /** The result folder, in Chinese. */
  readonly results: string
  readonly roster: string
  /** Everything that only the roster knows of persons. */
  readonly private: readonly Readonly<Record<string, string>>[]
}

const SURNAMES = '欧阳锋,司马懿,诸葛亮,上官婉,东方朔,慕容复'.split(',')

export async function reportTerm(): Promise<ReportTerm> {
  const place = workplace()
  const [answers, plain] = [place.path('answers.csv'), place.path('plain.csv')]
  const size = ['--students', '240', '--schools', '3', '--seed', '11']
  await mindgauge('generate', '--protocol', PROTOCOL, ...size, '--out', answers, '--roster', plain)
  const people = records(place.read('plain.csv')).map((person, index) => ({
    ...person,
    school: SCHOOLS[person['school'] ?? ''] ?? person['school'] ?? '',
    name: HOSTILE[index % 17] ?? `${SURNAMES[index % SURNAMES.length]}${index}`,
    guardian: `监护人${index}`,
    guardian_phone: `1380013${String(index).padStart(4, '0')}`,
    responsible: `责任人${index % 5}`,
  }))
  place.write('roster.csv', csvOf(people))
  const results = place.path('results')
  const made = await mindgauge(
    ...['screen', answers, '--protocol', PROTOCOL, '--roster', place.path('roster.csv')],
    ...['--out', results, '--lang', 'zh'],
  )
  expect(made.code, made.err).toBeLessThan(2)
  return { place, results, roster: place.path('roster.csv'), private: people }
}

const PROTOCOL = 'cn-grades-4-12-cards'
const SCHOOLS: Readonly<Record<string, string>> = {
  'School 1': '<b>North/South & Sons</b>',
  'School 2': '=1+1|..\\con: *',
}

function csvOf(rows: readonly Readonly<Record<string, string>>[]): string {
  const header = Object.keys(rows[0] ?? {})
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const lines = rows.map((row) => header.map((name) => cell(row[name] ?? '')).join())
  return `${[header.join(), ...lines].join('\n')}\n`
}

/** Every file below a folder: its path from there, and its bytes as text. */
export function filesBelow(folder: string): { readonly path: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return { path: path.slice(folder.length + 1), text: readFileSync(path, 'utf8') }
    })
}
