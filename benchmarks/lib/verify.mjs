import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

const NEAR = 1e-9

async function* rowsOf(path) {
  for await (const line of createInterface({ input: createReadStream(path) }))
    yield line.split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1'))
}

const isSame = (a, b) =>
  a === b || (a !== '' && b !== '' && Math.abs(Number(a) - Number(b)) <= NEAR)

/**
 * Compares the columns of two CSV files cell by cell: equal texts, or numbers within 1e-9 (2 and 2.0 are the same).
 *
 * @param {string} ours @param {string} theirs @param {readonly string[]} columns
 * @param {number} expected - how many rows both have; at least one, or nothing would be compared
 * @throws {Error} at the first cell that differs, and where there are more or fewer rows or no columns
 */
export async function verifySame(ours, theirs, columns, expected) {
  if (!(expected > 0) || columns.length === 0)
    throw new Error(`verifySame requires rows and columns to compare`)
  const one = rowsOf(ours)
  const other = rowsOf(theirs)
  const [first = [], second = []] = [(await one.next()).value, (await other.next()).value]
  const pairs = columns.map((column) => [first.indexOf(column), second.indexOf(column), column])
  for (const [a, b, column] of pairs)
    if (a < 0 || b < 0) throw new Error(`verifySame finds no column ${column}`)
  let rows = 0
  for (;;) {
    const [a, b] = [await one.next(), await other.next()]
    if (a.done || b.done) {
      if (a.done !== b.done)
        throw new Error(`verifySame finds another number of rows after ${rows}`)
      break
    }
    rows++
    for (const [x, y, column] of pairs)
      if (!isSame(a.value[x], b.value[y]))
        throw new Error(
          `verifySame finds ${column} of row ${rows} to be ${b.value[y]}, expected ${a.value[x]}`,
        )
  }
  if (rows !== expected) throw new Error(`verifySame finds ${rows} rows, expected ${expected}`)
}
