import { addPair, createPairedSums, type PairedSums } from '../../cohort/waves/paired-change.js'
import { type GroupPlace, PLACES } from '../table/students-file.js'
import type { CompareJob, GroupSums, PairSums } from './compare-waves.js'
import { type NumberColumn, numberAt } from './number-column.js'
import { isUsed, type JoinedStudents, type WaveStudents } from './wave-students.js'

/**
 * Adds the scores of students with a sheet that can be used in both waves: of everybody, and of the groups of each level
 * that is one place.
 */
export function sumChanges(
  { levels, scales }: CompareJob,
  { words }: JoinedStudents,
  before: WaveStudents,
  after: WaveStudents,
  { scales: everybody, byGroup }: PairSums,
): void {
  const singles = levels.flatMap((level) => PLACES.filter((place) => place === level))
  // By level, then by code of the place.
  const known = singles.map((): (readonly PairedSums[])[] => [])
  const groupOf = (level: number, code: number): readonly PairedSums[] => {
    const own = known[level] as (readonly PairedSums[])[]
    const name = singles[level] as GroupPlace
    const found = own[code] ?? sumsOfGroup(byGroup, name, words.values[code] ?? '', scales.length)
    own[code] = found
    return found
  }
  for (let student = 0; student < after.state.length; student++) {
    if (!isUsed(before, words, student) || !isUsed(after, words, student)) continue
    for (let scale = 0; scale < scales.length; scale++) {
      const first = numberAt(before.scores[scale] as NumberColumn, student)
      const second = numberAt(after.scores[scale] as NumberColumn, student)
      addPair(everybody[scale] as PairedSums, first, second)
      for (let level = 0; level < singles.length; level++) {
        const code = after.groups[singles[level] as GroupPlace][student] as number
        addPair(groupOf(level, code)[scale] as PairedSums, first, second)
      }
    }
  }
}

/** Sums of a group of a level, made where there are none yet. */
function sumsOfGroup(
  groups: Map<string, GroupSums>,
  level: string,
  group: string,
  nScales: number,
): readonly PairedSums[] {
  const key = `${level}\u0000${group}`
  const known = groups.get(key) ?? {
    level,
    group,
    scales: Array.from({ length: nScales }, createPairedSums),
  }
  groups.set(key, known)
  return known.scales
}
