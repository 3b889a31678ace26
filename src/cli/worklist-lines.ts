import { join } from 'node:path'
import { inUnit } from '../batch/report/in-unit.js'
import { placeOf } from '../batch/report/office/case-rows.js'
import type { DryColumn, DryRun } from '../batch/report/office/dry-run.js'
import type { OfficeJob } from '../batch/report/office/office-job.js'
import { fillIn } from '../issue/fill-in.js'
import { type Language, type Text, textIn } from '../issue/text.js'
import { phrase } from './phrases.js'
import { grouped } from './print-accounting.js'
import { secondsSince } from './progress.js'

const WROTE: Text = {
  en: '{0} files for the role {1} in {2}, in {3}',
  zh: '已为“{1}”写出 {0} 个文件，用时 {2}，位于 {3}',
}

const COUNTS: Text = {
  en: '{0} students in focus, {1} overdue, {2} to be talked with today',
  zh: '重点关注 {0} 人，逾期 {1} 人，当日面谈 {2} 人',
}

/** What a run of `worklists` made, for people. */
export function worklistLines(
  job: OfficeJob,
  nFiles: number,
  out: string,
  start: number,
): string[] {
  const { language, role, cases, unit, source } = job
  const own = cases.focus.filter((record) => inUnit(placeOf(record, source), unit))
  const crisis = cases.crisis.filter((record) => inUnit(placeOf(record, source), unit))
  const overdue = own.filter((record) => record.overdue === 'yes')
  const counts = [own.length, overdue.length, crisis.length].map(grouped)
  const files = [
    grouped(nFiles),
    textIn(role.names, language),
    secondsSince(start),
    join(out, 'worklists'),
  ]
  const seesLists = role.lists.includes('care') && role.lists.includes('crisis')
  return [
    fillIn(textIn(WROTE, language), files),
    ...(seesLists ? [fillIn(textIn(COUNTS, language), counts)] : []),
    phrase(language, 'notADiagnosis'),
  ]
}

const STATES: Readonly<Record<DryColumn['state'], Text>> = {
  filled: { en: 'filled', zh: '已填' },
  partly: { en: 'partly filled', zh: '部分填写' },
  blank: { en: 'blank: nobody has it', zh: '留空：均无此项' },
  'by-hand': { en: 'blank: filled in by hand', zh: '留空：人工填写' },
  text: { en: 'the same text in each row', zh: '固定文字' },
  redacted: { en: 'not for this role', zh: '该角色不可见' },
  unknown: { en: 'UNKNOWN NAME', zh: '无法识别的名称' },
}

const HEAD: Text = { en: '{0}: {1} rows; nothing is written', zh: '{0}：{1} 行；未写任何文件' }
const REFUSED: Text = { en: '  the role may not have this file', zh: '  该角色不可使用此文件' }
const NEAREST: Text = { en: 'nearest: {0}', zh: '相近：{0}' }
const MISMATCH: Text = { en: 'not in the code list: {0}', zh: '不在代码表中：{0}' }

/** What a template would hold, column by column. */
export function dryRunLines(run: DryRun, language: Language): string[] {
  const say = (text: Text, parts: readonly string[] = []): string =>
    fillIn(textIn(text, language), parts)
  return [
    say(HEAD, [run.template, grouped(run.rows)]),
    ...(run.isAllowed ? [] : [say(REFUSED)]),
    ...run.columns.map(({ title, field, state, nFilled, nearest, mismatches }) => {
      const count = state === 'partly' ? ` (${nFilled}/${run.rows})` : ''
      const odd = mismatches.map(({ code, count: n }) => `${code} ×${n}`).join(', ')
      return [
        `  ${title}${field === null || field === title ? '' : ` ← ${field}`}: ${say(STATES[state])}${count}`,
        ...(nearest.length === 0 ? [] : [say(NEAREST, [nearest.join(', ')])]),
        ...(odd === '' ? [] : [say(MISMATCH, [odd])]),
      ].join('; ')
    }),
  ]
}
