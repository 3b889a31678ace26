/** What became of every row that was read and of every student. */
export interface Accounting {
  /** `rows = scored + rejected`, always. */
  readonly rows: number
  readonly scored: number
  readonly rejected: number
  /** Students of the roster whose grade takes part; those who answered where there is no roster. */
  readonly enrolled: number
  /** Students with a sheet that counts. */
  readonly answered: number
  readonly missing: number
  readonly unknownToRoster: number
  readonly hasRoster: boolean
  readonly valid: number
  readonly suspect: number
  readonly invalid: number
}
