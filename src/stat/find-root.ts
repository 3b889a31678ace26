const MOST_STEPS = 200

/**
 * Where a function crosses 0 between two points of opposite sign, by Ridders's method.
 *
 * @param low - where the function has one sign
 * @param high - where it has the other
 * @returns x, to the last digits; the end that is nearer to 0 where both have one sign
 *
 * @see Ridders, C. (1979). A new algorithm for computing a single root of a real continuous function. IEEE Transactions on Circuits and Systems, 26, 979–980.
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let [left, right] = [low, high]
  let [atLeft, atRight] = [f(left), f(right)]
  if (Math.sign(atLeft) === Math.sign(atRight))
    return Math.abs(atLeft) < Math.abs(atRight) ? left : right
  for (let step = 0; step < MOST_STEPS; step++) {
    const middle = (left + right) / 2
    const atMiddle = f(middle)
    const root = Math.sqrt(atMiddle * atMiddle - atLeft * atRight)
    if (root === 0) return middle
    const next = middle + ((middle - left) * Math.sign(atLeft - atRight) * atMiddle) / root
    const atNext = f(next)
    if (atNext === 0) return next
    if (Math.sign(atMiddle) !== Math.sign(atNext)) {
      ;[left, atLeft, right, atRight] = [middle, atMiddle, next, atNext]
    } else if (Math.sign(atLeft) !== Math.sign(atNext)) {
      ;[right, atRight] = [next, atNext]
    } else [left, atLeft] = [next, atNext]
    if (Math.abs(right - left) <= 1e-15 * Math.max(1, Math.abs(left))) return next
  }
  return (left + right) / 2
}
