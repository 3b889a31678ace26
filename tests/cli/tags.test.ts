import { afterAll, describe, expect, it } from 'vitest'
import { PILOT, place, screened } from './rostered-screening.js'
import { csv } from './sheets.js'

afterAll(place.remove)

describe('tags', () => {
  const sheets = csv({}, { student: '1002' })
  const rosterOf = (first: string, second: string): string =>
    `student,school,grade,class,sex,tags\n1001,North,8,1,,${first}\n1002,North,8,1,,${second}\n`

  it('never feed a score or a tier', async () => {
    const plain = await screened({ sheets, roster: rosterOf('', '') })
    const tagged = await screened({ sheets, roster: rosterOf('留守;boarding', 'single-parent') })
    for (const name of ['students.csv', 'crisis.csv', 'retest.csv', 'cohort.csv'])
      expect(tagged.text(name)).toBe(plain.text(name))
  })

  it('are nothing that a rule can ask for', async () => {
    const rules = [{ ...PILOT.rules[0], when: { tag: 'boarding' } }]
    const run = await screened({ sheets, roster: rosterOf('', ''), protocol: { rules } })
    expect(run.code).toBe(3)
  })

  it('that the vocabulary lacks are said once, without their words', async () => {
    const run = await screened({ sheets, roster: rosterOf('shy;boarding', 'shy;loud') })
    expect(run.table('issues.csv')).toMatchObject([
      { code: 'tag-unknown', row: '1', received: '2 others, in 2 entries' },
    ])
    expect(run.text('issues.csv')).not.toContain('shy')
  })

  it('are a level of grouping and a choice of the population', async () => {
    const protocol = {
      levels: ['tag:boarding', 'school'],
      suppression: { minimumCell: 0, minimumGroup: 0 },
    }
    const roster = rosterOf('住校', '')
    const run = await screened({ sheets, roster, protocol })
    const groups = run.table('cohort.csv').filter(({ level }) => level === 'tag:boarding')
    expect(new Set(groups.map(({ group }) => group))).toEqual(new Set(['yes', 'no']))
    const some = await screened({ sheets, roster, words: ['--only', 'tags=boarding'] })
    expect(some.table('students.csv').map(({ student }) => student)).toEqual(['1001'])
  })

  it('come from a vocabulary of the office where it gives one', async () => {
    const tags = [{ id: 'choir', names: { en: 'sings', zh: '合唱团' } }]
    const file = place.write('tags.json', JSON.stringify({ tags }))
    const run = await screened({ sheets, roster: rosterOf('合唱团', ''), words: ['--tags', file] })
    expect(run.code).toBe(0)
    const wrong = place.write('wrong.json', '{ "tags": [{ "id": "A b" }] }')
    const refused = await screened({ sheets, roster: rosterOf('', ''), words: ['--tags', wrong] })
    expect(refused.code).toBe(3)
  })
})
