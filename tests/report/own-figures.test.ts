import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindgauge, records, workplace } from '../cli/run-command.js'
import { filesBelow } from './report-term.js'

const place = workplace()
afterAll(place.remove)

const PROTOCOL = ['--protocol', 'cn-grades-7-9-cards']
const HIDDEN = '>已隐去<'

/** Classes of ten, all of which the published tables hide; three students have no sheet. */
beforeAll(async () => {
  const size = ['--students', '60', '--schools', '2', '--seed', '3']
  const files = ['--out', place.path('all.csv'), '--roster', place.path('roster.csv')]
  await mindgauge('generate', ...PROTOCOL, ...size, ...files)
  const lines = place.read('all.csv').trimEnd().split('\n')
  place.write('answers.csv', [...lines.slice(0, -3), ''].join('\n'))
  const roster = place.read('roster.csv').trimEnd().split('\n')
  place.write('fewer.csv', [roster[0], ...roster.slice(2), ''].join('\n'))
}, 60_000)

async function screened(out: string, roster: string): Promise<string> {
  const words = ['screen', place.path('answers.csv'), ...PROTOCOL, '--out', place.path(out)]
  const made = await mindgauge(...words, '--roster', place.path(roster))
  expect(made.code, made.err).toBeLessThan(2)
  return place.path(out)
}

async function classPages(results: string, out: string, ...more: string[]): Promise<string[]> {
  const words = ['report', results, '--role', 'class-teacher', '--level', 'class', '--lang', 'zh']
  const made = await mindgauge(...words, '--out', place.path(out), ...more)
  expect(made.code, made.err).toBeLessThan(2)
  const files = filesBelow(place.path(out)).filter(({ path }) => path.startsWith('classes/'))
  return files.map(({ text }) => text)
}

describe('the page of a class teacher', () => {
  it('hides nothing of the class whose students it names', async () => {
    const results = await screened('known', 'roster.csv')
    const coverage = records(place.read('known/coverage.csv'))
    const ofClasses = coverage.filter(({ level = '' }) => level.endsWith('/class'))
    expect(ofClasses.every(({ suppressed }) => suppressed === 'yes')).toBe(true)
    const pages = await classPages(results, 'plain')
    expect(pages).toHaveLength(ofClasses.length)
    for (const page of pages) expect(page).not.toContain(HIDDEN)
    expect(pages.join('')).toMatch(/data-column="n_missing">3</)
  })

  it('says who is enrolled where some are not in the roster, as far as the roster that is given tells', async () => {
    const results = await screened('stranger', 'fewer.csv')
    const told = await classPages(results, 'with', '--roster', place.path('fewer.csv'))
    for (const page of told) expect(page).not.toContain(HIDDEN)
    const [first = ''] = told
    expect(first).toMatch(/data-column="n_enrolled">9</)
    expect(first).toMatch(/data-column="n_answered">10</)
    const untold = await classPages(results, 'without')
    expect(untold.join('')).toContain(HIDDEN)
    expect(untold.join('')).toMatch(/data-column="n_answered">10</)
  })
})
