/** What a LOINC code stands for: the whole questionnaire (`panel`), a scale, or an item by its number. */
export interface LoincTerm {
  readonly instruments: readonly string[]
  readonly part: string
}

/**
 * Codes of LOINC 2.81 that are known here. A total that carries the code of its panel, or of another questionnaire, is
 * a fault that circulates: the panel of the PHQ-9 on its score, the score of the PHQ-9 on that of the PHQ-8.
 *
 * @see https://loinc.org
 */
export const LOINC: Readonly<Record<string, LoincTerm>> = {
  '44249-1': { instruments: ['phq-9'], part: 'panel' },
  '44261-6': { instruments: ['phq-9'], part: 'total' },
  '44250-9': { instruments: ['phq-9', 'phq-2'], part: 'item 1' },
  '44255-8': { instruments: ['phq-9', 'phq-2'], part: 'item 2' },
  '44259-0': { instruments: ['phq-9'], part: 'item 3' },
  '44254-1': { instruments: ['phq-9'], part: 'item 4' },
  '44251-7': { instruments: ['phq-9'], part: 'item 5' },
  '44258-2': { instruments: ['phq-9'], part: 'item 6' },
  '44252-5': { instruments: ['phq-9'], part: 'item 7' },
  '44253-3': { instruments: ['phq-9'], part: 'item 8' },
  '44260-8': { instruments: ['phq-9'], part: 'item 9' },
  '55757-9': { instruments: ['phq-2'], part: 'panel' },
  '55758-7': { instruments: ['phq-2'], part: 'total' },
  '70273-8': { instruments: ['phq-15'], part: 'total' },
  '69737-5': { instruments: ['gad-7'], part: 'panel' },
  '70274-6': { instruments: ['gad-7'], part: 'total' },
  '69725-0': { instruments: ['gad-7'], part: 'item 1' },
  '68509-9': { instruments: ['gad-7'], part: 'item 2' },
  '69733-4': { instruments: ['gad-7'], part: 'item 3' },
  '69734-2': { instruments: ['gad-7'], part: 'item 4' },
  '69735-9': { instruments: ['gad-7'], part: 'item 5' },
  '69689-8': { instruments: ['gad-7'], part: 'item 6' },
  '69736-7': { instruments: ['gad-7'], part: 'item 7' },
}

/**
 * Whether a text is a LOINC code: up to seven digits and the check digit that belongs to them (Luhn, modulus 10), so
 * that a digit mistyped or two swapped are seen.
 */
export function isLoincCode(text: string): boolean {
  const [, digits = '', check = ''] = /^(\d{1,7})-(\d)$/.exec(text) ?? []
  if (digits === '') return false
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return (10 - (sum % 10)) % 10 === Number(check)
}
