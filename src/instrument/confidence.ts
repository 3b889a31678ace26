/** How well a fact was checked. */
export const CONFIDENCES = [
  'verified-2-sources',
  'single-source',
  'from-memory',
  'unknown',
] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** Where a fact comes from (a key of `references`) and how well it was checked. */
export interface Sourced {
  readonly source?: string
  readonly confidence?: Confidence
}
