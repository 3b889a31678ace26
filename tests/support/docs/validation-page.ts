import { instrumentDocument, normDocument } from '../library.js'
import { type FactMutations, readFactMutations } from '../mutations/fact-mutations.js'
import { longRunLines } from './long-runs.js'
import { readValidation, type Validation } from './validation-data.js'

/** The page of what was compared with what: `docs/validation.md`. */
export function validationPage(
  validation: Validation = readValidation(),
  mutations: FactMutations = readFactMutations(),
): string {
  return [
    '# What was compared with what',
    '',
    'Written by `npm run docs`; `npm test` fails where a file has changed since. A difference is absolute where the expected number lies within ±1, and a share of it elsewhere.',
    '',
    '## Instruments',
    '',
    'Every worked answer of `golden.json` is scored by the engine, and again by a second scorer that shares no line with it: one sheet at a time, over the file as written, in exact fractions (`tests/support/naive`). Both score made-up sheets too, complete and with blanks and with answers that are no codes, in every variant and with every norm table. *Examples* are worked examples of the collected facts and of publications; *from the key* were worked by hand or by a separate program; *second scorer* are cases that it computed, so that a changed fact is noticed. *Figures* are scores, bounds and standard scores, and statuses, bands and outcomes, which agree or do not.',
    '',
    ...table(
      [
        'instrument',
        '名称',
        'examples',
        'from the key',
        'second scorer',
        'made-up sheets',
        'figures',
        'largest difference',
      ],
      Object.entries(validation.instruments).map(([id, one]) => [
        `[${id}](../instruments/${id}/README.md)`,
        instrumentDocument(id).scoring.names.zh ?? '',
        ...[one.examples, one.fromKey, one.bySecondScorer, one.madeUp, one.figures].map(String),
        magnitude(one.largest),
      ]),
    ),
    '',
    '## Norm tables',
    '',
    'Every whole raw score in every cell, converted by the engine and by the second scorer, from the figures of the publication.',
    '',
    ...table(
      ['norm table', '名称', 'publication', 'cells', 'figures', 'largest difference'],
      Object.entries(validation.norms).map(([id, one]) => {
        const { names, references } = normDocument(id)
        const texts = Object.values(references).map(({ text }) => text)
        return [
          id,
          names.zh ?? names.en,
          texts.join('; '),
          String(one.cells),
          String(one.figures),
          magnitude(one.largest),
        ]
      }),
    ),
    '',
    '## Formulas',
    '',
    'Numbers computed elsewhere, in `tests/golden`.',
    '',
    ...table(
      ['test', 'compared with', 'figures', 'largest difference'],
      Object.entries(validation.formulas).map(([test, one]) => [
        `[${test.replace('.test.ts', '')}](../tests/golden/${test})`,
        one.sources.join('; '),
        String(one.figures),
        magnitude(one.largest),
      ]),
    ),
    '',
    ...longRunLines(table),
    ...mutationLines(mutations),
    '',
  ].join('\n')
}

function mutationLines(mutations: FactMutations): string[] {
  const surveys = Object.entries(mutations)
  const total = surveys.reduce((sum, [, survey]) => sum + survey.mutations, 0)
  const left = surveys.filter(([, { survivors }]) => survivors.length > 0)
  const nLeft = left.reduce((sum, [, { survivors }]) => sum + survivors.length, 0)
  return [
    '## Changed facts',
    '',
    `\`npm run mutate-facts\` changes every fact of every instrument file, one at a time: each cut score to the next score below and above, its bound let in or kept out, bands swapped, reversals, items of scales, weights, recoded values, missing rules, rounding, transforms, conditions, gates, severities, answers, groups, ages, informants, directions, codes. The parser, the linter or a worked answer must notice. Of ${total} changes ${total - nLeft} were noticed, ${percent(total - nLeft, total)}. Names, labels, citations, populations, sensitivity, specificity and reliability are not changed: no score depends on them.`,
    '',
    ...table(
      ['instrument', 'changes', 'by the parser', 'by the linter', 'by worked answers', 'noticed'],
      surveys.map(([id, { mutations: n, caught, survivors }]) => [
        id,
        String(n),
        String(caught.parser),
        String(caught.linter),
        String(caught['worked answers']),
        percent(n - survivors.length, n),
      ]),
    ),
    '',
    '### Not noticed',
    '',
    ...(left.length === 0
      ? ['None.']
      : left.flatMap(([id, { survivors }]) => survivors.map((one) => `* ${id}: ${one}`))),
  ]
}

/** The power of ten that a difference does not exceed. */
function magnitude(difference: number): string {
  if (difference === 0) return '0'
  return Number.isFinite(difference) ? `< 1e${Math.floor(Math.log10(difference)) + 1}` : 'not there'
}

function percent(part: number, whole: number): string {
  return `${(Math.floor((1000 * part) / whole) / 10).toFixed(1)} %`
}

/** A table of Markdown. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)]
}
