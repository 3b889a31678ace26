import { at } from '../schema/json-pointer.js'
import type { InstrumentDocument, TranslationDocument } from './document.js'
import type { Item } from './instrument.js'
import { type Report, reportUnknown } from './report.js'

/** Reports what names an item, a response set or a code that the file lacks, outside of scoring: labels and lists. */
export function checkLabels(
  document: InstrumentDocument,
  items: readonly Item[],
  report: Report,
): void {
  const { unscored = {}, translations = {} } = document.scoring
  const known = Object.keys(document.properties)
  const checkItem = (id: string, path: string): void => {
    if (!known.includes(id)) reportUnknown(report, path, 'an item of this file', id, known)
  }
  document.required?.forEach((id, index) => {
    checkItem(id, at('/required', index))
  })
  for (const id of Object.keys(unscored)) checkItem(id, at('/scoring/unscored', id))
  for (const [language, { items: labels = {}, options = {} }] of Object.entries(translations)) {
    const path = at('/scoring/translations', language)
    for (const id of Object.keys(labels)) checkItem(id, at(path, 'items', id))
    checkOptions(document, options, at(path, 'options'), items, report)
  }
}

function checkOptions(
  document: InstrumentDocument,
  options: NonNullable<TranslationDocument['options']>,
  path: string,
  items: readonly Item[],
  report: Report,
): void {
  const sets = Object.keys(document.$defs ?? {})
  for (const [set, labels] of Object.entries(options)) {
    const users = items.filter(
      ({ id }) => id === set || document.properties[id]?.$ref === `#/$defs/${set}`,
    )
    if (users.length === 0 && !sets.includes(set))
      reportUnknown(report, at(path, set), 'a key of $defs or an item', set, [
        ...sets,
        ...items.map(({ id }) => id),
      ])
    const user = users.find((item) => item.options.length > 0)
    if (user === undefined) continue
    const codes = [
      ...user.options.map(({ code }) => String(code)),
      ...[...user.declined, ...user.notApplicable].map(String),
    ]
    for (const code of Object.keys(labels))
      if (!codes.includes(code)) reportUnknown(report, at(path, set, code), 'a code', code, codes)
  }
}
