import Form from '@rjsf/core'
import type { RJSFSchema } from '@rjsf/utils'
import { customizeValidator } from '@rjsf/validator-ajv8'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Instrument } from '../../src/instrument/instrument.js'
import { parseInstrument } from '../../src/instrument/parse-instrument.js'
import { readJson } from '../support/bare-ajv.js'

const document = readJson('instruments/phq-9/instrument.json')
type ValidatorOptions = NonNullable<Parameters<typeof customizeValidator>[0]>
const validator = customizeValidator({
  // The Ajv of the 2020-12 dialect; the library's types name that of draft 7 alone.
  AjvClass: Ajv2020 as unknown as NonNullable<ValidatorOptions['AjvClass']>,
  additionalMetaSchemas: [
    { ...readJson('instruments/instrument.schema.json'), $id: document.$schema },
  ],
})

function render(widget: 'radio' | 'select'): string {
  const uiSchema = Object.fromEntries(
    Object.keys(document.properties).map((id) => [id, { 'ui:widget': widget }]),
  )
  return renderToStaticMarkup(
    createElement(Form, { schema: document as RJSFSchema, uiSchema, validator }),
  )
}

function phq9(): Instrument {
  const result = parseInstrument(document)
  if (!result.ok) throw new Error('phq-9 does not parse')
  return result.value
}

/** Occurrences of a text. */
const count = (html: string, text: string): number => html.split(text).length - 1

describe('the PHQ-9 file in a JSON Schema form library, as it is', () => {
  const { items } = phq9()

  it('renders each item as a group of radio buttons with its label and the words of its options', () => {
    const html = render('radio')
    expect(html).not.toContain('unsupported')
    expect(count(html, 'type="radio"')).toBe(items.length * 4)
    for (const { id, names, options } of items) {
      expect(count(html, `name="root_${id}"`), id).toBe(options.length)
      expect(html).toContain(`>${names.en}`)
    }
    for (const { label } of items[0]?.options ?? [])
      expect(count(html, `>${label?.en}<`)).toBe(items.length)
  })

  it('renders each item as a select with the words of its options', () => {
    const html = render('select')
    expect(count(html, '<select')).toBe(items.length)
    for (const { id } of items) expect(html).toContain(`id="root_${id}"`)
    for (const { label } of items[0]?.options ?? [])
      expect(count(html, `>${label?.en}</option>`)).toBe(items.length)
  })

  it('accepts answers of the set, blanks included, and refuses others at their place', () => {
    const errors = (answers: object) =>
      validator
        .validateFormData(answers, document as RJSFSchema)
        .errors.map(({ property }) => property)
    const answers = Object.fromEntries(items.map(({ id }) => [id, 3]))
    expect(errors(answers)).toEqual([])
    expect(errors({ phq9_1: 0 })).toEqual([])
    expect(errors({ ...answers, phq9_4: 4 })).toContain('.phq9_4')
    expect(errors({ ...answers, phq9_4: '3' })).toContain('.phq9_4')
    expect(errors({ ...answers, phq9_10: 0 })).not.toEqual([])
  })
})
