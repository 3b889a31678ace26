const STARTS_FORMULA = /^[=+\-@\t\r]/
const SIGNED_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?%?$/

/**
 * A text as a spreadsheet may open it without running it: an apostrophe is put before what a spreadsheet takes for a
 * formula (a first character of `=`, `+`, `-`, `@`, tab or carriage return). Signed numbers and single
 * characters stay as they are.
 *
 * @see OWASP, CSV injection
 */
export function guardFormula(text: string): string {
  if (text.length < 2 || !STARTS_FORMULA.test(text) || SIGNED_NUMBER.test(text)) return text
  return `'${text}`
}
