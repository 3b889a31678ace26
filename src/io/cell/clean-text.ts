/** Marks without width, which nobody sees. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
const CONTROL = /\p{Cc}/u
const CONTROLS = /\p{Cc}/gu
const WHITE = /[\t\n\v\f\r]+/g

/** What stands for a control character in a text. */
const REPLACEMENT = '\ufffd'

/** Whether a text has characters that are none of writing, such as U+0000; tabs and line ends are blanks. */
export function hasControlCharacters(text: string): boolean {
  return CONTROL.test(text.replace(WHITE, ' '))
}

/**
 * The text of a name, such as a class or a student number: without blanks around it and marks without width, tabs and
 * line ends as blanks, and U+FFFD for any control character, so that no name has what parts names from each other.
 */
export function cleanText(text: string): string {
  return text.replace(UNSEEN, '').replace(WHITE, ' ').replace(CONTROLS, REPLACEMENT).trim()
}
