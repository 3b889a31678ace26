/**
 * A score as a reader sees it: the text of its cell, with two decimals at most and without zeros behind them.
 *
 * @param text - a number as `students.csv` has it; any other text stays as it is
 */
export function formatScore(text: string): string {
  if (!/^-?\d+\.\d{3,}$/.test(text)) return text
  return String(Math.round(Number(text) * 100) / 100)
}
