import { expect } from 'vitest'
import { mindgauge, type Workplace } from './run-command.js'

const PROTOCOL = 'cn-grades-7-9-cards'

/** Names of the two schools of a roster: their districts differ, and with `twins` nothing else. */
export const inTwoDistricts = (text: string): string =>
  text.replaceAll(/District \d+,School 2/g, 'West/East,School 2')
export const twins = (text: string): string =>
  inTwoDistricts(text).replaceAll('School 2', 'School 1')

/** Files of results that list students. */
export const LISTS = ['students', 'crisis', 'retest', 'changed', 'missing'] as const

/** The cells of a file without quotes. */
export const cellsOf = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))

/** Student numbers that stand in a text. */
export const namedIn = (text: string): Set<string> => new Set(text.match(/\b20260\d{5}\b/g))

/** What was screened: the folder of results, and the roster. */
export interface ScreenedWave {
  readonly folder: string
  readonly roster: string
}

/** A campaign of two schools, one in each district; `rename` gives them their names. */
export async function screenTwoDistricts(
  place: Workplace,
  wave: string,
  rename: (text: string) => string,
  schools = '2',
  students = '60',
): Promise<ScreenedWave> {
  const size = ['--students', students, '--schools', schools, '--seed', '7']
  const [answers, roster] = [place.path(`${wave}.csv`), place.path(`${wave}-roster.csv`)]
  const files = ['--out', answers, '--roster', roster]
  await mindgauge('generate', '--protocol', PROTOCOL, ...size, ...files)
  for (const name of [`${wave}.csv`, `${wave}-roster.csv`])
    place.write(name, rename(place.read(name)))
  const folder = place.path(wave)
  const rules = ['--protocol', PROTOCOL, '--wave', wave]
  const made = await mindgauge('screen', answers, '--roster', roster, ...rules, '--out', folder)
  expect(made.code, made.err).toBe(0)
  return { folder, roster }
}
