import { countAccuracy, USUAL_REFERENCE } from '../../batch/accuracy/count-accuracy.js'
import {
  type AccuracyReport,
  type AccuracySetting,
  accuracyCsv,
  describeAccuracy,
  rocCsv,
} from '../../batch/accuracy/describe-accuracy.js'
import { publishedAccuracy } from '../../batch/accuracy/publish-accuracy.js'
import { jsonNumber } from '../../batch/json-number.js'
import { openTable } from '../../batch/table/open-table.js'
import type { AccuracyInterval } from '../../cohort/accuracy/accuracy-of-counts.js'
import type { CutCriterion } from '../../cohort/accuracy/best-cuts.js'
import { localPredictiveValues } from '../../cohort/prevalence/local-predictive-values.js'
import type { PreparedTable } from '../../io/formats/prepare-table.js'
import { openOutput } from '../../io/open-output.js'
import type { Issue } from '../../issue/issue.js'
import type { Language } from '../../issue/text.js'
import { rocChart } from '../../report/roc-chart.js'
import { type Command, type Context, EXIT, type Request } from '../command.js'
import { listed } from '../load-map.js'
import { phrase } from '../phrases.js'
import { protocolOf } from '../prepare-prevalence.js'
import { issueLines } from '../print-issues.js'
import { misuse, print, refuse } from '../say.js'
import { studentsIn, withPrepared } from '../with-prepared.js'

/** `mindgauge accuracy`: a score beside a reference standard. */
export const accuracy: Command = async (request, context) => {
  const setting = settingOf(request)
  if (typeof setting === 'string') return misuse(setting, context)
  const path = studentsIn(request.operands[0] ?? '')
  const wanted = { path, sheet: request.values['sheet'] }
  return withPrepared([wanted], request, context, async ([prepared]) =>
    describe(prepared ?? path, path, setting, request, context),
  )
}

/** @param path - of the file that was given, which an output may not replace */
async function describe(
  source: PreparedTable | string,
  path: string,
  setting: Setting,
  request: Request,
  context: Context,
): Promise<number> {
  const { values, language, json } = request
  const table = openTable(source)
  if (!table.ok) return refuse(table.issues, request, context)
  const positive = listed(values['positive']).map((text) => text.toLowerCase())
  const counted = await countAccuracy({
    table: table.value,
    reference: values['reference'] ?? '',
    scores: listed(values['score']),
    by: listed(values['by']),
    values: positive.length === 0 ? USUAL_REFERENCE : { positive, negative: null },
    watch: { signal: context.signal },
  })
  if (!counted.ok) return refuse(counted.issues, request, context)
  const { groups, issues: found, ...counts } = counted.value
  const issues = [...table.issues, ...found]
  const protocol = protocolOf(values['protocol'], path)
  if (protocol?.ok === false) return refuse(protocol.issues, request, context)
  const thresholds = protocol?.value.suppression ?? null
  const all = describeAccuracy(groups, setting)
  const reports = thresholds === null ? all : publishedAccuracy(all, thresholds)
  const isPublished = thresholds !== null
  const faults = written(values['out'], path, reports, isPublished, language)
  if (faults.length > 0) return refuse(faults, request, context)
  if (json)
    context.out(
      `${JSON.stringify({ forPublication: isPublished, ...counts, setting, reports: reports.map(inJson) }, jsonNumber, 2)}\n`,
    )
  else {
    for (const line of issueLines(issues, language)) context.err(`${line}\n`)
    print(linesOf(reports, counts, setting, language), context)
    context.err(`${phrase(language, isPublished ? 'smallCellsHidden' : 'notForPublication')}\n`)
  }
  return issues.some(({ severity }) => severity !== 'info') ? EXIT.issues : EXIT.done
}

type Setting = AccuracySetting & { readonly prevalence: number | null }

/** The options in their own types, or what is wrong with one. */
function settingOf({ values }: Request): Setting | string {
  const number = (name: string): number | null =>
    values[name] === undefined ? null : Number(values[name])
  const [cut, cost, prevalence] = [number('cut'), number('cost'), number('prevalence')]
  if (Number.isNaN(cut)) return '--cut NUMBER'
  if (cost !== null && !(cost > 0)) return '--cost > 0'
  if (prevalence !== null && !(prevalence > 0 && prevalence < 1)) return '--prevalence 0..1'
  if (cost !== null && prevalence === null) return '--cost: --prevalence SHARE'
  return {
    direction: values['direction'] === 'lower' ? 'lower' : 'higher',
    interval: (values['interval'] ?? 'exact') as AccuracyInterval,
    confidence: 0.95,
    cut,
    costs: cost === null || prevalence === null ? null : { falseNegativeCost: cost, prevalence },
    prevalence,
  }
}

function written(
  folder: string | undefined,
  input: string,
  reports: readonly AccuracyReport[],
  isPublished: boolean,
  language: Language,
): readonly Issue[] {
  if (folder === undefined) return []
  const opened = openOutput(folder, [input])
  if (!opened.ok) return opened.issues
  const isChinese = language === 'zh'
  const lines = reports
    .filter(({ by, isHidden }) => by === '' && !isHidden)
    .map(({ score, points, cut, area }) => ({
      label: `${score}: AUC ${area.estimate.toFixed(3)}`,
      points,
      cut: points.find((point) => point.cut === cut) ?? null,
    }))
  opened.value.file('accuracy.csv').write(accuracyCsv(reports, isPublished))
  opened.value.file('roc.csv').write(rocCsv(reports))
  opened.value.file('roc.svg').write(
    rocChart(lines, {
      title: isChinese ? 'ROC 曲线' : 'ROC curve',
      x: isChinese ? '1 − 特异度' : '1 − specificity',
      y: isChinese ? '灵敏度' : 'sensitivity',
    }),
  )
  return opened.value.commit().issues
}

const SHOWN = [
  ['sensitivity', '灵敏度'],
  ['specificity', '特异度'],
  ['positivePredictiveValue', '阳性预测值'],
  ['negativePredictiveValue', '阴性预测值'],
  ['positiveLikelihoodRatio', '阳性似然比'],
  ['negativeLikelihoodRatio', '阴性似然比'],
] as const

const CRITERIA_ZH: Readonly<Record<CutCriterion, string>> = {
  youden: '约登指数',
  'closest-topleft': '距左上角最近',
  cost: '成本最低',
}

function linesOf(
  reports: readonly AccuracyReport[],
  counts: { rows: number; withoutReference: number; invalid: number },
  { direction, prevalence }: Setting,
  language: Language,
): string[] {
  const isChinese = language === 'zh'
  const side = direction === 'higher' ? '≥' : '≤'
  // Beyond all scores: where a score tells nobody from anybody, that is as good as any other.
  const nobody = isChinese ? '无人阳性' : 'nobody positive'
  const cutText = (cut: number): string => {
    if (Number.isNaN(cut)) return '–'
    return Number.isFinite(cut) ? `${side} ${cut}` : nobody
  }
  const word = (name: string): string =>
    name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return [
    isChinese
      ? `${counts.rows} 行；无参照结论 ${counts.withoutReference} 行，无效答卷 ${counts.invalid} 行，均未计入`
      : `${counts.rows} rows; ${counts.withoutReference} without a reference and ${counts.invalid} invalid sheets are in no figure`,
    ...reports.flatMap((report) => {
      const { by, group, score, cut, cases, others, area, measures, best, isHidden } = report
      const name = `${score}${by === '' ? '' : ` (${by} ${group})`} ${cutText(cut)}`
      if (isHidden) return [`${name}: ${isChinese ? '已隐去' : 'hidden'}`]
      return [
        `${name}: ${cases} + ${others}`,
        `  AUC ${shown(area)}`,
        ...SHOWN.map(([id, zh]) => `  ${isChinese ? zh : word(id)} ${shown(measures[id])}`),
        ...Object.entries(best).map(
          ([criterion, cuts]) =>
            `  ${isChinese ? CRITERIA_ZH[criterion as CutCriterion] : criterion}: ${cuts.map(cutText).join(', ')}`,
        ),
        ...(prevalence === null ? [] : [atPrevalence(measures, prevalence, isChinese)]),
      ]
    }),
  ]
}

function atPrevalence(
  { sensitivity, specificity }: AccuracyReport['measures'],
  prevalence: number,
  isChinese: boolean,
): string {
  const accuracyHere = { sensitivity: sensitivity.estimate, specificity: specificity.estimate }
  if (Number.isNaN(accuracyHere.sensitivity + accuracyHere.specificity)) return '  –'
  const { positive, negative } = localPredictiveValues(accuracyHere, prevalence)
  const [ppv, npv] = [decimals(positive), decimals(negative)]
  return isChinese
    ? `  检出率为 ${prevalence} 时：阳性预测值 ${ppv}，阴性预测值 ${npv}`
    : `  at a prevalence of ${prevalence}: predictive values ${ppv} and ${npv}`
}

function shown({ estimate, low, high }: { estimate: number; low: number; high: number }): string {
  return `${decimals(estimate)} (${decimals(low)} – ${decimals(high)})`
}

const decimals = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(3))

/** A report without the points of its curve; of a hidden one its name. */
function inJson({ points: _, ...report }: AccuracyReport): Partial<AccuracyReport> {
  const { by, group, score, cut, isHidden } = report
  return isHidden ? { by, group, score, cut, isHidden } : report
}
