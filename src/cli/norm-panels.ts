import { type BuiltNormTable, nameOf } from '../batch/norms-build/build-norm-table.js'
import { metricOf } from '../norm/metrics.js'
import { standardScore } from '../norm/standard-score.js'
import type { NormPanel } from '../report/norm-chart.js'

/** Standard scores that are drawn, as z. */
const LEVELS = [-2, -1, 0, 1, 2]

/** The curves of a norm table: which raw score has which standard score, group after group. */
export function normPanels({ table, families }: BuiltNormTable): NormPanel[] {
  const metric = metricOf(table.metric)
  return families.map(({ scale, groups, built }) => {
    const { age: _, ...family } = groups[0]?.key ?? {}
    const hasAges = groups[0]?.key.age !== undefined
    const raws = built.cells.flatMap(({ figures }) => figures.map(({ raw }) => raw))
    return {
      title: hasAges ? `${scale} · ${nameOf(family)}` : scale,
      groups: groups.map(({ key }) =>
        nameOf(hasAges && key.age !== undefined ? { age: key.age } : key),
      ),
      lines: LEVELS.map((z) => {
        const score = standardScore(z, metric)
        return {
          label: `${Math.round(score)}`,
          raws: built.cells.map(({ figures }) => rawAt(figures, score)),
        }
      }),
      range: { minimum: Math.min(...raws), maximum: Math.max(...raws) },
    }
  })
}

/** The raw score at which a standard score is reached, on the line between two; NaN outside. */
function rawAt(
  figures: readonly { readonly raw: number; readonly score: number }[],
  score: number,
): number {
  const after = figures.findIndex((figure) => figure.score >= score)
  const [left, right] = [figures[after - 1], figures[after]]
  if (right === undefined || left === undefined || right.score === left.score) return Number.NaN
  return left.raw + ((score - left.score) / (right.score - left.score)) * (right.raw - left.raw)
}
