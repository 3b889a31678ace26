import { describe, expect, it } from 'vitest'
import { HEADER, META, proposed, sheets } from '../../../tests/support/proposed-map.js'

describe('rows of a matrix in brackets', () => {
  const words = ['完全不会', '几天', '一半以上天数', '几乎每天']
  it.each([
    ['before the number of the question', (at: number) => `(${at + 1})9、条目`],
    ['that stays while the number goes up', (at: number) => `(1)${at + 9}、条目`],
    ['that goes up with the number', (at: number) => `(${at + 1})${at + 9}、条目`],
  ])('%s', async (_, header) => {
    const headers = [...META, ...Array.from({ length: 9 }, (_one, at) => header(at))]
    const found = await proposed('a.csv', [headers, ...sheets(words, '初二')], ['phq-a'])
    expect(found.questions).toEqual([])
    expect(found.map.columns).toMatchObject({ phqa_9: { column: header(8), coding: 'label' } })
  })
})

describe('rows of a matrix behind a colon, whose question has one number', () => {
  const words = ['完全不会', '几天', '一半以上天数', '几乎每天']
  it.each([
    ['of 腾讯问卷', (at: number) => `9.请选择最符合的一项:条目${at + 1}`],
    ['a full-width one', (at: number) => `9．过去两周：条目${at + 1}`],
  ])('%s', async (_, header) => {
    const headers = [...META, ...Array.from({ length: 9 }, (_one, at) => header(at))]
    const found = await proposed('a.csv', [headers, ...sheets(words, '初二')], ['phq-a'])
    expect(found.questions).toEqual([])
    expect(found.attention).toEqual([])
    expect(found.map.columns).toMatchObject({ phqa_9: { column: header(8), coding: 'label' } })
  })
})

describe('persons', () => {
  const asked = async (...headers: readonly string[]) => {
    const [, , , , , , ...items] = HEADER
    const rows = sheets([0, 1, 2, 3], 8).map((row, at) => [
      ...[`20260${at}`, 'Female', 8, 'No. 2 School', 3, ...row.slice(6)],
    ])
    const { columns } = (await proposed('a.csv', [[...headers, ...items], ...rows], ['phq-9'])).map
    return columns
  }
  it.each([
    ['What is your student number?', 'What is your gender?', 'Which grade are you in?'],
    ['Please enter your student ID', 'Your sex:', 'Your grade (7 to 9)'],
    ["The student's ID", 'Are you male or female?', 'What grade are you in?'],
    ['Student ID number', "What's your sex?", 'Please select your current grade *'],
  ])('are found by questions in English: %s', async (student, sex, grade) => {
    expect(
      await asked(student, sex, grade, 'Which school do you attend?', 'Your class'),
    ).toMatchObject({
      student,
      sex,
      grade,
      school: 'Which school do you attend?',
      class: 'Your class',
    })
  })

  it('are found in the group of the student number, and in no other', async () => {
    const group = ['demo/student_id', 'parent/sex', 'demo/grade', 'parent/age', 'demo/class']
    expect(Object.keys((await asked(...group)) ?? {}).slice(0, 3)).toEqual([
      ...['student', 'grade', 'class'],
    ])
    const nested = ['demo/student_id', 'demo/parent/sex', 'demo/parent/grade', 'a/b', 'demo/sex']
    expect(await asked(...nested)).toMatchObject({ student: 'demo/student_id', sex: 'demo/sex' })
    const outside = ['student_id', 'demo/sex', 'demo/grade', 'a/b', 'demo/class']
    const columns = await asked(...outside)
    expect([columns?.['student'], columns?.['sex'], columns?.['grade']]).toEqual([
      ...['student_id', undefined, undefined],
    ])
  })

  it('are not found in questions about something else', async () => {
    const others = ['What is your favourite subject?', 'Your mood', 'How old is your sister?']
    const columns = await asked(...others, 'Do you like your school?', 'Your class teacher')
    expect(Object.keys(columns ?? {}).filter((key) => !key.startsWith('phq9_'))).toEqual([])
  })
})

describe('answers in words', () => {
  it('that are in circulation are known, and the polite words of a header read over', async () => {
    const words = ['完全没有', '有几天', '一半以上的天数', '几乎天天']
    const found = await proposed('a.csv', [HEADER, ...sheets(words, '初二')], ['phq-9'])
    expect(found.questions).toEqual([])
    expect(found.map.columns).toMatchObject({
      student: '1、您的学号',
      grade: '2、您所在的年级',
      phq9_1: { column: '3、第1题', coding: 'label' },
      phq9_9: { column: '11、第9题', coding: 'label' },
    })
  })

  it('behind codes are known where some of them are those of the response set', async () => {
    const words = ['0 - Not at all', '1 - Some of it', '2 - Half of it', '3 - Nearly every day']
    const found = await proposed('a.csv', [HEADER, ...sheets(words, '初二')], ['phq-9'])
    expect(found.questions).toEqual([])
    expect(found.map.columns).toMatchObject({ phq9_5: { column: '7、第5题', coding: 'label' } })
  })

  it('behind positions are asked for where one of them is unknown: its number is no code', async () => {
    const words = ['1.完全不会', '2.几天', '3.超过七天', '4.几乎每天']
    const { questions } = await proposed('a.csv', [HEADER, ...sheets(words, '初二')], ['phq-9'])
    expect(questions).toMatchObject([{ kind: 'which-words', instrument: 'phq-9' }])
    const [last, ...others] = sheets(words.with(2, '2.几天'), '初二')
    const rare = [...others, [...(last ?? []).slice(0, -1), '3.超过七天']]
    const found = await proposed('a.csv', [HEADER, ...rare], ['phq-9'])
    expect(found.questions).toMatchObject([{ instrument: 'phq-9' }])
    expect(found.map.columns).not.toHaveProperty('phq9_1')
  })

  it('of which two would be the same option are asked for: one of them is another one', async () => {
    const items = Array.from({ length: 20 }, (_, at) => `${at + 3}、条目${at + 1}的题干`)
    const rows = (words: readonly string[]) =>
      Array.from({ length: 12 }, (_, row) => [
        ...(sheets(words, '初二')[row] ?? []).slice(0, 6),
        ...items.map((_item, at) => words[(row * 3 + at) % words.length] as string),
      ])
    const file = (words: readonly string[]) => [[...META, ...items], ...rows(words)]
    const words = ['很少', '偶尔', '有时', '经常', '总是']
    const asked = await proposed('a.csv', file(words), ['iat-20'])
    expect(asked.questions).toMatchObject([{ kind: 'which-words', instrument: 'iat-20' }])
    expect(asked.map.columns).not.toHaveProperty('iat_1')
    const same = ['很少', '偶尔', '偶尔。', 'Ｂ.偶尔', '偶尔(2分)', 'occasionally', '经常', '总是']
    expect((await proposed('a.csv', file(same), ['iat-20'])).questions).toEqual([])
  })

  it('that are not known are named, with a place for the code of each', async () => {
    const words = ['甲等', '乙等', '丙等', '丁等']
    const { questions } = await proposed('a.csv', [HEADER, ...sheets(words, '初二')], ['phq-9'])
    expect(questions).toMatchObject([{ kind: 'which-words', instrument: 'phq-9' }])
    const [question] = questions
    expect(question?.kind === 'which-words' && [...question.words].sort()).toEqual(
      [...words].sort(),
    )
    expect(question?.kind === 'which-words' && question.columns).toHaveLength(9)
  })
})

describe('an export by position', () => {
  it('asks whether grades in numbers are grades', async () => {
    const name = '1_按序号_某校_12_12.csv'
    const found = await proposed(name, [HEADER, ...sheets([1, 2, 3, 4], 2)], ['phq-9'])
    expect(found.questions.map(({ kind }) => kind)).toEqual(['grade'])
    expect(found.map.columns).not.toHaveProperty('grade')
    expect(found.map.columns).toMatchObject({ phq9_1: { coding: 'index' } })
  })

  it('asks so too where the file has another name and sex is in numbers', async () => {
    const header = [...HEADER, '12、性别']
    const rows = sheets([1, 2, 3, 4], 2).map((row, at) => [...row, 1 + (at % 2)])
    const found = await proposed('export.csv', [header, ...rows], ['phq-9'])
    expect(found.questions.map(({ kind }) => kind)).toEqual(['sex', 'grade'])
    expect(found.map.columns).not.toHaveProperty('grade')
    const words = rows.map((row) => [...row.slice(0, -1), '女'])
    const read = await proposed('export.csv', [header, ...words], ['phq-9'])
    expect(read.map.columns).toHaveProperty('grade')
  })

  it('does not ask where grades are words', async () => {
    const name = '1_按序号_某校_12_12.csv'
    const found = await proposed(name, [HEADER, ...sheets([1, 2, 3, 4], '初二')], ['phq-9'])
    expect(found.questions).toEqual([])
    expect(found.map.columns).toHaveProperty('grade')
  })
})

it('an item about attention is an item; one that tells what to answer is none', async () => {
  const words = ['完全没有', '有几天', '一半以上的天数', '几乎天天']
  const about = HEADER.map((name) => name.replace('第7题', '注意力难以集中'))
  const found = await proposed('a.csv', [about, ...sheets(words, '初二')], ['phq-9'])
  expect(found.questions).toEqual([])
  expect(found.map.columns).toMatchObject({ phq9_7: { column: '9、注意力难以集中' } })
  const told = [...about, '12、注意力检测题']
  const rows = sheets(words, '初二').map((row) => [...row, '有几天'])
  expect((await proposed('a.csv', [told, ...rows], ['phq-9'])).attention).toEqual([
    '12、注意力检测题',
  ])
})

it('what the question of a matrix tells to do makes none of its rows an item about attention', async () => {
  const words = ['完全不会', '几天', '一半以上天数', '几乎每天']
  for (const stem of ['请选择最符合您情况的选项', '请选择“最近两周”的情况', '请选一项']) {
    const rows = Array.from({ length: 9 }, (_, at) => `3、${stem}—条目${at + 1}的题干`)
    const found = await proposed('a.csv', [[...META, ...rows], ...sheets(words, '初二')], ['phq-9'])
    expect(found.attention).toEqual([])
    expect(found.map.columns).toMatchObject({ phq9_9: { column: rows[8], coding: 'label' } })
    const told = [...META, ...rows, `3、${stem}—本题请选几天`]
    const sheet = sheets(words, '初二').map((row) => [...row, '几天'])
    const checked = await proposed('a.csv', [told, ...sheet], ['phq-9'])
    expect(checked.attention).toEqual([told.at(-1)])
  }
})

it('an instrument that has no room is not sought in the columns of another', async () => {
  const words = ['完全不会', '几天', '一半以上天数', '几乎每天']
  const found = await proposed('a.csv', [HEADER, ...sheets(words, 8)], ['phq-9', 'gad-7'])
  expect(found.questions).toEqual([{ kind: 'which-place', instrument: 'gad-7', columns: [] }])
})

it('a question about telephones or incomes may be an item; its answers decide', async () => {
  const header = [
    ...HEADER.slice(0, 6),
    ...HEADER.slice(6).map((name) => `${name}手机`),
    '月收入',
    '住址',
  ]
  const words = ['完全不会', '几天', '一半以上天数', '几乎每天']
  const rows = sheets(words, 8).map((row, at) => [...row, '3000-5000元', `某路${at}号`])
  const found = await proposed('a.csv', [header, ...rows], ['phq-9'])
  expect(found.map.columns).toHaveProperty('phq9_9')
  expect(found.map.drop).toEqual(['来自IP', '月收入', '住址'])
})

it('a second header row below the first gives the words of the questions, and is no sheet', async () => {
  const header = ['id', ...Array.from({ length: 9 }, (_, at) => `v${at + 1}`)]
  const labels = ['Number', ...Array.from({ length: 9 }, (_, at) => `PHQ-9: topic ${at + 1}`)]
  const rows = sheets([0, 1, 2, 3], 8).map((row) => [row[0] as number, ...row.slice(6)])
  const found = await proposed('a.csv', [header, labels, ...rows], ['phq-9'])
  expect(found.map.headerRows).toBe(2)
  expect(found.map.columns).toMatchObject({ phq9_1: { column: 'v1', coding: 'code' } })
  expect(found.columns.find(({ target }) => target === 'phq9_1')?.evidence).toContainEqual({
    ...{ kind: 'name', like: 2 },
  })
})

it('a line of totals below the sheets hides no block', async () => {
  const sums = ['合计', ...Array.from({ length: HEADER.length - 1 }, () => 61)]
  const rows = Array.from({ length: 6 }, (_, at) => [at + 1, ...HEADER.slice(1).map(() => at % 4)])
  const found = await proposed('a.csv', [HEADER, ...rows, sums], ['phq-9'])
  expect(found.map.columns).toHaveProperty('phq9_9')
})

it.each(['average', '平均'])(
  'a first column of which most answers are %s hides none',
  async (answer) => {
    const rows = Array.from({ length: 6 }, (_, at) => [
      answer,
      ...HEADER.slice(1).map(() => at % 4),
    ])
    const found = await proposed('a.csv', [HEADER, ...rows], ['phq-9'])
    expect(found.map.columns).toHaveProperty('phq9_9')
  },
)
