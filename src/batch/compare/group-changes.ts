import { pairedChange } from '../../cohort/waves/paired-change.js'
import type { TransitionRow } from '../../cohort/waves/transition-rows.js'
import { isOthers } from '../../cohort/waves/transition-tables.js'
import { scaleOfRaw } from '../table/students-file.js'
import type { CompareJob, GroupSums, PairSums } from './compare-waves.js'
import type { GroupChange } from './comparison.js'

/**
 * Paired change of the groups whose counts may be shown, where enough students of the group have the scale in both
 * waves, and enough of those who are left: means of all and of the groups give the mean of the rest.
 */
export function groupChanges(
  { levels, scales, protocol }: CompareJob,
  { byGroup, scales: everybody }: Pick<PairSums, 'byGroup' | 'scales'>,
  rows: readonly TransitionRow[],
): GroupChange[] {
  const least = Math.max(2, protocol.suppression.minimumGroup)
  const shown = new Set(
    rows
      .filter(({ group }) => !isOthers(group))
      .map(({ level, group }) => `${level}\u0000${group}`),
  )
  return levels.flatMap((level) =>
    scales.flatMap(({ column }, index) => {
      const size = ({ scales: sums }: GroupSums): number => sums[index]?.n ?? 0
      const groups = [...byGroup]
        .filter(([key, one]) => one.level === level && shown.has(key) && size(one) >= least)
        .map(([, one]) => one)
        .sort((one, other) => size(other) - size(one))
      const rest = (): number =>
        (everybody[index]?.n ?? 0) - groups.reduce((sum, one) => sum + size(one), 0)
      while (groups.length > 0 && rest() > 0 && rest() < least) groups.pop()
      const open = new Set(groups)
      return [...byGroup.values()].flatMap((one) => {
        const sums = one.scales[index]
        if (sums === undefined || !open.has(one)) return []
        return {
          level,
          group: one.group,
          scale: scaleOfRaw(column),
          ...pairedChange(sums),
        }
      })
    }),
  )
}
