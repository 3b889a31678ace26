/** Seconds with three digits that matter. */
export function seconds(value) {
  return value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(3)
}

/** Peak memory, which not every system tells. */
export const megabytes = (value) => (value === null ? 'not measured' : value.toFixed(0))

export const ratio = (value) =>
  Number.isFinite(value) ? `${value >= 10 ? value.toFixed(0) : value.toFixed(2)} ×` : ''

export const count = (value) => Math.round(value).toLocaleString('en-GB')

/** The least and the greatest of some numbers, as `write` writes them. */
export const spread = (values, write) =>
  `${write(Math.min(...values))}–${write(Math.max(...values))}`

/** Columns of a measurement that are the same in every table. */
export function timings({ seconds: all, median, megabytes: peak }) {
  return {
    'median s': seconds(median),
    'min–max s': spread(all, seconds),
    'peak MB': megabytes(peak),
  }
}

/** @param {readonly Record<string, string | number>[]} rows */
export function markdownTable(rows) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [
    line(columns),
    line(columns.map((_, at) => (at === 0 ? '---' : '---:'))),
    ...rows.map((row) => line(columns.map((column) => String(row[column] ?? '')))),
  ].join('\n')
}
