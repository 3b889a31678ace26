import { resolve } from 'node:path'

/**
 * What each file is called where people read it: its name, with as many of its folders in front as tell it from the
 * others, so that a row of `east/answers.csv` is not taken for one of `west/answers.csv`.
 *
 * @returns names aligned with `paths`; one file given twice has one name
 */
export function namesOfFiles(paths: readonly string[]): string[] {
  const parts = paths.map((path) => resolve(path).split(/[\\/]/))
  const tail = (of: readonly string[], length: number): string => of.slice(-length).join('/')
  return parts.map((own) => {
    const others = parts.filter((other) => tail(other, other.length) !== tail(own, own.length))
    let length = 1
    while (length < own.length && others.some((other) => tail(other, length) === tail(own, length)))
      length++
    return tail(own, length)
  })
}
