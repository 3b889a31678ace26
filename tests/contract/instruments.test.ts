import { existsSync, readdirSync } from 'node:fs'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import type { InstrumentDocument, ItemSchema } from '../../src/instrument/document.js'
import type { Instrument, Item } from '../../src/instrument/instrument.js'
import { lintInstrument } from '../../src/instrument/lint-instrument.js'
import { parseInstrument } from '../../src/instrument/parse-instrument.js'
import { validateAgainst } from '../../src/schema/validate-against.js'
import { bareAjv, compileRecords, readJson } from '../support/bare-ajv.js'

/** Longer titles would be the published wording, which is not ours to ship. */
const LONGEST_TITLE = 48

interface Golden {
  readonly cases: readonly {
    readonly name: string
    readonly variant?: string
    readonly answers: readonly (string | number | boolean | null)[]
  }[]
}

const folders = readdirSync('instruments', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

const metaSchema = bareAjv().getSchema('urn:mindgauge:schema:instrument')

it('there are instruments', () => {
  expect(folders.length).toBeGreaterThanOrEqual(16)
})

describe.each(folders)('instruments/%s', (folder) => {
  const document: InstrumentDocument = readJson(`instruments/${folder}/instrument.json`)
  const variants = [undefined, ...Object.keys(document.scoring.variants ?? {})]

  it.each(variants.map((variant) => ({ name: variant ?? 'the default reading', variant })))(
    'parses and lints without an issue: $name',
    ({ variant }) => {
      const instrument = parsed(document, variant)
      expect(instrument.id).toBe(folder)
      expect(lintInstrument(instrument)).toEqual([])
    },
  )

  it('meets the meta-schema, with Ajv used bare and with the validator compiled ahead of time', () => {
    metaSchema?.(document)
    expect(metaSchema?.errors).toBeNull()
    expect(validateAgainst('instrument', document)).toEqual([])
  })

  it('has a card and worked answers', () => {
    expect(existsSync(`instruments/${folder}/README.md`)).toBe(true)
    expect(goldenOf(folder).cases.length).toBeGreaterThan(0)
  })

  it('has short construct labels and no published wording', () => {
    for (const [id, { title = '' }] of Object.entries(document.properties)) {
      expect(title, id).not.toBe('')
      expect(title.length, `${id}: ${title}`).toBeLessThanOrEqual(LONGEST_TITLE)
    }
  })

  it('names the type of its codes, without which form libraries find no control', () => {
    for (const [name, set] of Object.entries(responseSets(document)))
      expect(set.type, name).toBeDefined()
  })

  it('begins the English name of each critical item with a capital, as lists of several instruments show them', () => {
    for (const variant of [undefined, ...variants])
      for (const { names } of parsed(document, variant ?? undefined).criticalItems)
        expect(names.en).toMatch(/^\p{Lu}/u)
  })

  describe('is a JSON Schema of answer records, with Ajv used bare', () => {
    const validate = compileRecords(document)
    const { items } = parsed(document)
    const complete = record(
      items,
      items.map(({ options }) => options[0]?.code ?? null),
    )

    it('accepts every worked answer sheet', () => {
      for (const { name, answers } of goldenOf(folder).cases) {
        expect(answers.length, name).toBe(items.length)
        const isSound = answers.every(
          (code, index) => code === null || isCodeOf(items[index], code),
        )
        expect(accepts(validate, record(items, answers)), name).toBe(isSound)
      }
    })

    it('accepts each code of each item, and refuses codes outside of the set and of another type', () => {
      for (const item of items) {
        for (const { code } of item.options)
          expect(accepts(validate, { ...complete, [item.id]: code })).toBe(true)
        for (const code of [999, -999, 0.5, 'no such code', '', '0', null, [], {}])
          if (!isCodeOf(item, code))
            expect(accepts(validate, { ...complete, [item.id]: code }), `${item.id}: ${code}`).toBe(
              false,
            )
      }
    })

    it('refuses an answer to a question that it does not ask', () => {
      expect(accepts(validate, complete)).toBe(true)
      expect(accepts(validate, { ...complete, other: 0 })).toBe(false)
    })
  })
})

function parsed(document: InstrumentDocument, variant?: string): Instrument {
  const result = parseInstrument(document, variant === undefined ? {} : { variant })
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}

function goldenOf(folder: string): Golden {
  return readJson(`instruments/${folder}/golden.json`)
}

/** Items and definitions that declare options. */
function responseSets({ $defs = {}, properties }: InstrumentDocument): Record<string, ItemSchema> {
  return Object.fromEntries(
    Object.entries({ ...properties, ...$defs }).filter(([, { $ref }]) => $ref === undefined),
  )
}

/** An answer record: blanks are keys that are not there. */
function record(items: readonly Item[], answers: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(
    items.flatMap(({ id }, index) => (answers[index] === null ? [] : [[id, answers[index]]])),
  )
}

function isCodeOf(item: Item | undefined, code: unknown): boolean {
  return item?.options.some((option) => option.code === code) === true
}

function accepts(validate: ValidateFunction, answers: unknown): boolean {
  return validate(answers) === true
}
