import { expect, it } from 'vitest'
import { runsText } from '../document/run.js'
import type { CaseRecord } from './case-fields.js'
import { fillLetter, type LetterContext } from './fill-letter.js'
import type { LetterTemplate } from './letter-template.js'

const TEMPLATE = {
  ...{ id: 'note', version: '1.0.0', names: { en: 'Note', zh: '便条' }, audience: 'family' },
  blocks: [{ paragraph: { en: '[{class_name}]', zh: '[{class_name}]' } }],
} as unknown as LetterTemplate

function written(language: 'en' | 'zh', record: CaseRecord): string {
  const context = { language, from: '2026-11-22' } as unknown as LetterContext
  const [block] = fillLetter(TEMPLATE, record, context).sections[0]?.blocks ?? []
  if (block?.kind !== 'paragraph') throw new Error('written requires a paragraph')
  return runsText(block.runs)
}

it.each([
  ['7', '2', '[七年级 2 班]', '[Grade 7, Class 2]'],
  ['7', '初一(2)班', '[七年级 初一(2)班]', '[Grade 7, 初一(2)班]'],
  ['10', 'Class 3', '[高一 Class 3]', '[Grade 10, Class 3]'],
  ['', '2', '[2 班]', '[Class 2]'],
  ['8', '', '[八年级]', '[Grade 8]'],
])('grade %j and class %j are named as on pages', (grade, ofClass, zh, en) => {
  expect(written('zh', { grade, class: ofClass })).toBe(zh)
  expect(written('en', { grade, class: ofClass })).toBe(en)
})

it('neither is a line to write on', () => {
  expect(written('zh', {})).toMatch(/^\[_+\]$/)
})
