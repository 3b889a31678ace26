import { describe, expect, it } from 'vitest'
import { META, proposed, sheets } from '../../../tests/support/proposed-map.js'
import { gradesByPosition, sexByLabels, sexQuestion } from './open-questions.js'
import type { PersonColumn } from './person-columns.js'

describe('options that a form lists from the highest down', () => {
  const who = ['快乐', '宁静', '精力', '清新', '兴趣'].map((word, at) => `${at + 3}、${word}`)
  const rows = (texts: readonly (string | number)[]) =>
    Array.from({ length: 12 }, (_, row) => [
      ...[row + 1, '2026/3/1 10:00:00', '99秒', '192.0.2.1', `20260${row}`, '初二'],
      ...who.map((_word, item) => texts[(row * 5 + item) % texts.length] as string),
    ])
  const inverted = { 1: 5, 2: 4, 3: 3, 4: 2, 5: 1, 6: 0 }

  it('by position may begin at either end: that is asked, and both ends are offered', async () => {
    const found = await proposed(
      'a.csv',
      [[...META, ...who], ...rows([1, 2, 3, 4, 5, 6])],
      ['who-5'],
    )
    expect(found.map.columns).toMatchObject({ who5_1: { coding: 'index' } })
    expect(found.questions).toEqual([
      { kind: 'direction', instrument: 'who-5', otherwise: inverted },
    ])
    expect(found.decided).toEqual([])
  })

  it('are asked for too where the user said that the numbers are positions', async () => {
    const file = [[...META, ...who], ...rows([1, 2, 3, 4, 5])]
    const open = await proposed('a.csv', file, ['who-5'])
    expect(open.questions).toMatchObject([{ kind: 'coding', open: ['code', 'index'] }])
    const said = await proposed('a.csv', file, ['who-5'], { coding: 'index' })
    expect(said.questions).toMatchObject([{ kind: 'direction', otherwise: inverted }])
  })

  it('by option codes such as A1 may begin at either end as well', async () => {
    const codes = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6']
    const { questions } = await proposed('a.csv', [[...META, ...who], ...rows(codes)], ['who-5'])
    expect(questions).toEqual([
      {
        kind: 'direction',
        instrument: 'who-5',
        otherwise: { A1: 5, A2: 4, A3: 3, A4: 2, A5: 1, A6: 0 },
      },
    ])
  })

  it('leave nothing open where words or codes say which is which', async () => {
    const words = ['所有时间', '大部分时间', '超过一半时间', '少于一半时间', '有时候', '从未有过']
    const byCode = await proposed(
      'a.csv',
      [[...META, ...who], ...rows([0, 1, 2, 3, 4, 5])],
      ['who-5'],
    )
    expect(byCode.questions).toEqual([])
    const byWord = await proposed('a.csv', [[...META, ...who], ...rows(words)], ['who-5'])
    expect(byWord.questions.filter(({ kind }) => kind === 'direction')).toEqual([])
  })
})

describe('items that stand in another order than that of the instrument', () => {
  const words = ['完全不会', '几天', '一半以上天数', '几乎每天']
  const asked = async (names: readonly string[]) => {
    const headers = [...META, ...names.map((name, at) => `${at + 3}、${name}`)]
    return proposed('a.csv', [headers, ...sheets(words, '初二')], ['phq-a'])
  }
  const labels = [
    '情绪低落',
    '兴趣减退',
    '睡眠',
    '食欲或体重',
    '疲倦',
    '自责',
    '注意力',
    '动作迟缓',
  ]
  const crisis = '死亡或自伤念头'

  it('are asked for where two headers read like each other’s items', async () => {
    const [low = '', interest = '', sleep = '', appetite = '', ...others] = labels
    const names = [low, interest, sleep, crisis, ...others, appetite]
    const { questions, decided, columns } = await asked(names)
    expect(questions).toMatchObject([
      {
        kind: 'item-order',
        instrument: 'phq-a',
        columns: [{ header: '6、死亡或自伤念头' }, { header: '11、食欲或体重' }],
      },
    ])
    expect(decided).toEqual([])
    const items = columns.filter(({ instrument }) => instrument === 'phq-a')
    expect(items.every(({ confidence }) => confidence === 'low')).toBe(true)
  })

  it('are asked for where the header about death or self-harm, in any words, stands elsewhere', async () => {
    const others = Array.from({ length: 8 }, (_, at) => `条目${at}的题干`)
    for (const text of ['觉得不如死了算了', '想过伤害自己', '有过自杀的想法']) {
      const names = [...others.slice(0, 5), text, ...others.slice(5)]
      const { questions } = await asked(names)
      expect(questions).toMatchObject([
        { kind: 'item-order', instrument: 'phq-a', columns: [{ header: `8、${text}` }] },
      ])
      expect((await asked([...others, text])).questions).toEqual([])
    }
  })

  it('are none where the headers have their own items’ words, or numbers only', async () => {
    expect((await asked([...labels, crisis])).questions).toEqual([])
    const numbers = Array.from({ length: 9 }, (_, at) => `第${at + 1}题`)
    expect((await asked(numbers)).questions).toEqual([])
  })
})

describe('value labels that SPSS keeps', () => {
  const person = (
    field: 'sex' | 'grade',
    texts: readonly string[],
    valueLabels: readonly (readonly [string, string])[],
  ): PersonColumn => {
    const values = new Map(texts.map((text) => [text, 3]))
    const column = { index: 0, header: field, text: field, valueLabels, values, nFilled: 9 }
    return { field, by: 'header', column: { ...column, isMany: false, isPrivate: false } }
  }
  const sexes = [
    ['1', '男'],
    ['2', '女'],
  ] as const

  it('say which number is which sex, and nothing is asked', () => {
    const labelled = [person('sex', ['2', '1'], sexes)]
    expect(sexByLabels(labelled)).toEqual({ 1: 'male', 2: 'female' })
    expect(sexQuestion(labelled)).toEqual([])
  })

  it('that leave a number of the file without a sex leave the question open', () => {
    const part = [person('sex', ['1', '2', '3'], sexes)]
    expect(sexByLabels(part)).toEqual({})
    expect(sexQuestion(part)).toEqual([{ kind: 'sex', values: ['1', '2', '3'] }])
    expect(sexByLabels([person('sex', ['男', '女'], sexes)])).toEqual({})
  })

  it('that are other grades than their numbers make these positions', () => {
    const seventh = person('grade', ['1', '2'], [['1', '七年级']])
    expect(gradesByPosition([seventh], 'plain', null)).toEqual([seventh])
    const same = person('grade', ['7', '8'], [['7', '七年级']])
    expect(gradesByPosition([same], 'plain', null)).toEqual([])
  })
})
