import { at } from '../schema/json-pointer.js'
import type { Placed } from './apply-variant.js'
import type { ItemKeyDocument } from './document.js'
import type { Report } from './report.js'
import type { DeclaredOption } from './response-formats/response-format.js'

/** What a code is worth by itself: its number, 1 for yes and 0 for no, nothing for a word. */
function plainScore(code: DeclaredOption['code']): number | null {
  return typeof code === 'string' ? null : Number(code)
}

/**
 * The item score of each option: of the recode map, of the reversal `minimum + maximum − code` by the declared range, or
 * the code itself. Null for words without a recode map, and null for all where the key has a fault.
 *
 * @param path - of the item, for reversals that a scale marks
 */
export function optionScores(
  options: readonly DeclaredOption[],
  key: Placed<ItemKeyDocument> | undefined,
  reverseKeyed: boolean,
  path: string,
  report: Report,
): readonly (number | null)[] | null {
  if (key?.value.recode !== undefined)
    return recoded(options, key.value.recode, at(key.path, 'recode'), report)
  const scores = options.map(({ code }) => plainScore(code))
  if (!reverseKeyed) return scores
  const numbers = scores.filter((score) => score !== null)
  if (numbers.length < scores.length) {
    report({
      code: 'range',
      path: key === undefined ? path : at(key.path, 'reverseKeyed'),
      expected: 'codes that are numbers, to be reversed',
      received: 'words',
    })
    return null
  }
  const sum = Math.min(...numbers) + Math.max(...numbers)
  return numbers.map((score) => sum - score)
}

function recoded(
  options: readonly DeclaredOption[],
  recode: Readonly<Record<string, number>>,
  path: string,
  report: Report,
): readonly (number | null)[] | null {
  const codes = options.map(({ code }) => String(code))
  for (const code of Object.keys(recode))
    if (codes.length > 0 && !codes.includes(code))
      report({
        code: 'range',
        path: at(path, code),
        expected: `a code: ${codes.join(', ')}`,
        received: code,
      })
  const lacking = codes.filter((code) => !Object.hasOwn(recode, code))
  if (lacking.length === 0) return codes.map((code) => recode[code] as number)
  report({
    code: 'range',
    path,
    expected: `a score for every code: ${codes.join(', ')}`,
    received: `none for ${lacking.join(', ')}`,
  })
  return null
}
