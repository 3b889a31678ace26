/** Half of the last of the four decimals that shares have in result files, and what doubles lose. */
const HALF_A_STEP = 0.000_050_001

/**
 * A share as it was before a result file rounded it: 56 of 66 are 84.8 percent, and 0.8485 would be shown as 84.9.
 *
 * @param written - what stands in the file; null where it is hidden
 * @param exact - the same from the counts beside it; not there where they are hidden
 * @returns the exact value where it is the one that was written, else what was written
 */
export function unrounded(written: number | null, exact: number | null | undefined): number | null {
  if (written === null || exact === null || exact === undefined) return written
  return Math.abs(exact - written) <= HALF_A_STEP ? exact : written
}

/** Count by size of the group; null where one is hidden or nobody is in the group. */
export function shareOf(count: number | null, of: number | null): number | null {
  return count === null || of === null || of === 0 ? null : count / of
}
