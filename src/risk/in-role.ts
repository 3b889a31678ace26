import type { ProtocolRole } from './protocol.js'

/**
 * A text about students as one about those whom a protocol screens. Names of files stay: `12 students` becomes
 * `12 teachers`, `students.csv` does not change.
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
