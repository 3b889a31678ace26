import { SEXES } from '../../table/blocks.js'
import { FAULT } from './fault.js'
import { foldLabel } from './half-width.js'

const WORDS: Readonly<Record<string, 1 | 2>> = {
  female: 1,
  f: 1,
  girl: 1,
  woman: 1,
  女: 1,
  女生: 1,
  女性: 1,
  male: 2,
  m: 2,
  boy: 2,
  man: 2,
  男: 2,
  男生: 2,
  男性: 2,
}

/**
 * The index in SEXES of a cell. Numbers mean nothing unless the column map says what they stand for.
 *
 * @param declared - cell text → sex, from the column map
 * @returns index in SEXES; 0 (unknown) for a blank cell; FAULT for a text that is neither a known word nor declared
 */
export function parseSex(
  text: string,
  declared: Readonly<Record<string, 'female' | 'male' | 'unknown'>> = {},
): number {
  const folded = foldLabel(text)
  for (const [written, sex] of Object.entries(declared))
    if (foldLabel(written) === folded) return SEXES.indexOf(sex)
  const whole = /^(\d+)\.0+$/.exec(folded)
  if (whole !== null) return parseSex(whole[1] as string, declared)
  return folded === '' ? 0 : (WORDS[folded] ?? FAULT)
}
