import { afterAll, describe, expect, it } from 'vitest'
import { mindgauge, records, workplace } from './run-command.js'
import { all, csv, GAD7, PHQA, type TestSheet } from './sheets.js'

const PILOT = 'tests/cli/fixtures/pilot.json'
const place = workplace()
afterAll(place.remove)

let runs = 0

/** Screens sheets by the pilot protocol into a folder of its own. */
async function screened(sheets: readonly TestSheet[], ...more: readonly string[]) {
  const folder = `run-${++runs}`
  const file = place.write(`${folder}.csv`, csv(...sheets))
  const ended = await mindgauge(
    'screen',
    file,
    '--protocol',
    PILOT,
    '--out',
    place.path(folder),
    ...more,
  )
  return {
    ...ended,
    folder,
    text: (name: string) => place.read(`${folder}/${name}`),
    table: (name: string) => records(place.read(`${folder}/${name}`)),
    summary: () => JSON.parse(place.read(`${folder}/summary.json`)),
  }
}

const severe = [2, 2, 2, 2, 2, 2, 2, 1, 0]
const crisis = [0, 0, 0, 0, 0, 0, 0, 0, 1]

describe('screen', () => {
  it('writes every file of the design and says what became of each row', async () => {
    const run = await screened([{}, { student: '1002', phqa: severe }])
    expect(run.err).toBe('')
    expect(run.code).toBe(0)
    expect(place.list(run.folder)).toEqual([
      'changed.csv',
      'cohort.csv',
      'coverage.csv',
      'crisis.csv',
      'issues.csv',
      'missing.csv',
      'rejected.csv',
      'report.html',
      'retest.csv',
      'students.csv',
      'summary.json',
    ])
    expect(run.out).toContain('rows in     2 = 2 scored + 0 rejected')
    expect(run.out).toContain('Screening is not a diagnosis')
  })

  it('puts the columns of students.csv in the order of the issue', async () => {
    const run = await screened([{}])
    expect(run.text('students.csv').split('\n')[0]).toBe(
      'row,student,school,grade,class,sex,age,wave,quality,tier,tier_possible,determined,reasons,notes,' +
        'phq-a_total_raw,phq-a_total_band,phq-a_symptoms_raw,phq-a_syndrome_outcome,gad-7_total_raw,gad-7_total_band',
    )
  })

  it('adds status and bounds of each scale with --columns full', async () => {
    const run = await screened([{ gad7: [3, '', 0, 0, 0, 0, 0] }], '--columns', 'full')
    const [row] = run.table('students.csv')
    expect(row).toMatchObject({
      'gad-7_total_raw': '',
      'gad-7_total_status': 'too-few-answered',
      'gad-7_total_low': '3',
      'gad-7_total_high': '6',
    })
  })

  it('gives a row its tier, its reasons and its scores', async () => {
    const run = await screened([{ phqa: severe, gad7: all(3, GAD7) }])
    expect(run.table('students.csv')[0]).toMatchObject({
      row: '1',
      student: '1001',
      school: 'North',
      grade: '8',
      class: '1',
      sex: 'female',
      age: '14',
      wave: '',
      quality: 'valid',
      tier: 'yellow',
      tier_possible: 'yellow',
      determined: 'yes',
      reasons: 'phq-a-15; gad-7-15',
      notes: '',
      'phq-a_total_raw': '15',
      'gad-7_total_raw': '21',
      'gad-7_total_band': 'severe',
    })
  })

  it('keeps zero apart from blank: zero scores, blank does not', async () => {
    const run = await screened([
      { student: '1', gad7: all(0, GAD7) },
      { student: '2', gad7: all('', GAD7) },
    ])
    const [zero, blank] = run.table('students.csv')
    expect(zero).toMatchObject({ 'gad-7_total_raw': '0', notes: '', tier: 'none' })
    expect(blank).toMatchObject({
      'gad-7_total_raw': '',
      notes: 'gad-7.total too-few-answered (7 missing)',
      tier: 'undetermined',
      tier_possible: 'yellow',
      determined: 'no',
      reasons: '?gad-7-15',
    })
  })

  it('lists an undetermined student for a retest with the rules that are open', async () => {
    const run = await screened([{ gad7: all('', GAD7) }])
    expect(run.table('retest.csv')).toEqual([
      {
        student: '1001',
        school: 'North',
        grade: '8',
        class: '1',
        quality: 'valid',
        why: 'undetermined: ?gad-7-15',
        row: '1',
        file: `${run.folder}.csv`,
      },
    ])
  })

  it('determines a tier that missing answers cannot change', async () => {
    const run = await screened([{ gad7: ['', 0, 0, 0, 0, 0, 0] }])
    expect(run.table('students.csv')[0]).toMatchObject({ tier: 'none', determined: 'yes' })
    expect(run.table('retest.csv')).toEqual([])
  })

  it('keeps an invalid sheet invalid and its crisis item in the crisis list', async () => {
    const run = await screened([
      { student: '1', phqa: ['', '', '', '', '', '', '', '', 2], gad7: all('', GAD7) },
      { student: '2', phqa: all('', PHQA), gad7: all('', GAD7) },
    ])
    const [hit, empty] = run.table('students.csv')
    expect(hit).toMatchObject({ quality: 'invalid', tier: 'red', reasons: 'item-9' })
    expect(empty).toMatchObject({ quality: 'invalid', tier: 'invalid', determined: 'no' })
    expect(hit?.['notes']).toMatch(/^quality half-missing; /)
    expect(run.table('crisis.csv')).toMatchObject([
      { student: '1', critical_items: 'phq-a.item-9', quality: 'invalid', sheet: 'scored' },
    ])
    expect(run.table('retest.csv').map(({ why }) => why)).toEqual([
      'invalid: half-missing',
      'invalid: half-missing',
    ])
    expect(run.summary().accounting).toMatchObject({ invalid: 2, crisis: 1, crisisUnanswered: 1 })
  })

  it('names an unanswered crisis item in the notes and counts it', async () => {
    const run = await screened([{ phqa: [0, 0, 0, 0, 0, 0, 0, 0, ''] }])
    expect(run.table('students.csv')[0]?.['notes']).toContain('phq-a.item-9 unanswered')
    expect(run.table('crisis.csv')).toEqual([])
    expect(run.out).toContain('0 students with a crisis item; on 1 sheets one is unanswered')
  })

  it('does not ask a grade for an instrument that it does not take', async () => {
    const run = await screened([{ grade: '7', gad7: all('', GAD7) }])
    expect(run.table('students.csv')[0]).toMatchObject({
      quality: 'valid',
      tier: 'none',
      determined: 'yes',
      notes: '',
      'gad-7_total_raw': '',
    })
    expect(run.code).toBe(0)
  })

  it('takes the wave from --wave', async () => {
    const run = await screened([{}], '--wave', 'autumn')
    expect(run.table('students.csv')[0]?.['wave']).toBe('autumn')
    expect(run.summary().wave).toBe('autumn')
  })

  it('gives the same bytes for the same input', async () => {
    const sheets = [{}, { student: '2', phqa: crisis }, { student: '2', phqa: severe }]
    const first = await screened(sheets)
    const second = await screened(sheets)
    for (const name of place.list(first.folder)) {
      const text = first.text(name).replaceAll(first.folder, '')
      expect(second.text(name).replaceAll(second.folder, ''), name).toBe(text)
    }
  })

  it('joins several files in one campaign', async () => {
    const other = place.write('other.csv', csv({ student: '1001' }, { student: '2002' }))
    const run = await screened([{}], other)
    expect(run.summary().accounting).toMatchObject({ rows: 3, scored: 2, rejected: 1 })
    expect(run.table('rejected.csv')).toMatchObject([{ row: '1', file: 'other.csv' }])
  })

  it('prints the summary for programs with --json, and nothing else', async () => {
    const run = await screened([{}], '--json')
    expect(JSON.parse(run.out)).toEqual(run.summary())
    expect(JSON.parse(run.out).protocol).toMatchObject({ id: 'pilot', example: false })
  })

  it('speaks Chinese with --lang zh, in the crisis list too', async () => {
    const run = await screened([{ phqa: crisis }], '--lang', 'zh')
    expect(run.out).toContain('读入行数    1 = 计分 1 + 剔除 0')
    expect(run.table('crisis.csv')[0]?.['names']).toMatch(/[一-鿿]/)
    expect(run.table('crisis.csv')[0]?.['answers']).toMatch(/^phq-a\.item-9=1 [一-鿿]+$/)
  })

  it('says in the crisis list what was answered, and at no other item', async () => {
    const run = await screened([{ phqa: crisis }])
    expect(run.table('crisis.csv')[0]?.['answers']).toBe('phq-a.item-9=1 several days')
    expect(run.table('students.csv')[0]).not.toHaveProperty('answers')
  })

  it('shows no student on the terminal', async () => {
    const run = await screened([
      { student: '77001', phqa: crisis },
      { student: '77001' },
      { student: '77002', sex: 'robot', grade: '3' },
    ])
    expect(run.out + run.err).not.toMatch(/7700[12]|North/)
  })
})
