import type { CutScoreSet } from '../../../instrument/instrument.js'
import {
  type ProfileFrame,
  type ProfileMark,
  type ProfileScale,
  profileFrame,
} from '../../charts/index.js'
import { formatScore } from '../../format-score.js'
import { ZONES } from '../../wording/report-wording.js'
import { constructsOf, mostRaised } from './constructs.js'
import { scoreIntervalsOf } from './score-interval-of.js'
import type { ScaleScore, StudentModel } from './student-model.js'
import type { PlannedScale, StudentPlan } from './student-plan.js'
import { zoneOf } from './zones.js'

/** Lanes of one chart: more would not fit on a printed page. */
const MOST_LANES = 16

/** What stands before a standard score beside raw ones; the names of the others would not fit, and the table has them. */
const STANDARD_SIGNS: Readonly<Record<string, string>> = { t: 'T ', z: 'z ', percentile: 'PR ' }

/** One chart of a profile: its frame, and the marks of a student in it. */
export interface ProfileChart {
  readonly frame: ProfileFrame
  readonly marks: readonly (ProfileMark | string)[]
}

/** Draws profiles; the frame of each set of scales and cut scores is drawn once. */
export type ProfileDrawer = (student: StudentModel) => readonly ProfileChart[]

/** A lane of a student: a scale, and the cut scores by which the student is read; −1 where there are none. */
interface Lane {
  readonly at: number
  readonly set: number
  readonly isStandard: boolean
}

export function profileDrawer(plan: StudentPlan): ProfileDrawer {
  const frames = new Map<string, ProfileFrame>()
  return (student) => {
    const lanes = lanesOf(plan, student)
    const charts: ProfileChart[] = []
    for (let from = 0; from < lanes.length; ) {
      const to = endOfChart(plan, lanes, from)
      const part = lanes.slice(from, to)
      const key = part.map(({ at, set }) => `${at}:${set}`).join()
      const frame = frames.get(key) ?? profileFrame(part.map((lane) => laneScale(plan, lane)))
      frames.set(key, frame)
      charts.push({ frame, marks: part.map((lane) => markOf(plan, student, lane)) })
      from = to
    }
    return charts
  }
}

/** Instruments are kept together where they fit. */
function endOfChart({ scales }: StudentPlan, lanes: readonly Lane[], from: number): number {
  const instrumentAt = (lane: number): number => scales[lanes[lane]?.at ?? -1]?.instrument ?? -1
  let end = from
  for (let to = from; to < lanes.length; to++)
    if (to + 1 === lanes.length || instrumentAt(to + 1) !== instrumentAt(to)) {
      if (to + 1 - from > MOST_LANES && end > from) return end
      end = to + 1
    }
  return Math.min(end, from + 2 * MOST_LANES)
}

/** A lane for each scale that has bands; for a family the most raised one of each construct. */
function lanesOf({ scales, role }: StudentPlan, student: StudentModel): Lane[] {
  const lanes = scales.flatMap((planned, at): Lane[] => {
    const score = student.scores[at]
    if (score === null || score === undefined || planned.zones.size === 0) return []
    const isStandard = planned.scale.cutScoresOn === 'standard-score'
    if (isStandard && planned.metric === null) return []
    const set = typeof score === 'string' ? 0 : setOf(planned, student, score)
    return [{ at, set, isStandard }]
  })
  if (role.audience === 'professional') return lanes
  const known = new Set(lanes.map(({ at }) => at))
  const kept = constructsOf(scales).map((construct) =>
    mostRaised(
      construct.filter((at) => known.has(at)),
      (at) => zoneOf(scales[at], student.scores[at]),
    ),
  )
  return lanes.filter(({ at }) => kept.includes(at))
}

/** The cut scores by which a student is read: the first for such students in which the band of the results is. */
function setOf({ scale }: PlannedScale, student: StudentModel, { band }: ScaleScore): number {
  const fits = ({ group, cutScores }: CutScoreSet): boolean => {
    const years = Number(student.age ?? Number.NaN)
    const { from = 0, to = Number.POSITIVE_INFINITY } = group.age ?? {}
    return (
      cutScores.some((cut) => cut.band === band) &&
      (group.sex === undefined || student.sex === undefined || group.sex === student.sex) &&
      (group.grades === undefined || group.grades.includes(Number(student.grade))) &&
      (Number.isNaN(years) || (years >= from && years < to))
    )
  }
  return scale.cutScoreSets.findIndex(fits)
}

function laneScale({ scales }: StudentPlan, { at, set, isStandard }: Lane): ProfileScale {
  const { name, scale, metric, zones } = scales[at] as PlannedScale
  const [minimum, maximum] =
    isStandard && metric !== null
      ? [
          metric.minimum ?? metric.mean - 3 * metric.sd,
          metric.maximum ?? metric.mean + 5 * metric.sd,
        ]
      : [scale.attainable.minimum, scale.attainable.maximum]
  const cuts = scale.cutScoreSets[set]?.cutScores ?? []
  const bands = cuts.map(({ at: from, band }) => ({
    from: Math.max(minimum, from ?? minimum),
    shade: ZONES.indexOf(zones.get(band) ?? 'usual') / 2,
  }))
  return {
    label: name,
    minimum,
    maximum,
    bands: bands.length === 0 ? [{ from: minimum, shade: 0 }] : bands,
  }
}

function markOf(plan: StudentPlan, student: StudentModel, lane: Lane): ProfileMark | string {
  const planned = plan.scales[lane.at] as PlannedScale
  const score = student.scores[lane.at]
  if (score === null || score === undefined || typeof score === 'string') return '–'
  const shown = lane.isStandard ? score.standard : score.raw
  if (shown === null) return '–'
  const intervals = scoreIntervalsOf(planned, student, score)
  const interval = (lane.isStandard ? intervals?.standard : intervals?.raw) ?? null
  const before = lane.isStandard ? null : student.earlier?.raw[lane.at]
  return {
    value: shown.value,
    ...(interval === null ? {} : interval),
    ...(before === null || before === undefined ? {} : { previous: before.value }),
    text: textOf(plan, planned, score, formatScore(shown.text)),
  }
}

function textOf(
  { role, wording, language }: StudentPlan,
  { zones, scale, metric }: PlannedScale,
  { band }: ScaleScore,
  shown: string,
): string {
  if (role.audience === 'professional')
    return scale.cutScoresOn === 'raw'
      ? `${shown} / ${formatScore(String(scale.attainable.maximum))}`
      : `${metric === null ? '' : (STANDARD_SIGNS[metric.id] ?? '')}${shown}`
  const zone = zones.get(band)
  const names = wording.audiences.family.zoneNames
  return zone === undefined ? '' : (names[zone][language] ?? names[zone].en)
}
