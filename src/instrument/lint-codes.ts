import { at } from '../schema/json-pointer.js'
import type { Instrument } from './instrument.js'
import { isLoincCode, LOINC } from './loinc.js'
import { type Report, reportUnknown } from './report.js'

/**
 * Reports codes of a terminology that would be read as something else: two terms with one code, a term that is neither
 * the panel nor a scale or an item of the file; and LOINC codes with a wrong check digit, of another questionnaire, or
 * of the panel where a score stands.
 */
export function lintCodes(instrument: Instrument, report: Report): void {
  const { codes, scales, items } = instrument
  const known = ['panel', ...scales.map(({ id }) => id), ...items.map(({ id }) => id)]
  for (const [terminology, terms] of Object.entries(codes)) {
    const seen = new Map<string, string>()
    for (const [term, code] of Object.entries(terms)) {
      const path = at('/scoring/codes', terminology, term)
      const other = seen.get(code)
      const complain = (expected: string): void =>
        report({ code: 'terminology', path, expected, received: code })
      if (other !== undefined) complain(`a code other than that of ${other}`)
      seen.set(code, term)
      if (!known.includes(term))
        reportUnknown(report, path, 'the panel, a scale or an item', term, known)
      else if (terminology === 'loinc') lintLoinc(instrument, term, code, complain)
    }
  }
}

function lintLoinc(
  { id, items }: Instrument,
  term: string,
  code: string,
  complain: (expected: string) => void,
): void {
  if (!isLoincCode(code)) {
    complain('a LOINC code: up to seven digits, a dash and their check digit')
    return
  }
  const item = items.findIndex((one) => one.id === term)
  const part = item < 0 ? term : `item ${item + 1}`
  const registered = LOINC[code]
  const belongs =
    registered === undefined || (registered.instruments.includes(id) && registered.part === part)
  if (!belongs)
    complain(
      `a code of the ${part} of ${id}, as this is the ${registered.part} of ${registered.instruments.join(' and ')}`,
    )
  const own = Object.keys(LOINC).find(
    (known) => LOINC[known]?.part === part && LOINC[known].instruments.includes(id),
  )
  if (belongs && own !== undefined && own !== code) complain(`${own}, its code in LOINC`)
}
