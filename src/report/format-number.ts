/** A count with a comma between thousands. */
export function formatCount(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}

/** A share in 0–1 as percent with one decimal, without the sign. */
export function formatPercent(share: number): string {
  return (Math.round(share * 1000) / 10).toFixed(1)
}
