import { type Issue, issue } from '../../issue/issue.js'

/** Numbers of a list that do not rise; `weakly` allows equal neighbours. */
export function risingFaults(
  numbers: readonly number[],
  path: string,
  how: 'strictly' | 'weakly',
): Issue[] {
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1]
    if (before === undefined || number > before || (how === 'weakly' && number === before))
      return []
    const expected = how === 'strictly' ? `above ${before}` : `at least ${before}`
    const received = String(number)
    return [issue({ code: 'norm-order', path: `${path}/${index}`, expected, received })]
  })
}

/** A list that has not as many entries as the one beside it. */
export function lengthFaults(numbers: readonly number[], path: string, length: number): Issue[] {
  return numbers.length === length
    ? []
    : [
        issue({
          code: 'range',
          path,
          expected: `${length} entries, as in the list beside it`,
          received: String(numbers.length),
        }),
      ]
}
