import { readdirSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { mindgauge, workplace } from './run-command.js'
import { cellsOf, LISTS, namedIn, screenTwoDistricts, twins } from './two-districts.js'

const place = workplace()
afterAll(place.remove)

const cells = (name: string): string[][] => cellsOf(place.read(name))

describe('schools of one name whose names alone do not tell', () => {
  it('another school that is called as one of them is stays apart from it', async () => {
    const clash = (text: string): string =>
      twins(text).replaceAll(/District \d+,School 3/g, 'West,District 1 School 1')
    const made = await screenTwoDistricts(place, 'clash', clash, '3')
    const words = ['--roster', made.roster, '--role', 'specialist', '--out']
    const from = ['--from', '2026-11-22']
    const third = cells('clash-roster.csv').filter(([, district]) => district === 'West')
    const files = async (name: string, run: readonly string[]): Promise<string[]> => {
      expect((await mindgauge(...run)).code).toBe(0)
      return place.list(name)
    }
    const folders = ['District 1 School 1', 'District 1 School 1 (2)', 'West-East School 1']
    const work = ['worklists', made.folder, ...words, place.path('clash-work'), ...from]
    expect(await files('clash-work/worklists', work)).toEqual(folders)
    const pages = ['report', made.folder, '--level', 'student', ...words, place.path('clash-pages')]
    expect(await files('clash-pages/students', pages)).toEqual(folders)
    const own = readdirSync(place.path('clash-pages/students/District 1 School 1'), {
      recursive: true,
    })
    const named = namedIn(own.map(String).join(' '))
    expect(named.size).toBeGreaterThan(0)
    const ofThird = new Set(third.map(([student = '']) => student))
    for (const student of named) expect(ofThird).toContain(student)
    const one = ['worklists', made.folder, ...words, place.path('clash-one'), ...from]
    expect(await files('clash-one/worklists', [...one, '--unit', 'District 1/School 1'])).toEqual([
      'District 1 School 1 (2)',
    ])
  }, 60_000)

  it('results without the column have pages that name nobody, and say so', async () => {
    const { folder } = await screenTwoDistricts(place, 'old', twins)
    for (const list of LISTS) {
      const rows = cells(`old/${list}.csv`)
      const at = rows[0]?.indexOf('district') ?? -1
      const without = rows.map((row) => row.filter((_, index) => index !== at).join(','))
      place.write(`old/${list}.csv`, `${without.join('\n')}\n`)
    }
    const run = await mindgauge(
      ...['report', folder, '--level', 'school', '--role', 'specialist'],
      ...['--out', place.path('untold')],
    )
    expect(run.err).toContain('their pages name no students')
    for (const file of place.list('untold/schools'))
      expect(namedIn(place.read(`untold/schools/${file}`)).size).toBe(0)
  }, 60_000)
})
