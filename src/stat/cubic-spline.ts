/**
 * Cubic spline through points in the manner of Forsythe, Malcolm and Moler: at each end the third derivative is that of
 * the cubic through the four points there.
 *
 * @param xs - rising, at least three
 * @param ys - as many
 * @returns the curve; left of the first point and right of the last the end pieces go on
 *
 * @see Forsythe, G. E., Malcolm, M. A., & Moler, C. B. (1977). Computer methods for mathematical computations. Prentice-Hall.
 */
export function cubicSpline(xs: readonly number[], ys: readonly number[]): (x: number) => number {
  const curvature = curvatures(xs, ys)
  const last = xs.length - 1
  return (x) => {
    let left = 0
    while (left < last - 1 && x >= (xs[left + 1] as number)) left++
    const width = (xs[left + 1] as number) - (xs[left] as number)
    const [c0, c1] = [curvature[left] as number, curvature[left + 1] as number]
    const rise = ((ys[left + 1] as number) - (ys[left] as number)) / width
    const slope = rise - width * (c1 + 2 * c0)
    const step = x - (xs[left] as number)
    return (ys[left] as number) + step * (slope + step * (3 * c0 + (step * (c1 - c0)) / width))
  }
}

/** A sixth of the second derivative at each point, from a tridiagonal system. */
function curvatures(xs: readonly number[], ys: readonly number[]): number[] {
  const n = xs.length
  const widths = xs.slice(1).map((x, i) => x - (xs[i] as number))
  const rises = ys.slice(1).map((y, i) => (y - (ys[i] as number)) / (widths[i] as number))
  const width = (i: number): number => widths[i] as number
  const rise = (i: number): number => rises[i] as number
  const diagonal = xs.map((_, i) =>
    i === 0 ? -width(0) : i === n - 1 ? -width(n - 2) : 2 * (width(i - 1) + width(i)),
  )
  const right = xs.map((_, i) => (i === 0 || i === n - 1 ? 0 : rise(i) - rise(i - 1)))
  if (n > 3) {
    const third = (i: number): number => {
      const left = (right[i] as number) / ((xs[i + 1] as number) - (xs[i - 1] as number))
      const next = (right[i + 1] as number) / ((xs[i + 2] as number) - (xs[i] as number))
      return (next - left) / ((xs[i + 2] as number) - (xs[i - 1] as number))
    }
    right[0] = width(0) ** 2 * third(1)
    right[n - 1] = -(width(n - 2) ** 2) * third(n - 3)
  }
  for (let i = 1; i < n; i++) {
    const factor = width(i - 1) / (diagonal[i - 1] as number)
    diagonal[i] = (diagonal[i] as number) - factor * width(i - 1)
    right[i] = (right[i] as number) - factor * (right[i - 1] as number)
  }
  const values = new Array<number>(n).fill(0)
  for (let i = n - 1; i >= 0; i--) {
    const after = i === n - 1 ? 0 : width(i) * (values[i + 1] as number)
    values[i] = ((right[i] as number) - after) / (diagonal[i] as number)
  }
  return values
}
