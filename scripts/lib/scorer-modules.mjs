// Modules that score one instrument: its plan, compiled ahead of time, and the steps of the engine that the plan needs.

/**
 * The plan of an instrument for single sheets: of the instrument the keys alone, and no packed sums, which serve tables.
 * What is left out is what the engine does not read.
 */
export function planOf(compiled) {
  const { instrument, scales, ...conditions } = compiled
  return { instrument: keysOf(instrument), scales: scales.map(scaleOf), ...conditions }
}

function keysOf({ id, version, variant, fingerprint, ...lists }) {
  const ids = (list) => list.map((entry) => ({ id: entry.id }))
  return {
    id,
    version,
    variant,
    fingerprint,
    items: lists.items.map(({ id, options, declined, notApplicable }) => ({
      id,
      options: options.map(({ code }) => ({ code })),
      declined,
      notApplicable,
    })),
    scales: ids(lists.scales),
    rules: lists.rules.map(({ id, outcomes }) => ({ id, outcomes: ids(outcomes) })),
    criticalItems: ids(lists.criticalItems),
    validity: ids(lists.validity),
  }
}

function scaleOf(scale) {
  const cutScoreSets = scale.cutScoreSets.map(({ group, cutScores }) => ({
    group,
    cutScores: cutScores.map(({ band }) => ({ band })),
  }))
  return { ...scale, cutScoreSets, packed: null }
}

/** Names of the steps that a plan needs, see `Steps`. */
export function stepsOf({ gates, scales, rules, criticalItems, validity }) {
  const isPersonal = scales.some((scale) => scale.cutScoreSets.length > 0 && !scale.cutScoresForAll)
  const needs = {
    applyGates: gates.length > 0,
    combineScales: scales.some((scale) => scale.of === 'scales'),
    decide: rules.length + criticalItems.length + validity.length > 0,
    fitCutScores: isPersonal,
    sumItems: scales.some((scale) => scale.of === 'items'),
    writePerson: isPersonal,
  }
  return Object.keys(needs).filter((step) => needs[step])
}

/**
 * A value as the text of a program: numbers that JSON has no word for, and typed columns as their beginning and what
 * they hold from there on.
 */
export function literalOf(value) {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : `${value}`
  if (ArrayBuffer.isView(value)) return columnLiteral(value)
  if (Array.isArray(value)) return `[${value.map(literalOf).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${literalOf(field)}`).join()}}`
}

function columnLiteral(column) {
  const rest = column.at(-1) ?? 0
  const head = [...column]
  while (head.length > 0 && Object.is(head.at(-1), rest)) head.pop()
  return `filledColumn(${column.constructor.name},${column.length},${literalOf(head)},${literalOf(rest)})`
}

/**
 * The text of a module whose default export scores sheets of one instrument.
 *
 * @param compiled - by `compileInstrument`, without norms
 * @param library - where the module finds the steps
 */
export function scorerModule(compiled, library) {
  const plan = planOf(compiled)
  const steps = stepsOf(plan)
  return (
    `import { ${['filledColumn', 'scorer', ...steps].join(', ')} } from ${JSON.stringify(library)}\n` +
    `export default /* @__PURE__ */ scorer(${literalOf(plan)}, { ${steps.join(', ')} })\n`
  )
}

/** The types of {@link scorerModule}: the scale ids spelled out, and a person only where a score depends on one. */
export function scorerTypes(compiled, { about, ids, index }) {
  const takesPerson = stepsOf(compiled).includes('writePerson')
  const types = ['AnswerRecord', ...(takesPerson ? ['Person'] : []), 'Score']
  return (
    `import type { ${types.join(', ')} } from ${JSON.stringify(index)}\n\n` +
    `/** Scores one sheet as \`score\` does, without norm tables: ${about} */\n` +
    `declare const score: (answers: AnswerRecord${takesPerson ? ', person?: Person' : ''}) => Score<${ids}>\n` +
    'export default score\n'
  )
}
