import { expect, it } from 'vitest'
import { levelsNeeded } from './public-counts.js'

const LEVELS = [
  'all',
  'district',
  'grade',
  'district/school',
  'district/school/grade',
  'district/school/grade/class',
]

it.each([
  [[[]], ['all']],
  [[['sex']], ['all']],
  [[['school']], ['district', 'district/school']],
  [[['grade', 'sex']], ['grade']],
  [
    [[], ['school', 'grade']],
    ['all', 'district', 'district/school', 'district/school/grade'],
  ],
  [
    [['class']],
    ['district', 'district/school', 'district/school/grade', 'district/school/grade/class'],
  ],
  [[['tag:boarder']], []],
])('groups of %j need the levels %j of a cohort table', (groupings, wanted) => {
  expect([...levelsNeeded(groupings, LEVELS)]).toEqual(wanted)
})
