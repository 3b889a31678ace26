import { expect, it } from 'vitest'
import { readText } from '../../../tests/support/answer-files.js'
import { disguisedChinese } from './disguised-chinese.js'
import { encodingOfInvalid } from './encoding.js'

const GB = new Map<string, readonly [number, number]>()
for (let lead = 0xb0; lead <= 0xf7; lead++)
  for (let trail = 0xa1; trail <= 0xfe; trail++) {
    const unit = new TextDecoder('gb18030').decode(Uint8Array.of(lead, trail))
    if (unit.length === 1) GB.set(unit, [lead, trail])
  }
const gbk = (text: string): Buffer =>
  Buffer.from([...text].flatMap((unit) => GB.get(unit) ?? [unit.charCodeAt(0)]))

it.each(['学校', '小学', '学习', '女', '目', '实', '学校,女', 'id,学校,q1', '校,学', '小学,路'])(
  '%s of GB18030 is valid UTF-8 and told from it',
  (text) => {
    const bytes = gbk(text)
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).not.toBe(text)
    expect(disguisedChinese(bytes)).toBe('gb18030')
  },
)

it.each([
  ['Russian', 'ученик,школа,класс,пол'],
  ['Russian, few letters', 'пол,дело,мне,Сон,дед'],
  ['Russian, single letters', 'м,ж,Я,У'],
  ['Ukrainian', 'стать,школа,їжа,Київ'],
  ['Kazakh', 'жоқ,иә,ұл,үй,мең'],
  ['Greek', 'μαθητής,σχολείο,φύλο'],
  ['Greek, few letters', 'και,με,μια,Ω,β'],
  ['units', 'µg,μm,25 °C,±2,10²,½'],
  ['French', 'élève,école,âge,né à,où,é'],
  ['German', 'Schüler,müde,größer,Straße,Übung'],
  ['Spanish', 'niño,¿qué?,año,día,ó'],
  ['Polish', 'szkoła,żółw,że,miło'],
  ['Czech', 'dům,žák,škola,věk'],
  ['Turkish', 'okul,yaş,sınıf,ağır'],
  ['Armenian', 'դպրոց,ամա'],
  ['Hebrew', 'ספר,שת'],
  ['Chinese', '学校,年级,女'],
])('%s of UTF-8 stays UTF-8', (_, text) => {
  expect(disguisedChinese(Buffer.from(text))).not.toBe('gb18030')
})

it('ASCII says nothing of its encoding', () => {
  expect(disguisedChinese(Buffer.from('student,grade,q1'))).toBeNull()
})

it('a file whose only Chinese is 学校 is read as GB18030', () => {
  const rows = '\nschool,a,1,2,3,4\n'
  const read = readText(gbk(`student,学校,q1,q2,q3,t1${rows}`))
  expect(read).toEqual(readText(`student,学校,q1,q2,q3,t1${rows}`))
  expect(read.levels).toEqual(['school=a'])
})

it.each([
  ['小学,学校,女,男', 'gb18030'],
  ['学校,学校,学校,学校,学校,学校,男', 'gb18030'],
] as const)('%s of GB18030 with one word that is no UTF-8 is %s', (text, encoding) => {
  expect(encodingOfInvalid(gbk(text))).toBe(encoding)
})

it.each(['élève,où,été,né', 'ученик,школа,пол', '学校,年级,班级'])(
  '%s of UTF-8 cut inside its last character is UTF-8 with damage',
  (text) => {
    expect(encodingOfInvalid(Buffer.from(text).subarray(0, -1))).toBe('utf-8')
  },
)
