import { csvNumber, csvText } from '../table/csv-cells.js'
import { type BuiltNormTable, nameOf } from './build-norm-table.js'

/** Every raw score of every cell: how many had it, its score and the standard error of that. */
export function normFiguresCsv({ families }: BuiltNormTable): string {
  const lines = families.flatMap(({ scale, groups, built }) =>
    groups.flatMap(({ key }, at) =>
      (built.cells[at]?.figures ?? []).map(({ raw, n, score, standardError }) =>
        [
          csvText(scale),
          csvText(nameOf(key)),
          ...[built.cells[at]?.n ?? 0, raw, n, score, standardError].map(csvNumber),
        ].join(),
      ),
    ),
  )
  return `${['scale,cell,n_cell,raw,n_raw,score,standard_error', ...lines].join('\n')}\n`
}

/** Models of continuous norms: terms with standard errors, fit, and the best sets of other sizes. */
export function normFits({ families }: BuiltNormTable): object[] {
  return families.flatMap(({ scale, groups, built: { continuous } }) => {
    if (continuous === null) return []
    const { terms, fit, n, rmse, candidates, ages } = continuous
    const { age: _, ...family } = groups[0]?.key ?? {}
    return [
      {
        scale,
        family: nameOf(family),
        n,
        ages,
        rSquared: fit.rSquared,
        adjustedRSquared: 1 - ((1 - fit.rSquared) * (n - 1)) / (n - terms.length),
        rmse,
        terms: terms.map((term, at) => ({
          ...term,
          coefficient: fit.coefficients[at],
          standardError: fit.standardErrors[at],
        })),
        candidates: candidates.map(({ terms: chosen, rSquared, bic, cp }) => ({
          nTerms: chosen.length,
          rSquared,
          bic,
          cp,
        })),
      },
    ]
  })
}
