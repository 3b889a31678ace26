import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { listProtocols } from '../../src/io/catalogue.js'
import { mindgauge } from './run-command.js'

const folder = mkdtempSync(join(tmpdir(), 'mindgauge-protocols-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A protocol that is shipped with some of its parts changed, as a file. */
function changed(id: string, parts: object): string {
  const path = join(folder, `${id}-changed.json`)
  const document = JSON.parse(readFileSync(`protocols/${id}.json`, 'utf8'))
  writeFileSync(path, JSON.stringify({ ...document, ...parts }))
  return path
}

/** Columns of the PHQ-9, the GAD-7 and the AIS. */
const TEACHERS_ITEMS = Object.entries({ phq9: 9, gad7: 7, ais: 8 }).flatMap(([name, length]) =>
  Array.from({ length }, (_, item) => `${name}_${item + 1}`),
)

describe('protocols', () => {
  it('lists every protocol with its items, tiers, instruments and name', async () => {
    const ended = await mindgauge('protocols')
    expect(ended.code).toBe(0)
    expect(ended.out).toMatch(
      /^cn-grades-4-6-cards +59 +3 +dsrsc, scared-41 +School screening, grades 4 to 6, red/m,
    )
    expect(ended.out.trim().split('\n')).toHaveLength(1 + listProtocols().length)
    expect((await mindgauge('protocols', '--lang', 'zh')).out).toContain('教师心理筛查')
  })

  it('lists them for programs, with whom they are for and what they ask', async () => {
    const list = JSON.parse((await mindgauge('protocols', '--json')).out)
    expect(list).toContainEqual(
      expect.objectContaining({
        id: 'cn-teachers-levels',
        role: 'teacher',
        instruments: ['phq-9', 'gad-7', 'ais'],
        burden: [{ grades: null, items: 24, minutes: [2, 4] }],
        tiers: ['teacher-level-1', 'teacher-level-2', 'teacher-level-3'],
        example: true,
      }),
    )
  })

  it('shows who answers what, how long it takes, and the terms of use', async () => {
    const { out, code } = await mindgauge('protocols', 'cn-grades-4-12-cards')
    expect(code).toBe(0)
    expect(out).toContain('an example: adopt it or change it before use')
    expect(out).toContain('who: students, grades 4–12')
    // 100 + 18 and 60 + 9 + 7 items; 118 × 5 s = 9.8 min, 118 × 10 s = 19.7 min.
    expect(out).toContain('grades 4–6: 118 items, 10 to 20 minutes')
    expect(out).toContain('grades 7–12: 76 items, 7 to 13 minutes')
    expect(out).toMatch(/^ {2}mht 1.*\n +grades 4–6, 100 items.*\n +not known: ask before use/m)
  })

  it('shows each rule with its condition, its citation and how well that was checked', async () => {
    const { out } = await mindgauge('protocols', 'cn-grades-7-9-cards')
    expect(out).toContain(
      'red: PHQ-A item 9: thoughts of death or self-harm (counts on invalid sheets too) [apa-form; two sources agree]',
    )
    expect(out).toMatch(/blue: AIS total 7 and more: sleep \[chung-2011; one source\]\n +ais total/)
    expect(out).toMatch(/≥ 11 and gad-7 total .* ≥ 10 \[richardson-2010; .*\[spitzer-2006; /)
    expect(out).toContain('variant chinese-adolescents-7')
    expect(out).toMatch(/^ {2}\[chung-2011\] Chung KF/m)
    expect(out).toContain('Screening is not a diagnosis')
  })

  it('lists the crisis items with the tier that follows, and apart what no rule rests on', async () => {
    const { out } = await mindgauge('protocols', 'cn-rescreen-4-12-cards')
    const [, crisis = '', watch = ''] =
      /review them before launch\n([\s\S]*?)\n\n.*no rule rests\n([\s\S]*?)\n\n/.exec(out) ?? []
    expect(crisis.split('\n').map((line) => line.trim().replace(/: .*→/, ' →'))).toEqual([
      'dsrsc (grades 4–6) → red [arabpsychology; two sources agree]',
      'phq-a (grades 7–9) → red [glad-pc; two sources agree]',
      'phq-9 (grades 10–12) → red [kroenke-2001; two sources agree]',
    ])
    expect(watch).toContain('dsrsc (grades 4–6): Often feels like running away')
    const zh = (await mindgauge('protocols', 'cn-rescreen-4-12-cards', '--lang', 'zh')).out
    expect(zh).toContain('dsrsc (4–6 年级): 觉得生活不值得: dsrsc_10')
  })

  it('says that a protocol asks no crisis item', async () => {
    const instruments = [{ instrument: 'gad-7' }]
    const { rules } = JSON.parse(readFileSync('protocols/cn-grades-7-9-cards.json', 'utf8')) as {
      rules: { id: string }[]
    }
    const file = changed('cn-grades-7-9-cards', {
      instruments,
      rules: rules.filter(({ id }) => id.startsWith('gad-7')),
    })
    expect((await mindgauge('protocols', file)).out).toMatch(/before launch\n {2}none\n/)
  })

  it('shows the norms that are used, their year and why they are outdated', async () => {
    const instruments = [
      { instrument: 'dsrsc' },
      { instrument: 'scared-41', norms: 'scared-41/china-urban-2008' },
    ]
    const file = changed('cn-grades-4-6-levels', { instruments })
    const { out } = await mindgauge('protocols', file)
    expect(out).toMatch(/norm tables\n {2}scared-41\/china-urban-2008.*\n.*2008.*\n.*outdated: /)
    expect((await mindgauge('protocols', 'cn-grades-4-6-levels')).out).toContain('none is used')
  })

  it('tells programs the crisis items with their tiers', async () => {
    const card = JSON.parse((await mindgauge('protocols', 'cn-teachers-cards', '--json')).out)
    expect(card.crisisItems).toMatchObject([
      { instrument: 'phq-9', id: 'item-9', grades: null, tiers: ['teacher-red'] },
    ])
  })

  it('says that teachers are apart and that no grade is asked of them', async () => {
    const { out } = await mindgauge('protocols', 'cn-teachers-levels')
    expect(out).toContain('who: teachers, in a data space of their own')
    expect(out).toContain('whatever the grade: 24 items')
  })

  it('says what the linter finds of a file of the user, and ends with 1', async () => {
    const instruments = [{ instrument: 'phq-9' }, { instrument: 'gad-7' }, { instrument: 'dsrsc' }]
    const rules = [
      {
        id: 'r',
        tier: 'teacher-red',
        names: { en: 'r' },
        when: { instrument: 'gad-7', scale: 'total', atLeast: 10 },
      },
    ]
    const { code, err } = await mindgauge(
      'protocols',
      changed('cn-teachers-cards', { instruments, rules }),
    )
    expect(code).toBe(1)
    expect(err).toContain('an instrument that adults answer for themselves')
    expect(err).toContain(
      'a crisis rule for the critical item item-9 in every grade, received none',
    )
  })

  it.each(listProtocols())(
    'generate and screen go through %s, and account for each sheet',
    async (id) => {
      const [file, roster, out] = ['sheets.csv', 'roster.csv', 'results'].map((name) =>
        join(folder, `${id}-${name}`),
      ) as [string, string, string]
      const term = ['--protocol', id, '--students', '60', '--seed', '7', '--out', file]
      expect((await mindgauge('generate', ...term, '--roster', roster)).code).toBe(0)
      const wish = ['--protocol', id, '--roster', roster, '--out', out, '--json']
      const ended = await mindgauge('screen', file, ...wish)
      expect(ended.code).toBeLessThanOrEqual(1)
      const { accounting } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))
      expect([accounting.rows, accounting.scored, accounting.rejected]).toEqual([60, 60, 0])
    },
  )

  it('teachers who answered everything are determined, with a grade on the sheet or none', async () => {
    const file = join(folder, 'teacher.csv')
    const sheet = ['T1,7', 'T2,', 'T3,3'].map(
      (who) => `${who},${TEACHERS_ITEMS.map(() => 0).join()}`,
    )
    writeFileSync(file, `student,grade,${TEACHERS_ITEMS.join()}\n${sheet.join('\n')}\n`)
    const out = join(folder, 'teacher-results')
    await mindgauge('screen', file, '--protocol', 'cn-teachers-cards', '--out', out)
    const [head = '', ...rows] = readFileSync(join(out, 'students.csv'), 'utf8').trim().split('\n')
    const tier = head
      .replace(/^\uFEFF/, '')
      .split(',')
      .indexOf('tier')
    expect(rows.map((row) => row.split(',')[tier])).toEqual(new Array(3).fill('teacher-none'))
  })

  it('asks for no column of grades where nothing depends on the grade', async () => {
    const file = join(folder, 'no-grade.csv')
    writeFileSync(
      file,
      `student,${TEACHERS_ITEMS.join()}\nT1,${TEACHERS_ITEMS.map(() => 0).join()}\n`,
    )
    const asked = async (protocol: string): Promise<boolean> => {
      const out = join(folder, `no-grade-${protocol}`)
      const { err } = await mindgauge('screen', file, '--protocol', protocol, '--out', out)
      return err.includes('tiers depend on the grade')
    }
    expect(await asked('cn-teachers-cards')).toBe(false)
    expect(await asked('cn-grades-10-12-cards')).toBe(true)
  })

  it('refuses an id that is none, with the nearest ones', async () => {
    const { code, err } = await mindgauge('protocols', 'cn-teachers-card')
    expect(code).toBe(3)
    expect(err).toContain('nearest: cn-teachers-cards')
  })
})
