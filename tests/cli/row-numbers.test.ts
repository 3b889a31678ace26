import { afterAll, describe, expect, it } from 'vitest'
import { makeWorkbook } from '../support/make-workbook.js'
import { mindgauge, workplace } from './run-command.js'
import { all, cells, HEADER, PHQA } from './sheets.js'

const place = workplace()
afterAll(place.remove)

const NOBODY = cells({ student: '', phqa: all(3, PHQA) })
const SHEETS = [cells({ student: '1' }), NOBODY]
const csv = (...lines: readonly (readonly string[])[]): string =>
  lines.map((line) => `${line.join(',')}\n`).join('')

/** The number that row 1 has in the spreadsheet, as a command says it; null where it says none. */
async function said(
  file: string,
  content: string | Uint8Array,
  command: string,
): Promise<string | null> {
  const path = place.write(file, content)
  const words: Record<string, readonly string[]> = {
    screen: [
      '--protocol',
      'tests/cli/fixtures/pilot.json',
      '--out',
      place.path(`${file}-${command}`),
    ],
    score: ['--instrument', 'phq-a', '--out', place.path(`${file}.out.csv`)],
    inspect: ['--instrument', 'phq-a'],
  }
  const { out, err } = await mindgauge(command, path, ...(words[command] ?? []))
  return /row 1 is row (\d+) as a spreadsheet shows the file/.exec(out + err)?.[1] ?? null
}

describe.each(['screen', 'score', 'inspect'])('%s says where its rows begin', (command) => {
  it.each<readonly [string, string | Uint8Array, string]>([
    ['text.csv', csv(HEADER, ...SHEETS), '2'],
    [
      'labels.csv',
      csv(
        HEADER,
        HEADER.map((name) => `the text of ${name}`),
        ...SHEETS,
      ),
      '3',
    ],
    ['plain.xlsx', makeWorkbook([HEADER, ...SHEETS]), '2'],
    ['titles.xlsx', makeWorkbook([['A term'], [], HEADER, ...SHEETS]), '4'],
  ])('%s', async (file, content, row) => {
    expect(await said(file, content, command)).toBe(row)
  })

  it('nothing where no row is named', async () => {
    expect(await said('clean.csv', csv(HEADER, cells({ student: '1' })), command)).toBe(null)
  })
})

it('rows of the roster are said with where they begin in it', async () => {
  const path = place.write('answers.csv', csv(HEADER, cells({ student: '1' }), NOBODY))
  const roster = [['Enrolled'], [], ['student', 'sex'], ['1', '?!'], ['2', 'female'], ['3', 'male']]
  const file = place.write('enrolled.xlsx', makeWorkbook(roster))
  const rules = ['--protocol', 'tests/cli/fixtures/pilot.json', '--out', place.path('both')]
  const { err } = await mindgauge('screen', path, '--roster', file, ...rules)
  expect(err).toContain('row 1 is row 2 as a spreadsheet shows answers.csv')
  expect(err).toContain('row 1 is row 4 as a spreadsheet shows enrolled.xlsx')
})

it('a second header below titles is said with the rows of the sheet, as row 1 is', async () => {
  const labels = HEADER.map((name) => `the text of ${name}`)
  const sheet = makeWorkbook([['A term'], [], HEADER, labels, ...SHEETS, cells({ student: '2' })])
  const path = place.write('titles-labels.xlsx', sheet)
  const { err } = await mindgauge(
    'score',
    path,
    '--instrument',
    'phq-a',
    '--out',
    place.path('t.csv'),
  )
  expect(err).toContain('a header in rows 3 to 4; row 1 of the data is row 5')
  expect(err).toContain('row 1 is row 5 as a spreadsheet shows the file')
})
