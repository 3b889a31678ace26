import { byValue } from './by-value.js'
import { halfWidth } from './cell/half-width.js'

/** Who fills in a sheet, or whom an entry of a roster is. */
const ROLES = ['student', 'teacher', 'parent'] as const
export type Role = (typeof ROLES)[number]

const WORDS: Readonly<Record<Role | 'unstated', readonly string[]>> = {
  student: ['student', 'pupil', '学生', '同学'],
  teacher: ['teacher', 'staff', '教师', '老师', '班主任', '任课教师', '教职工'],
  parent: ['parent', 'guardian', 'mother', 'father', '家长', '父母', '监护人', '父亲', '母亲'],
  unstated: ['', 'self', '本人', '自评'],
}

const ROLE_OF: ReadonlyMap<string, Role | 'unstated'> = new Map(
  ([...ROLES, 'unstated'] as const).flatMap((role) =>
    WORDS[role].map((word) => [word, role] as const),
  ),
)

/**
 * The role that a cell names, in English or Chinese.
 *
 * @returns `unstated` for an empty cell and for a word that says only that people answer for themselves; null for any
 *   other word: a role is not guessed
 */
export function roleOf(text: string): Role | 'unstated' | null {
  return ROLE_OF.get(halfWidth(text).toLowerCase()) ?? null
}

/** Whether a role is another than the one asked for. */
export const OTHER_ROLE = { no: 0, other: 1, unknown: 2 } as const

/**
 * {@link OTHER_ROLE} by code of the texts of a column. A role that is not stated is the one asked for.
 *
 * @param isRating - whether those asked for rate somebody else: then who answered for themselves is another
 */
export function otherRole(
  asked: Role,
  isRating = false,
): (values: readonly string[]) => readonly number[] {
  return byValue((text) => {
    const role = roleOf(text)
    if (role === null) return OTHER_ROLE.unknown
    if (isRating && role === 'unstated' && text.trim() !== '') return OTHER_ROLE.other
    return role === 'unstated' || role === asked ? OTHER_ROLE.no : OTHER_ROLE.other
  })
}
