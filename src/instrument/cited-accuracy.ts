/** How well a cut score tells apart, as its source gives it; shares in 0–1. */
export interface CitedAccuracy {
  readonly sensitivity?: number
  readonly specificity?: number
  /** On how many people who have it the sensitivity rests. */
  readonly nSensitivity?: number
  /** On how many people who have it not the specificity rests. */
  readonly nSpecificity?: number
}
