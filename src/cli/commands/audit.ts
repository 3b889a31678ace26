import { readPublishedTable } from '../../batch/audit/read-published-table.js'
import type { Leak, LeakKind } from '../../cohort/audit/audit-table.js'
import {
  auditTables,
  TABLE_RELATIONS,
  type TablesAudit,
  type UntiedWaves,
} from '../../cohort/audit/audit-tables.js'
import { type Language, type Text, textIn } from '../../issue/text.js'
import { type Command, EXIT } from '../command.js'
import { issueLines } from '../print-issues.js'
import { misuse, print, refuse } from '../say.js'
import { withPrepared } from '../with-prepared.js'

/** Leaks that are named one by one; all of them are in the JSON. */
const MOST_LINES = 50

const KINDS: Readonly<Record<LeakKind, Text>> = {
  count: { en: 'hidden count that follows from the table', zh: '隐去的数目可由表中推出' },
  size: { en: 'hidden size that follows from the table', zh: '隐去的人数可由表中推出' },
  difference: {
    en: 'hidden count of all sheets less the valid ones',
    zh: '全部答卷与有效答卷之差可推出',
  },
  'shown-elsewhere': { en: 'hidden here and shown in another table', zh: '此处隐去而另一表已公布' },
  releases: { en: 'follows from the difference of two releases', zh: '可由两次公布之差推出' },
  small: { en: 'small count that is shown', zh: '公布了小数目' },
  figure: {
    en: 'hidden number that a figure gives away, such as a standard error, a test or a mean',
    zh: '隐去的数目可由标准误、检验或均值等推出',
  },
}

const UNTIED: Readonly<Record<UntiedWaves['reason'], Text>> = {
  cohorts: {
    en: 'not audited together with the tables of the waves: give the cohort.csv of each, one more than there are pairs of waves',
    zh: '未与各次的表一并检验：请给出每一次的 cohort.csv，其数须比前后对多一',
  },
  incomplete: {
    en: 'not audited together with the tables of the waves: tiers or outcomes of everybody are not in them',
    zh: '未与各次的表一并检验：表中缺少预警级别或前后变化',
  },
  contradictory: {
    en: 'not audited together with the tables of the waves: they do not add up to each other, as after retests or with tables of other waves',
    zh: '未与各次的表一并检验：彼此合计不符，如有复测，或所给非同一次的表',
  },
}

/** `mindgauge audit`: whether published tables give hidden counts away, and where. */
export const audit: Command = async (request, context) => {
  const { operands, values, language, json } = request
  const minimumCell = Number(values['minimum-cell'] ?? 0)
  if (!(Number.isInteger(minimumCell) && minimumCell >= 0))
    return misuse('--minimum-cell 0, 1, 2 …', context)
  const wanted = operands.map((path) => ({ path, sheet: values['sheet'] }))
  return withPrepared(wanted, request, context, async (prepared) => {
    const read = prepared.map((one) => readPublishedTable(one))
    const issues = read.flatMap((one) => one.issues)
    const tables = read.flatMap((one) => (one.ok ? [one.value] : []))
    // A table that cannot be read is said; the others are audited.
    if (tables.length === 0) return refuse(issues, request, context)
    const relation = TABLE_RELATIONS.find((one) => one === values['relation']) ?? 'waves'
    const found = auditTables(tables, { relation, minimumCell })
    const isRead = tables.length === operands.length
    const isSafe = isRead && found.leaks.length === 0 && found.contradictory.length === 0
    if (json) context.out(`${JSON.stringify({ safe: isSafe, ...found, issues }, null, 2)}\n`)
    else {
      for (const line of issueLines(issues, language)) context.err(`${line}\n`)
      print(linesOf(found, isSafe, language), context)
    }
    const isClean = issues.every(({ severity }) => severity === 'info')
    return isSafe && isClean ? EXIT.done : EXIT.issues
  })
}

function linesOf(found: TablesAudit, isSafe: boolean, language: Language): string[] {
  const { leaks, nHidden, nRelaxed, nUnproven, nUnweighed, nUntied, contradictory, untied } = found
  const isChinese = language === 'zh'
  const more = leaks.length - MOST_LINES
  const nProven = nHidden - nUnproven - nRelaxed
  const proof = isChinese
    ? `其中 ${nProven} 个由两个整数解证明；${nRelaxed} 个仅以线性规划检验全部合计；${nUnproven} 个以区间推算及邻近数目的线性规划检验，未及全部合计`
    : `${nProven} of them settled by two solutions in whole numbers; ${nRelaxed} by linear programs of every sum, without whole numbers; ${nUnproven} by bounds and linear programs of the counts around them, which do not see every sum at once`
  const verdict = isSafe
    ? isChinese
      ? `安全：${nHidden} 个隐去的数目均无法推出`
      : `safe: none of ${nHidden} hidden numbers can be found out`
    : isChinese
      ? `不安全：${leaks.length} 处泄露，隐去的数目共 ${nHidden} 个`
      : `not safe: ${leaks.length} leaks, ${nHidden} hidden numbers`
  return [
    ...leaks.slice(0, MOST_LINES).map((leak) => leakLine(leak, language)),
    ...(more > 0 ? [isChinese ? `……另有 ${more} 处` : `… and ${more} more`] : []),
    ...contradictory.map((measure) =>
      isChinese
        ? `${measure}：数字相互矛盾，无法检验`
        : `${measure}: the numbers contradict each other and cannot be audited`,
    ),
    ...untied.map(({ waves, reason }) => `${waves}: ${textIn(UNTIED[reason], language)}`),
    verdict,
    ...(nUnproven + nRelaxed > 0 ? [proof] : []),
    ...(nUntied > 0
      ? [
          isChinese
            ? `${nUntied} 个隐去的数目未与相关的表一并检验`
            : `${nUntied} hidden numbers were not tried together with the tables that belong to them`,
        ]
      : []),
    ...(nUnweighed > 0
      ? [
          isChinese
            ? `${nUnweighed} 个标准误或检验涉及的隐去数目过多，未逐一试算`
            : `${nUnweighed} standard errors or tests stand over too many hidden numbers to be tried out`,
        ]
      : []),
  ]
}

function leakLine(leak: Leak, language: Language): string {
  const { file, row, level, group, sex, sheets, measure, category, kind } = leak
  const where = row === null ? '' : language === 'zh' ? ` 第 ${row} 行` : ` row ${row}`
  const what = [level, group, sex, sheets, measure, category].join(' | ')
  return `${file}${where}: ${what}: ${textIn(KINDS[kind], language)}`
}
