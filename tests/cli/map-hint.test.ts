import { afterAll, expect, it } from 'vitest'
import { mindgauge, workplace } from './run-command.js'

const place = workplace()
afterAll(place.remove)

/** An export of a survey, whose columns are called after their questions. */
const file = place.write('我的 问卷.csv', '序号,1、学号,2、兴趣减退,3、情绪低落\n1,25,几天,几天\n')
const out = place.path('out')

it.each([
  [['score', file, '--instrument', 'phq-a'], 'phq-a'],
  [['screen', file, '--protocol', 'cn-grades-7-9-cards'], 'phq-a,gad-7,ais@chinese-adolescents-7'],
])('%s of a file without item ids says which command proposes a map', async (words, ids) => {
  const { code, err } = await mindgauge(...words, '--out', out, '--lang', 'zh')
  expect(code).toBe(3)
  expect(err).toContain(
    `mindgauge inspect "${file}" --instrument ${ids} --map-out map.json --lang zh\n`,
  )
  const english = await mindgauge(...words, '--out', out)
  expect(english.err).toContain('given back by --map:\n  mindgauge inspect')
})

it('says nothing of it where a map is given, or where items are there', async () => {
  const map = place.write('map.json', '{"columns":{"student":"1、学号"}}')
  const given = await mindgauge('score', file, '--instrument', 'phq-a', '--map', map, '--out', out)
  expect(given.code).toBe(3)
  expect(given.err).not.toContain('mindgauge inspect')
  const plain = place.write('plain.csv', 'student,phqa_1\n25,1\n')
  const found = await mindgauge('score', plain, '--instrument', 'phq-a', '--out', out)
  expect(found.err).not.toContain('mindgauge inspect')
})
