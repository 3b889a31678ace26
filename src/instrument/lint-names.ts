import type { Text } from '../issue/text.js'
import { at } from '../schema/json-pointer.js'
import type { Instrument } from './instrument.js'
import type { Report } from './report.js'

/** Warns of labels without Chinese, in one issue: a Chinese user would read the English ones. */
export function lintNames(instrument: Instrument, report: Report): void {
  const { items, scales, bands, rules, criticalItems, validity } = instrument
  const named = (list: string, entries: readonly { readonly id: string; readonly names: Text }[]) =>
    entries.map(({ id, names }): [string, Text] => [at(list, id), names])
  const labels: [string, Text][] = [
    ['names', instrument.names],
    ...named('items', items),
    ...named('scales', scales),
    ...Object.entries(bands).map(([id, text]): [string, Text] => [at('bands', id), text]),
    ...named('rules', rules),
    ...rules.flatMap(({ id, outcomes }) => named(at('rules', id), outcomes)),
    ...named('criticalItems', criticalItems),
    ...named('validity', validity),
  ]
  const lacking = labels.filter(([, { zh }]) => zh === undefined).map(([place]) => place)
  if (lacking.length === 0) return
  const shown = lacking.slice(0, MOST_SHOWN).join(', ')
  report({
    code: 'translation-missing',
    severity: 'warning',
    path: '/scoring',
    expected: 'a Chinese name beside each English one',
    received: `none for ${shown}${lacking.length > MOST_SHOWN ? ` and ${lacking.length - MOST_SHOWN} more` : ''}`,
  })
}

const MOST_SHOWN = 5
