/** Throws where a count is no part of n, or a confidence is none. */
export function requireShareOf(name: string, count: number, n: number, confidence: number): void {
  if (!(count >= 0 && count <= n))
    throw new RangeError(`${name} requires a count in 0..${n}, received ${count}`)
  requireConfidence(name, confidence)
}

/** Throws where a confidence does not lie between 0 and 1. */
export function requireConfidence(name: string, confidence: number): void {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`${name} requires a confidence between 0 and 1, received ${confidence}`)
}
