/** Hexadecimal digits: 80 bits, so that no two of a billion students are likely to share one. */
export const PSEUDONYM_LENGTH = 20

const PSEUDONYM = new RegExp(`^s[0-9a-f]{${PSEUDONYM_LENGTH}}$`)

/** Whether a student number looks as `pseudonym` writes it. Apart from it, since pages ask this and cannot make one. */
export function isPseudonym(student: string): boolean {
  return PSEUDONYM.test(student)
}
