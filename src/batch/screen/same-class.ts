import { halfWidth } from '../../io/cell/half-width.js'

/** A grade in front of a class: 初一, 高二, 七年级, 初中二年级. */
const GRADE =
  /^(?:(?:小学|初中?|高中?)?[一二三四五六七八九](?:年级|(?=[(第\d]))|[初高小][一二三四五六](?=[(第\d])|\d{1,2}年级)/

/**
 * Whether two names are those of one class within a grade: `2`, `02`, `2班`, `(2)班`, `七年级2班`, `初一(2)班`, `Class 2`. Grades
 * are compared by themselves.
 */
export function isSameClass(one: string, other: string): boolean {
  return bareClass(one) === bareClass(other)
}

/** A class within its grade by what all of its names have in common: `2` for each of those above. */
export function bareClass(name: string): string {
  const plain = halfWidth(name).replaceAll(/\s/g, '').toLowerCase()
  const bare = plain
    .replace(GRADE, '')
    .replace(/^class/, '')
    .replaceAll(/[()第班]/g, '')
    .replace(/^0+(?=\d)/, '')
  return bare === '' ? plain : bare
}
