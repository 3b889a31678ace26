import { publishedMeasure } from '../../cohort/prevalence/hide-beside.js'
import { accuracy, roc, TWO_BY_TWO } from './published-accuracy.js'
import { EMPTY, type PublishedCells, type PublishedKind, type Row } from './published-kind.js'

const cohort: PublishedKind['rowsOf'] = ({ text, number }) => [
  {
    level: text('level'),
    group: text('group'),
    sex: text('sex') || EMPTY.sex,
    sheets: text('sheets') || EMPTY.sheets,
    measure: text('measure'),
    category: text('category'),
    nEnrolled: number('n_enrolled'),
    nAnswered: number('n_answered'),
    nValid: number('n_valid'),
    n: number('n'),
    count: number('count'),
    share: number('share'),
    low: number('low'),
    high: number('high'),
  },
]

const between: PublishedKind['rowsOf'] = (cells) =>
  cohort(cells).map((row) => ({
    ...row,
    measure: `${cells.text('measure')} ${cells.text('wave_from')}>${cells.text('wave_to')}`,
    category: `${cells.text('from')}>${cells.text('to')}`,
  }))

/** Groups by sex are rows of the sex, as in a cohort table. */
function placed({ text }: PublishedCells): Pick<Row, 'level' | 'group' | 'sex'> {
  const [names, values] = [text('level').split('/'), text('group').split('/')]
  const at = names.indexOf('sex')
  const place = { level: text('level'), group: text('group') }
  if (at < 0 || names.length !== values.length) return { ...place, sex: 'all' }
  const [sex = ''] = values.splice(at, 1)
  names.splice(at, 1)
  const isAll = names.length === 0
  return {
    level: isAll ? 'all' : names.join('/'),
    group: isAll ? 'all' : values.join('/'),
    sex: sex === '?' ? 'unknown' : sex,
  }
}

const NO_FIGURE: ReadonlySet<string> = new Set(['n', 'count', 'share'])
const ESTIMATES = [
  ...['n', 'count', 'share', 'low', 'high', 'standard_error', 'design_effect', 'effective_n'],
  ...['intraclass_correlation', 'best_case', 'worst_case', 'adjusted', 'adjusted_low'],
  ...['adjusted_high', 'of_100_flagged', 'funnel_95_low', 'funnel_95_high', 'funnel_99.8_low'],
  ...['funnel_99.8_high', 'shrunken', 'shrunken_low', 'shrunken_high', 'standardised'],
  ...['standardised_low', 'standardised_high', 'observed_to_expected'],
]

const estimates: PublishedKind['rowsOf'] = (cells) => [
  {
    ...EMPTY,
    ...placed(cells),
    sheets: cells.text('sheets') || 'valid',
    measure: publishedMeasure(cells.text('measure')),
    category: cells.text('category'),
    n: cells.number('n'),
    count: cells.number('count'),
    share: cells.number('share'),
    figures: figuresOf(
      cells,
      ESTIMATES.filter((name) => !NO_FIGURE.has(name)),
    ),
  },
]

function figuresOf({ number }: PublishedCells, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = number(name)
      return value === null ? [] : [[name, value]]
    }),
  )
}

/** Sizes as measures of one category each, which sum over groups. */
function sizesOf(
  place: Pick<Row, 'level' | 'group' | 'sex'>,
  sizes: Readonly<Record<string, number | null>>,
): Row[] {
  return Object.entries(sizes).map(([name, count]) => ({
    ...{ ...EMPTY, ...place, measure: name, category: name, n: count, count },
  }))
}

const participation: PublishedKind['rowsOf'] = (cells) =>
  sizesOf(placed(cells), {
    enrolled: cells.number('enrolled'),
    answered: cells.number('answered'),
    valid: cells.number('valid'),
  })

/** Who is missing is not protected: it is the enrolled less the answered, both shown, and no finding of anybody. */
const coverage: PublishedKind['rowsOf'] = (cells) =>
  sizesOf(placed(cells), {
    enrolled: cells.number('n_enrolled'),
    answered: cells.number('n_answered'),
    valid: cells.number('n_valid'),
  })

const tests: PublishedKind['rowsOf'] = (cells) => [
  {
    ...EMPTY,
    level: cells.text('column'),
    group: cells.text('test'),
    measure: publishedMeasure(cells.text('measure')),
    category: cells.text('category'),
    n: cells.number('n'),
    figures: figuresOf(cells, ['statistic', 'cramers_v', 'slope']),
  },
]

const CLASSES = ['deteriorated', 'unchanged', 'improved'] as const

const changes: PublishedKind['rowsOf'] = ({ text, number }) => {
  const waves = `${text('wave_from')}>${text('wave_to')}`
  const place = { ...EMPTY, level: text('level'), group: text('group') }
  const measure = `${text('scale')} ${waves}`
  const isClassed = CLASSES.some((name) => number(name) !== null)
  return [
    { ...place, measure, category: 'n', n: number('n'), count: number('n') },
    ...CLASSES.map((category) => ({
      ...{ ...place, measure: `class of ${measure}`, category, count: number(category) },
      n: isClassed ? number('n') : null,
    })).filter(() => isClassed),
  ]
}

/** Every kind that can be read; the first whose columns a table has is its kind. */
export const PUBLISHED_KINDS: readonly PublishedKind[] = [
  {
    kind: 'between',
    columns: ['wave_from', 'wave_to', 'level', 'group', 'measure', 'from', 'to', 'n', 'count'],
    rowsOf: between,
  },
  { kind: 'changes', columns: ['wave_from', 'level', 'group', 'scale', 'n'], rowsOf: changes },
  {
    kind: 'roc',
    columns: ['by', 'group', 'score', 'cut', ...Object.values(TWO_BY_TWO)],
    rowsOf: roc,
  },
  {
    kind: 'accuracy',
    columns: ['by', 'group', 'score', 'cases', 'others', 'measure', 'estimate'],
    rowsOf: accuracy,
  },
  { kind: 'tests', columns: ['test', 'column', 'measure', 'category', 'n'], rowsOf: tests },
  {
    kind: 'sizes',
    columns: ['level', 'group', 'n_enrolled', 'n_missing', 'answered_share'],
    rowsOf: coverage,
  },
  {
    kind: 'sizes',
    columns: ['level', 'group', 'enrolled', 'answered', 'valid'],
    rowsOf: participation,
  },
  ...(['standard_error', 'funnel_place'] as const).map(
    (column): PublishedKind => ({
      kind: 'estimates',
      columns: ['level', 'group', 'measure', 'category', 'n', 'count', column],
      rowsOf: estimates,
    }),
  ),
  {
    kind: 'cohort',
    columns: ['level', 'group', 'measure', 'n', 'count', 'category'],
    rowsOf: cohort,
  },
]
