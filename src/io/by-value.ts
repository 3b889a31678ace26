/**
 * Answers about the values of a category column, by code: each value is looked at once, however many rows have it, and
 * codes keep theirs while the values of a file grow.
 */
export function byValue(
  answer: (text: string) => number,
): (values: readonly string[]) => readonly number[] {
  let known: readonly string[] = []
  const answers: number[] = []
  return (values) => {
    if (values !== known) {
      known = values
      answers.length = 0
    }
    for (let code = answers.length; code < values.length; code++)
      answers.push(answer(values[code] as string))
    return answers
  }
}
