import { describe, expect, it } from 'vitest'
import { metricOf } from '../../../norm/metrics.js'
import type { Zone } from '../../wording/report-wording.js'
import { profileDrawer } from './profile-charts.js'
import { profileSection } from './profile-section.js'
import type { StudentModel } from './student-model.js'
import type { StudentContext } from './student-page.js'
import type { PlannedScale, StudentPlan } from './student-plan.js'

const zones = new Map<string, Zone>([
  ['low', 'usual'],
  ['high', 'raised'],
])
const scales = Array.from({ length: 40 }, (_, at) => ({
  ...{ instrument: Math.floor(at / 10), column: `s${at}`, standardColumn: `s${at}_t` },
  ...{ metric: metricOf('t'), normCells: [], name: `scale ${at}`, construct: null, zones },
  ...{ agesPerYear: 1, bandName: (band: string) => band },
  scale: {
    ...{ attainable: { minimum: 0, maximum: 20 }, cutScoresOn: 'standard-score' },
    cutScoreSets: [
      {
        group: {},
        cutScores: [
          { at: null, band: 'low' },
          { at: 65, band: 'high' },
        ],
      },
    ],
  },
})) as unknown as PlannedScale[]
const plan = {
  language: 'en',
  role: { audience: 'professional' },
  scales,
} as unknown as StudentPlan
const context: StudentContext = { plan, draw: profileDrawer(plan), once: (_, make) => make() }
const student: StudentModel = {
  ...{ record: 1, school: '', grade: '', class: '', isUsable: true, isToBeTalkedWith: false },
  scores: scales.map(() => ({
    raw: { value: 12, text: '12' },
    band: 'high',
    standard: { value: 67, text: '67' },
    isProrated: false,
  })),
}
const charts = (profileSection(context, student)?.blocks ?? []).flatMap((block) =>
  block.kind === 'chart' ? [block] : [],
)

describe('the profile of many scales', () => {
  it('is parted into charts under headings of their own', () => {
    const titles = charts.map(({ title }) => title)
    expect(titles.length).toBeGreaterThan(1)
    expect(titles).toEqual(
      titles.map((_, at) => `Scores and their bands (${at + 1}/${titles.length})`),
    )
  })

  it('says of a T score that it is one, as raw scores have their highest beside them', () => {
    const texts = charts.flatMap(({ svg }) => svg.match(/>T 67</g) ?? [])
    expect(texts).toHaveLength(scales.length)
  })
})
