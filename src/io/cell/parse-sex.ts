import { SEXES } from '../../table/blocks.js'
import { FAULT } from './fault.js'
import { foldLabel } from './half-width.js'

const WORDS = {
  female: ['female', 'f', 'girl', 'woman', '女', '女生', '女性'],
  male: ['male', 'm', 'boy', 'man', '男', '男生', '男性'],
} as const

/** Index in SEXES by word; a map, since a cell may hold any text, names of an object's own methods too. */
const SEX_OF: ReadonlyMap<string, number> = new Map(
  (['female', 'male'] as const).flatMap((sex) =>
    WORDS[sex].map((word) => [word, SEXES.indexOf(sex)] as const),
  ),
)

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
  return folded === '' ? 0 : (SEX_OF.get(folded) ?? FAULT)
}
