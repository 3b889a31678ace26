import { parseSex } from '../../io/cell/parse-sex.js'
import type { ResponseFile } from '../../io/open-responses.js'
import type { RowBlock } from '../../io/row-block.js'

/** What another column says of the sex of a row: 0 unknown, otherwise the index in SEXES. */
type SexOf = (text: string) => number

/**
 * `sex-swapped`: where another column says the sex too, it says the other one more often than the same.
 * `sex-conflict`: it says the other one in more than one of twenty rows.
 */
export interface SexSign {
  readonly kind: 'sex-swapped' | 'sex-conflict'
  /** Header of the other column. */
  readonly column: string
  /** What the other column is. */
  readonly evidence: 'national-id' | 'second-column'
  /** Rows that both know, and those in which they differ. */
  readonly n: number
  readonly differ: number
}

export interface SexCheck {
  readonly add: (block: RowBlock) => void
  readonly finish: () => SexSign[]
}

const FEWEST_ROWS = 10
const CONFLICT_SHARE = 0.05
const FEMALE = 1
const MALE = 2

/** The 17th digit of a Chinese identity number is odd for men and even for women. */
export function sexOfIdentityNumber(text: string): number {
  const plain = text.trim()
  if (!/^[1-9]\d{16}[\dXx]$/.test(plain)) return 0
  return Number(plain[16]) % 2 === 1 ? MALE : FEMALE
}

const sexOfWord: SexOf = (text) => (/\D/.test(text.trim()) ? Math.max(0, parseSex(text)) : 0)

/** Compares the sex that was read with every other column that says it: a national number, or a second column of words. */
export function createSexCheck({ columns }: ResponseFile): SexCheck {
  const own = columns.find(({ uses }) =>
    uses.some((use) => use.kind === 'field' && use.field === 'sex'),
  )?.header
  const kinds = [
    { evidence: 'national-id', sexOf: sexOfIdentityNumber },
    { evidence: 'second-column', sexOf: sexOfWord },
  ] as const
  const tallies = new Map<string, { n: number; differ: number }>()
  return {
    add({ carried, persons, length }) {
      if (own === undefined) return
      for (const { name, values } of carried) {
        if (name === own) continue
        for (const { evidence, sexOf } of kinds) {
          const key = `${evidence} ${name}`
          const tally = tallies.get(key) ?? { n: 0, differ: 0 }
          for (let row = 0; row < length; row++) {
            const read = persons.sex[row] as number
            const said = read === 0 ? 0 : sexOf(values[row] ?? '')
            if (said !== FEMALE && said !== MALE) continue
            tally.n++
            if (said !== read) tally.differ++
          }
          if (tally.n > 0) tallies.set(key, tally)
        }
      }
    },
    finish: () =>
      [...tallies].flatMap(([key, { n, differ }]): SexSign[] => {
        if (n < FEWEST_ROWS || differ / n <= CONFLICT_SHARE) return []
        const evidence = key.startsWith('national-id') ? 'national-id' : 'second-column'
        const kind = differ > n / 2 ? 'sex-swapped' : 'sex-conflict'
        return [{ kind, column: key.slice(evidence.length + 1).trim(), evidence, n, differ }]
      }),
  }
}
