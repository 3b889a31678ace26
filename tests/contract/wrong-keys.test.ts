import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { InstrumentDocument } from '../../src/instrument/document.js'
import { parseInstrument } from '../../src/instrument/parse-instrument.js'
import { listInstruments } from '../../src/io/catalogue.js'
import { listLeftOut } from '../../src/io/left-out.js'
import { score } from '../../src/score/score.js'
import { readJson } from '../support/bare-ajv.js'
import { editsOf } from '../support/edit-json.js'
import { namedPointer, valueUnder } from '../support/named-pointer.js'
import { readSheet, type SheetText } from '../support/sheet-text.js'

/** A key, limit or rule that circulates and is wrong, as what it says in the place of our file. */
interface WrongKey {
  readonly instrument: string
  /** What it says otherwise, in words. */
  readonly wrong: string
  readonly variant?: string
  /**
   * Place in our file (lists by id) and what stands there instead; items by their numbers, null for nothing. Empty
   * where another variant, or another reading of blanks, is what is wrong.
   */
  readonly edits: Readonly<Record<string, unknown>>
  readonly theirVariant?: string
  /** An answer sheet on which the two differ, and how the wrong key reads it where it reads it otherwise. */
  readonly sheet: SheetText
  readonly theirSheet?: SheetText
  /** The figure in which they differ, ours and theirs, each worked by hand. */
  readonly at: string
  readonly ours: number | string
  readonly theirs: number | string
  /** Words of the README that say so. */
  readonly readme: string
}

const { wrongKeys } = readJson('tests/contract/wrong-keys.json') as {
  readonly wrongKeys: readonly WrongKey[]
}

describe.each(wrongKeys)('$instrument: $wrong', (one) => {
  const { instrument, edits, at } = one
  const folder = `instruments/${instrument}`

  it('is shipped', () => {
    expect(existsSync(`${folder}/instrument.json`)).toBe(true)
  })

  it('says another thing than our file', () => {
    const document = documentOf(instrument)
    for (const [pointer, theirs] of Object.entries(placed(document, edits)))
      expect(valueUnder(document, pointer), pointer).not.toEqual(theirs)
    expect([edits, one.theirVariant, one.theirSheet]).not.toEqual([{}, undefined, undefined])
  })

  it('gives another figure on an answer sheet', () => {
    const document = documentOf(instrument)
    const ours = figure(document, one.variant, one.sheet, at)
    const wrong = editsOf(document, placed(document, edits)) as InstrumentDocument
    const theirs = figure(wrong, one.theirVariant ?? one.variant, one.theirSheet ?? one.sheet, at)
    expectFigure(ours, one.ours)
    expectFigure(theirs, one.theirs)
    expect(ours).not.toBe(theirs)
  })

  it('is spoken of in the README of the instrument', () => {
    expect(readFileSync(`${folder}/README.md`, 'utf8')).toContain(one.readme)
  })
})

/** READMEs that speak of a table for more items than the form has: a score that no sheet of this file can have. */
const OF_OTHER_FORMS = ['sdq-parent-impact', 'sdq-self-impact', 'sdq-teacher-impact']

it('every README that speaks of wrong keys or bands in circulation has them here', () => {
  const tested = new Set(wrongKeys.map(({ instrument }) => instrument))
  const spoken = listInstruments().filter((id) =>
    /^\*\*Wrong (keys?|bands)/m.test(readFileSync(`instruments/${id}/README.md`, 'utf8')),
  )
  expect(spoken.length).toBeGreaterThan(OF_OTHER_FORMS.length)
  expect(spoken.filter((id) => !tested.has(id))).toEqual(OF_OTHER_FORMS)
})

describe('wrong keys of questionnaires that are not shipped', () => {
  it.each([
    ['cdi-zh', 'other wording'],
    ['tai-33-zh', 'which it is not'],
  ])('%s is left out, and the reason says so', (id, words) => {
    expect(listLeftOut().find((one) => one.id === id)?.reason.en).toContain(words)
  })
})

it('no code of a terminology stands for two scales or panels, as in the PHQ-8 total that carries the code of the PHQ-9', () => {
  const owners = listInstruments().flatMap((id) => {
    const { properties, scoring } = documentOf(id)
    return Object.entries(scoring.codes ?? {}).flatMap(([terminology, terms]) =>
      Object.entries(terms)
        .filter(([term]) => !Object.hasOwn(properties, term))
        .map(([, code]) => `${terminology} ${code}`),
    )
  })
  expect(owners).toContain('loinc 44261-6')
  expect(owners).toEqual([...new Set(owners)])
})

function documentOf(id: string): InstrumentDocument {
  return readJson(`instruments/${id}/instrument.json`)
}

/** The edits by JSON pointer, with item ids for item numbers. */
function placed(
  document: InstrumentDocument,
  edits: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const ids = Object.keys(document.properties)
  return Object.fromEntries(
    Object.entries(edits).map(([pointer, value]) => [
      namedPointer(document, pointer),
      pointer.endsWith('/items')
        ? (value as readonly number[]).map((number) => ids[number - 1])
        : (value ?? undefined),
    ]),
  )
}

function figure(
  document: InstrumentDocument,
  variant: string | undefined,
  sheet: SheetText,
  at: string,
): unknown {
  const parsed = parseInstrument(document, variant === undefined ? {} : { variant })
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'))
  return valueUnder(score(parsed.value, readSheet(document, sheet)), `/${at}`)
}

function expectFigure(received: unknown, expected: number | string): void {
  if (typeof expected === 'number') expect(received).toBeCloseTo(expected, 12)
  else expect(received).toBe(expected)
}
