import type { ReportDocument } from '../../../src/report/document/report-document.js'
import type { TableBlock, TableCell } from '../../../src/report/document/table-block.js'

/** A text that would run, one that would end an element, one that turns the direction of writing. */
export const HOSTILE: {
  readonly script: string
  readonly formula: string
  readonly turning: string
  readonly control: string
} = {
  script: '<script>alert(1)</script>',
  formula: "=cmd|' /C calc'!A0",
  turning: '\u202eevil\u2067 name',
  control: 'bell\u0007 half\ud800',
}

const count = (value: number): TableCell => ({
  kind: 'number',
  value,
  text: String(value),
  format: 'count',
  source: null,
})

const share = (value: number): TableCell => ({
  kind: 'number',
  value,
  text: `${(value * 100).toFixed(1)} %`,
  format: 'percent',
  source: null,
  more: ['(10.1–14.9)'],
})

const name = (text: string): TableCell => ({ kind: 'text', runs: [{ kind: 'name', text }] })

/** @param nRows - of the long table, which goes over pages */
export function sampleReport(language: 'en' | 'zh', nRows = 60): ReportDocument {
  const isChinese = language === 'zh'
  const say = (en: string, zh: string): string => (isChinese ? zh : en)
  const long: TableBlock = {
    kind: 'table',
    id: 'long',
    caption: say('Tiers by class', '各班预警级别'),
    columns: [
      { label: say('class', '班级'), kind: 'text' },
      { label: say('tier', '级别'), kind: 'text' },
      { label: say('students', '人数'), kind: 'number' },
      { label: say('share', '占比'), kind: 'number' },
    ],
    rows: Array.from({ length: nRows }, (_, index): TableCell[] => [
      index < 4 ? name(Object.values(HOSTILE)[index] ?? '') : name(`${index}`),
      { kind: 'text', runs: [{ kind: 'mark', text: say('red card', '红卡'), colour: '#c62828' }] },
      index === 5 ? { kind: 'hidden', text: say('hidden', '已隐去'), source: null } : count(index),
      index === 5 ? { kind: 'blank' } : share(0.125),
    ]),
    note: say('Small numbers are hidden.', '小数目已隐去。'),
  }
  return {
    language,
    title: say('School report', '学校报告'),
    subtitle: [[say('School: ', '学校：'), { kind: 'name', text: HOSTILE.turning }]],
    banner: {
      title: say('For the school psychologist only', '仅限专职心理教师'),
      text: say('Keep it locked.', '请妥善保管。'),
      tone: 'restricted',
    },
    sections: [
      {
        id: 'tiers',
        title: say('Tiers', '预警级别'),
        blocks: [
          {
            kind: 'paragraph',
            runs: [say('Text with ', '文字与'), { kind: 'strong', text: HOSTILE.script }],
          },
          {
            kind: 'note',
            tone: 'info',
            title: say('Note', '说明'),
            runs: [say('May suggest a talk.', '建议谈话。')],
          },
          { kind: 'list', items: [[say('first', '第一')], [say('second', '第二')]] },
          { kind: 'facts', facts: [{ name: say('Enrolled', '应测'), runs: ['120'] }] },
          {
            kind: 'chart',
            id: 'bars',
            title: say('Tiers as bars', '级别分布图'),
            description: say('One bar: 12 of 100', '一个条形：100 人中 12 人'),
            svg: '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200" viewBox="0 0 600 200"><rect x="20" y="40" width="300" height="60" fill="#1565c0"/><text x="20" y="140">12</text></svg>',
            width: 600,
            height: 200,
            table: {
              ...long,
              id: 'short',
              caption: say('Figures', '数据'),
              rows: long.rows.slice(4, 7),
            },
          },
          { kind: 'page-break' },
          long,
        ],
      },
    ],
    footer: [[say('Made with version 1', '版本 1')]],
  }
}
