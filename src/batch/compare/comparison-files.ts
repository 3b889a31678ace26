import type { PairedChange } from '../../cohort/waves/paired-change.js'
import { jsonNumber } from '../json-number.js'
import { csvNumber, csvText } from '../table/csv-cells.js'
import type { Comparison, ScaleChange, WavePair } from './comparison.js'

const TRANSITION_HEADER =
  'wave_from,wave_to,level,group,measure,from,to,n,n_both,count,share,low,high,suppressed'

/** `transitions.csv`: counts between waves as a tidy table, safe to publish; hidden cells are empty. */
export function transitionsCsv({ pairs }: Comparison): string {
  const lines = pairs.flatMap(({ from, to, rows }) =>
    rows.map((row) =>
      [
        ...[from, to, row.level, row.group, row.measure, row.from, row.to].map(csvText),
        ...[row.n, row.nBoth, row.count ?? ''],
        ...[row.share, row.low, row.high].map((share) => share?.toFixed(4) ?? ''),
        row.suppressed ? 'yes' : 'no',
      ].join(),
    ),
  )
  return `${[TRANSITION_HEADER, ...lines].join('\n')}\n`
}

type Figure<Change> = readonly [column: string, value: (change: Change) => number | string | null]

const PAIRED: readonly Figure<PairedChange>[] = [
  ['n', ({ n }) => n],
  ['mean_from', ({ mean1 }) => mean1],
  ['sd_from', ({ sd1 }) => sd1],
  ['mean_to', ({ mean2 }) => mean2],
  ['sd_to', ({ sd2 }) => sd2],
  ['correlation', ({ correlation }) => correlation],
  ['mean_change', ({ meanChange }) => meanChange],
  ['sd_change', ({ sdChange }) => sdChange],
  ['se', ({ standardError }) => standardError],
  ['low', ({ low }) => low],
  ['high', ({ high }) => high],
  ['p', ({ p }) => p],
  ['dz', ({ dz }) => dz],
  ['d_from', ({ d1 }) => d1],
]

const RELIABLE: readonly Figure<ScaleChange>[] = [
  ['reliability', ({ reliability }) => reliability?.value ?? null],
  ['reliability_kind', ({ reliability }) => reliability?.kind ?? null],
  ['rci_method', ({ method, reliability }) => (reliability === null ? null : method)],
  ['se_difference', ({ standardErrorOfDifference }) => standardErrorOfDifference],
  ['least_change', ({ leastChange }) => leastChange],
  ['deteriorated', ({ deteriorated }) => deteriorated],
  ['unchanged', ({ unchanged }) => unchanged],
  ['improved', ({ improved }) => improved],
]

/**
 * `changes.csv`: change of each scale between two waves, among students with a score in both: of everybody with the
 * reliable change index, then of groups.
 */
export function changesCsv({ pairs }: Comparison): string {
  const columns = [...PAIRED.map(([name]) => name), ...RELIABLE.map(([name]) => name)]
  const header = ['wave_from', 'wave_to', 'level', 'group', 'scale', ...columns].join()
  const lines = pairs.flatMap(({ from, to, scales, groups }) => {
    const head = (texts: readonly string[]): string[] => [from, to, ...texts].map(csvText)
    const paired = (change: PairedChange): string[] =>
      PAIRED.map(([, value]) => figure(value(change)))
    return [
      ...scales.map((change) =>
        [
          ...head(['all', 'all', change.scale]),
          ...paired(change),
          ...RELIABLE.map(([, value]) => figure(value(change))),
        ].join(),
      ),
      ...groups.map((change) =>
        [
          ...head([change.level, change.group, change.scale]),
          ...paired(change),
          ...RELIABLE.map(() => ''),
        ].join(),
      ),
    ]
  })
  return `${[header, ...lines].join('\n')}\n`
}

/** `compare.json`: versions, rules and tests; the counts are in the tables. */
export function compareJson(version: string, comparison: Comparison): string {
  const { pairs, ...head } = comparison
  const slim = pairs.map(({ from, to, mcnemar, bowker }: WavePair) => ({
    from,
    to,
    mcnemar,
    bowker,
  }))
  return `${JSON.stringify({ mindgauge: version, ...head, pairs: slim }, jsonNumber, 2)}\n`
}

function figure(value: number | string | null): string {
  return typeof value === 'string' ? csvText(value) : csvNumber(value)
}
