import { existsSync } from 'node:fs'
import { parseInstrument } from '../instrument/parse-instrument.js'
import { loadNormTable } from '../io/catalogue.js'
import { readJson } from '../io/read-json.js'
import { type Issue, issue } from '../issue/issue.js'
import { checkGoldenCase, type GoldenCase } from '../risk/check-golden.js'
import { describeValue } from '../schema/describe-value.js'

/** What came of the worked answers beside an instrument. */
export interface GoldenValidation {
  /** Number of cases; null where there is no such file. */
  readonly worked: number | null
  readonly issues: readonly Issue[]
}

/**
 * Scores the worked answers beside an instrument.
 *
 * @param document - the instrument file; where it has faults itself, only the form of the worked answers is checked
 * @param path - of the `golden.json`, which need not be there
 */
export function validateGolden(document: unknown, path: string): GoldenValidation {
  if (!existsSync(path)) return { worked: null, issues: [] }
  const read = readJson(path)
  if (!read.ok) return { worked: null, issues: read.issues }
  const { cases } = isRecord(read.value) ? read.value : {}
  if (!Array.isArray(cases)) {
    const received = describeValue(isRecord(read.value) ? cases : read.value)
    return { worked: 0, issues: [fault('/cases', 'a list of worked answers', received)] }
  }
  const issues = cases.flatMap((golden: unknown, index) => {
    const faults = formFaults(golden, `/cases/${index}`)
    return faults.length > 0 ? faults : caseIssues(document, golden as GoldenCase)
  })
  return { worked: cases.length, issues }
}

function caseIssues(document: unknown, golden: GoldenCase): readonly Issue[] {
  const { variant, name } = golden
  const instrument = parseInstrument(document, variant === undefined ? {} : { variant })
  if (!instrument.ok)
    return at(
      `${name}: variant`,
      instrument.issues.filter(({ code }) => code === 'unknown-variant'),
    )
  const norms = golden.norms === undefined ? null : loadNormTable(golden.norms)
  if (norms?.ok === false) return at(`${name}: norms`, norms.issues)
  return checkGoldenCase(instrument.value, golden, norms === null ? [] : [norms.value])
}

/** Issues of something that a worked answer names, at the place where it does. */
function at(path: string, issues: readonly Issue[]): Issue[] {
  return issues.map(({ message: _, file: __, ...draft }) => issue({ ...draft, path }))
}

/** What stands in the way of scoring a case at all. */
function formFaults(golden: unknown, path: string): Issue[] {
  if (!isRecord(golden)) return [fault(path, 'a worked answer', describeValue(golden))]
  const { name, answers, variant, norms, person, expected } = golden
  const isTextOrAbsent = (value: unknown): boolean =>
    value === undefined || typeof value === 'string'
  const parts: readonly [key: string, isSound: boolean, expected: string, value: unknown][] = [
    ['name', typeof name === 'string', 'text', name],
    ['answers', isAnswers(answers), 'a list of codes, null for a blank', answers],
    ['variant', isTextOrAbsent(variant), 'text', variant],
    ['norms', isTextOrAbsent(norms), 'the id of a norm table', norms],
    ['person', person === undefined || isRecord(person), 'an object', person],
    ['expected', isExpected(expected), 'an object of expected figures', expected],
  ]
  return parts
    .filter(([, isSound]) => !isSound)
    .map(([key, , what, value]) => fault(`${path}/${key}`, what, describeValue(value)))
}

function isAnswers(answers: unknown): boolean {
  return (
    Array.isArray(answers) && answers.every((code) => code === null || typeof code !== 'object')
  )
}

/** Sections such as `scales` and `rules`, each an object, those of scales objects again. */
function isExpected(expected: unknown): boolean {
  if (!isRecord(expected) || !Object.values(expected).every(isRecord)) return false
  const { scales = {} } = expected
  return Object.values(scales as object).every(isRecord)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fault(path: string, expected: string, received: string): Issue {
  return issue({ code: 'schema', path, expected, received })
}
