import { expect, it } from 'vitest'
import { withFile } from '../../../tests/support/answer-files.js'
import { openResponses } from '../../io/open-responses.js'
import { scanCarried } from './scan-carried.js'

/** What a column of these cells is found to hold. */
async function held(cells: readonly string[]): Promise<string | null | undefined> {
  const text = `column\n${cells.map((cell) => `"${cell}"\n`).join('')}`
  return withFile(text, (path) => {
    const opened = openResponses(path, [], { otherColumns: 'keep' })
    if (!opened.ok) throw new Error('the column cannot be opened')
    return scanCarried(opened.value, () => true, new AbortController().signal).then(
      ([one]) => one?.holds,
    )
  })
}

const times = (count: number, cell: string): string[] => new Array<string>(count).fill(cell)
const WISH = 'I wish my friends would ask me'

it.each([
  ['words of a few', ['yes', 'no', 'yes'], null],
  ['nothing', times(5, ''), null],
  ['marks of a platform that nothing was answered', times(50, '(空)'), null],
  [
    'two texts of people among marks of a platform',
    [...times(50, '(跳过)'), WISH, `${WISH} too`],
    'free-text',
  ],
  [
    'two texts of people among many that said no',
    [...times(500, '无'), WISH, `${WISH} more`],
    'free-text',
  ],
  ['one option that is a sentence, now and then', [...times(500, 'no'), ...times(9, WISH)], null],
  [
    'a few options that are sentences, again and again',
    [...times(500, 'no'), ...times(30, WISH), ...times(30, `${WISH} more`)],
    null,
  ],
  ['one long text', [`${WISH} ${WISH} ${WISH}`], 'free-text'],
  ['phone numbers among blanks', [...times(90, ''), '13800138000', '13900138001'], 'phone-number'],
  [
    'addresses of computers with their place',
    ['203.0.113.7(北京-北京)', '203.0.113.8'],
    'ip-address',
  ],
  ['incomes in ranges', ['3000-5000元', '5000元以上'], 'income'],
  ['numbers of students', ['20231101', '20231102'], null],
])('a column with %s', async (_, cells, kind) => {
  expect(await held(cells)).toBe(kind)
})
