import { afterAll, describe, expect, it } from 'vitest'
import { PILOT, place, ROSTER, screened, withColumn } from './rostered-screening.js'
import { mindgauge } from './run-command.js'
import { all, csv, GAD7, PHQA } from './sheets.js'

afterAll(place.remove)

describe('duplicates: most-complete', () => {
  const short = { phqa: [1, ...all('', PHQA).slice(1)] }
  const protocol = { duplicates: 'most-complete' }

  it.each([
    ['comes first', [{}, short], '1'],
    ['comes last', [short, {}], '2'],
    ['is one of equals, of which the later counts', [{}, short, {}], '3'],
  ])('takes the sheet with the most answers where it %s', async (_, sheets, row) => {
    const run = await screened({ sheets: csv(...sheets), protocol })
    expect(run.table('students.csv').map((one) => one['row'])).toEqual([row])
    expect(run.accounting()).toMatchObject({ rows: sheets.length, scored: 1 })
    expect(run.accounting().rejectedBy['student-duplicate']).toBe(sheets.length - 1)
  })

  it('does not count answers to what the grade does not take', async () => {
    const seventh = { grade: '7' }
    const few = { ...seventh, phqa: [...all(0, PHQA).slice(1), ''] }
    const none = { ...seventh, gad7: all('', GAD7) }
    const run = await screened({ sheets: csv(none, few), protocol })
    expect(run.table('students.csv').map((one) => one['row'])).toEqual(['1'])
  })

  it('is a rule that a card says in words', async () => {
    const file = place.write('card.json', JSON.stringify({ ...PILOT, ...protocol }))
    expect((await mindgauge('protocols', file)).out).toContain('the most complete counts')
  })
})

describe('changed.csv', () => {
  it('lists each student in another school, grade or class, and the accounting counts them', async () => {
    const sheets = csv({}, { student: '1002', class: '7' }, { student: '1003' })
    const roster = `${ROSTER}1001,North,8,1,\n1002,North,8,2,\n1003,South,9,1,\n`
    const run = await screened({ sheets, roster })
    expect(run.table('changed.csv')).toMatchObject([
      { student: '1002', class: '2', sheet_class: '7', sheet_school: 'North', row: '2' },
      { student: '1003', school: 'South', grade: '9', sheet_school: 'North', sheet_grade: '8' },
    ])
    expect(run.accounting()).toMatchObject({ changed: 2 })
    expect(run.summary().issues['student-moved']).toBe(3)
    expect(run.out).toContain('2 in another school, grade or class')
  })
})

describe('coverage.csv', () => {
  const students = Array.from({ length: 12 }, (_, at) => String(2001 + at))
  const roster = `${ROSTER}${students.map((one) => `${one},North,8,1,\n`).join('')}3001,South,8,1,\n3002,South,8,1,\n`
  const answered = [...students.slice(0, 11), '3001'].map((student) => ({
    student,
    school: student === '3001' ? 'South' : 'North',
  }))

  it('says enrolled, answered, valid and missing of every group, and hides the small ones', async () => {
    const run = await screened({ sheets: csv(...answered), roster })
    const rows = run.table('coverage.csv')
    expect(rows[0]).toMatchObject({
      level: 'all',
      n_enrolled: '14',
      n_answered: '12',
      n_valid: '12',
      n_missing: '2',
      answered_share: '0.8571',
      missing_share: '0.1429',
      valid_share: '1.0000',
    })
    expect(new Set(rows.map(({ level }) => level))).toEqual(
      new Set(['all', 'grade', 'school', 'school/grade', 'school/grade/class']),
    )
    const south = rows.filter(({ level, group }) => level === 'school' && group === 'South')
    expect(south).toMatchObject([{ n_enrolled: '', n_missing: '', suppressed: 'yes' }])
    expect(run.text('report.html')).toContain('Answered, of the enrolled')
  })

  it('has its header only where there is no roster', async () => {
    const run = await screened({ sheets: csv({}) })
    expect(run.table('coverage.csv')).toEqual([])
  })
})

describe('screen --only', () => {
  const sheets = csv({}, { student: '1002', grade: '9' }, { student: '1003', school: 'South' })
  const roster = `${ROSTER}1001,North,8,1,\n1002,North,9,1,\n1003,South,8,1,\n1004,North,8,1,\n`

  it('screens what was chosen; others are counted, and are neither enrolled nor missing', async () => {
    const run = await screened({ sheets, roster, words: ['--only', 'grade=八年级;school=North'] })
    expect(run.code).toBe(0)
    expect(run.table('students.csv').map(({ student }) => student)).toEqual(['1001'])
    expect(run.table('missing.csv').map(({ student }) => student)).toEqual(['1004'])
    expect(run.accounting()).toMatchObject({
      rows: 3,
      scored: 1,
      rejected: 2,
      rejectedBy: { 'population-outside': 2, unreadable: 0 },
      enrolled: 2,
      notScreened: 2,
    })
    expect(run.summary().only).toBe('grade=8;school=North')
    expect(run.table('rejected.csv').map(({ code }) => code)).toEqual(
      Array(2).fill('population-outside'),
    )
  })

  it.each(['grade', 'grade=', 'grade=x', '=8', 'dormitory=3'])(
    'refuses %s, and writes nothing',
    async (only) => {
      const run = await screened({ sheets, roster, words: ['--only', only] })
      expect(run.code).toBe(3)
    },
  )
})

describe('roles', () => {
  const four = [{}, { student: '1002' }, { student: '1003' }, { student: '1004' }]

  it('takes the sheets of students; those of others are counted and not lost', async () => {
    const sheets = withColumn('role', ['student', '教师', 'parent', ''], ...four)
    const run = await screened({ sheets })
    expect(run.code).toBe(0)
    expect(run.table('students.csv').map(({ student }) => student)).toEqual(['1001', '1004'])
    expect(run.accounting()).toMatchObject({
      rows: 4,
      scored: 2,
      rejected: 2,
      rejectedBy: { 'role-outside-protocol': 2 },
    })
  })

  it('does not guess a role', async () => {
    const run = await screened({ sheets: withColumn('role', ['cook'], {}) })
    expect(run.code).toBe(1)
    expect(run.table('rejected.csv')).toMatchObject([{ code: 'role-unknown' }])
  })

  it('keeps the numbers of students and teachers apart', async () => {
    const sheets = withColumn('role', ['teacher', 'student'], {}, {})
    const roster = 'student,role,grade\n1001,teacher,\n1001,student,8\n1002,teacher,\n'
    const run = await screened({ sheets, roster })
    expect(run.table('students.csv').map((one) => one['row'])).toEqual(['2'])
    expect(run.accounting()).toMatchObject({ enrolled: 1, answered: 1, missing: 0, notScreened: 1 })
  })

  it('screens teachers with the protocol for teachers, by that name, without asking for grades', async () => {
    const { grades: _, instruments: __, rules: ___, ...rest } = PILOT
    const protocol = {
      ...rest,
      role: 'teacher',
      instruments: [{ instrument: 'gad-7' }],
      rules: PILOT.rules.filter(({ id }) => id === 'gad-7-15'),
    }
    const [rule] = protocol.rules
    const { grades: ____, ...ungraded } = rule ?? {}
    const sheets = withColumn('role', ['teacher', 'student'], { grade: '' }, { student: '1002' })
    const file = place.write('teachers.json', JSON.stringify({ ...protocol, rules: [ungraded] }))
    const table = place.write('teachers.csv', sheets)
    const roster = place.write('teachers-roster.csv', 'student,role\n1001,teacher\n1002,student\n')
    const out = place.path('teachers')
    const words = ['--protocol', file, '--roster', roster, '--out', out]
    const ended = await mindgauge('screen', table, ...words)
    expect(ended.err).not.toMatch(/warning|error/)
    const { accounting, protocol: said } = JSON.parse(place.read('teachers/summary.json'))
    expect(said).toMatchObject({ role: 'teacher', informant: 'self' })
    expect(accounting).toMatchObject({ scored: 1, rejected: 1, enrolled: 1, missing: 0 })
    expect(ended.out).toContain('teachers    1 enrolled')
    expect(place.read('teachers/report.html')).toContain('teachers with a sheet that counts')
    expect(ended.code).toBe(0)
  })
})
