import { expect, it } from 'vitest'
import { privateKindOfCell, privateKindOfHeader } from './private-kinds.js'

it.each([
  ['来自IP', 'ip-address'],
  ['IP', 'ip-address'],
  ['IP地址', 'ip-address'],
  ['IPAddress', 'ip-address'],
  ['ipaddr', 'ip-address'],
  ['IP Address', 'ip-address'],
  ['client_ip', 'ip-address'],
  ['2、您的手机号码', 'phone-number'],
  ['Phone number', 'phone-number'],
  ['homeTelephone', 'phone-number'],
  ['联系方式', 'phone-number'],
  ['身份证号', 'identity-number'],
  ['national_id', 'identity-number'],
  ['E-mail', 'contact'],
  ['RecipientEmail', 'contact'],
  ['LocationLatitude', 'contact'],
  ['家庭住址', 'contact'],
  ['家庭月收入', 'income'],
  ['monthly-income', 'income'],
  ['comment', 'free-text'],
  ['其他意见和建议', 'free-text'],
  ['12、其他（请补充）', 'free-text'],
  ['备 注', 'free-text'],
  ['家 长\n电　话', 'phone-number'],
  ['Q5_4_TEXT', 'free-text'],
  ['Other, please specify', 'free-text'],
  ['Q9[other]', 'free-text'],
])('the header %s names %s', (header, kind) => {
  expect(privateKindOfHeader(header)).toBe(kind)
})

it.each(['student', 'school', 'outcome', 'ship', 'trip', 'hotel', 'notes', '班级', '姓名', 'site'])(
  'the header %s names nothing private',
  (header) => {
    expect(privateKindOfHeader(header)).toBeNull()
  },
)

it.each([
  ['117.136.0.1(广东-广州)', 'ip-address'],
  ['2001:db8::1', 'ip-address'],
  ['13800138000', 'phone-number'],
  ['+86 138 0013 8000', 'phone-number'],
  ['１３８００１３８０００', 'phone-number'],
  ['010-62770000', 'phone-number'],
  ['(555) 123-4567', 'phone-number'],
  ['110105201203051234', 'identity-number'],
  ['11010520120305123X', 'identity-number'],
  ['a.b@example.org', 'contact'],
  ['¥5,000', 'income'],
  ['3000-5000元/月', 'income'],
  ['$40,000', 'income'],
  ['最近总是睡不好，心情低落。', 'free-text'],
  ['I could not sleep at all last week', 'free-text'],
  ['school\nis awful', 'free-text'],
  ['I hate school!', 'free-text'],
  ['Nobody likes me.', 'free-text'],
  ['妈妈\n走了', 'free-text'],
])('the cell %s looks like %s', (cell, kind) => {
  expect(privateKindOfCell(cell)).toBe(kind)
})

it.each([
  '',
  '25215010101',
  '2024-05-06',
  '2024-05-06 08:30:00',
  '08:31:00',
  '3.5',
  '1.2.3',
  '300.1.1.1',
  '北京市第一中学',
  'St. Mary’s School No. 3',
  'Martin Luther King Jr.',
  'Strongly agree.',
  '\n',
  'A\n',
  'several days',
  'A┋B',
  '5000',
])('the cell %s looks like nothing private', (cell) => {
  expect(privateKindOfCell(cell)).toBeNull()
})

it.each([
  ['letters', 'y'.repeat(1_000_000), null],
  ['letters above a number', `${'y'.repeat(1_000_000)}\n1`, null],
  ['words that end like a name', `${'A b '.repeat(250_000)}No.`, 'free-text'],
  ['line ends', `a${'\n'.repeat(1_000_000)}1`, null],
])('a cell of a million %s is read in no time', (_, cell, kind) => {
  expect(privateKindOfCell(cell)).toBe(kind)
})
