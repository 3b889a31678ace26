import { expect, it } from 'vitest'
import { parseHeader, parseHeaderAt, QUESTIONS } from './parse-header.js'

it.each([
  ['7、坐立不安', QUESTIONS, 7, '坐立不安'],
  ['7.坐立不安', QUESTIONS, 7, '坐立不安'],
  ['７．坐立不安', QUESTIONS, 7, '坐立不安'],
  ['(1)5、条目', '()', 5, '条目'],
  ['（2）6、条目', '()', 6, '条目'],
  ['(3)条目', '()', 3, '条目'],
  ['16、引导语—1.子题', '16、引导语', 1, '子题'],
  ['3、题干——(2)子题', '3、题干', 2, '子题'],
  ['3、题干—选项', '3、题干', null, '选项'],
  ['G01Q02[SQ001]', 'g01q02', 1, ''],
  ['G01Q02[SQ010]. words', 'g01q02', 10, 'words'],
  ['Stem of it [words]', '[Stem of it]', null, 'words'],
  ['phq_1', 'phq', 1, ''],
  ['PHQ9_01', 'phq9', 1, ''],
  ['Q3_12', 'q3', 12, ''],
  ['Q7', 'q', 7, ''],
  ['phq9.row3', 'phq9.row', 3, ''],
  ['some\u00a0words', null, null, 'some words'],
])('%j', (header, group, number, words) => {
  expect(parseHeader(header)).toMatchObject({ group, number, words })
})

it.each([
  [['4.题干:甲', '4.题干:乙'], '4、题干', '甲', null],
  [['4．题干：甲', '4．题干：乙'], '4、题干', '甲', null],
  [['4.题干:2.甲', '4.题干:3.乙'], '4、题干', '甲', 2],
  [['4.题干:甲', '5.题干:乙'], QUESTIONS, '题干:甲', 4],
  [['4.题干:甲', '4.其他:乙'], QUESTIONS, '题干:甲', 4],
  [['4.题干:甲'], QUESTIONS, '题干:甲', 4],
])('a colon parts a row from its question where the column beside it has the same: %j', (...of) => {
  const [headers, group, words, number] = of
  const columns = headers.map((header) => ({ header }))
  expect(parseHeaderAt(columns, 0)).toMatchObject({ group, words, number })
})

it('a row of a matrix keeps its place beside the number of its question', () => {
  expect(parseHeader('(4)9、条目')).toMatchObject({ number: 9, row: 4 })
  expect(parseHeader('(4)条目')).toMatchObject({ number: 4, row: null })
})
