import type { ProtocolRole } from './protocol.js'

/**
 * A text about students as one about those whom a protocol screens. Names of files stay.
 *
 * @example
 * ```ts
 * inRole('12 students with a crisis item', 'teacher') // => '12 teachers with a crisis item'
 * inRole('listed in students.csv', 'teacher') // => 'listed in students.csv'
 * ```
 */
export function inRole(text: string, role: ProtocolRole = 'student'): string {
  if (role === 'student') return text
  return text
    .replaceAll(
      /\b([Ss])tudent(s?)\b(?!\.csv)/g,
      (_, first: string, plural: string) => `${first === 'S' ? 'T' : 't'}eacher${plural}`,
    )
    .replaceAll('学生', '教师')
}
