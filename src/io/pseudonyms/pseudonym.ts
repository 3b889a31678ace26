import { createHmac } from 'node:crypto'
import { halfWidth } from '../cell/half-width.js'
import { studentKey } from '../student-key.js'
import { PSEUDONYM_LENGTH } from './is-pseudonym.js'

/** What can be replaced by a pseudonym. */
export type PseudonymKind = 'student' | 'name'

/**
 * The pseudonym of a student number or a name: a letter and 20 digits of HMAC-SHA-256 under the key. The same key gives
 * the same pseudonym in every file; without the key nobody can tell whose it is. '' stays ''.
 */
export function pseudonym(key: Uint8Array, kind: PseudonymKind, text: string): string {
  const plain =
    kind === 'student' ? studentKey(text) : halfWidth(text).normalize('NFKC').replaceAll(/\s+/g, '')
  if (plain === '') return ''
  const digest = createHmac('sha256', key).update(`${kind}\0${plain}`, 'utf8').digest('hex')
  return `${kind === 'student' ? 's' : 'n'}${digest.slice(0, PSEUDONYM_LENGTH)}`
}
