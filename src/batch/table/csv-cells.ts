/** A text cell of CSV, quoted where it must be. */
export function csvText(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A number with ten digits; nothing for what is not there, and infinities by name. */
export function csvNumber(value: number | null): string {
  if (value === null || Number.isNaN(value)) return ''
  return Number.isFinite(value) ? String(Number(value.toPrecision(10))) : value > 0 ? 'Inf' : '-Inf'
}
