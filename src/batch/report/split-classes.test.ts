import { expect, it } from 'vitest'
import type { Unit } from '../../report/model/report-level.js'
import { splitClasses } from './split-classes.js'

const unit = (school: string, grade: string, ofClass: string): Unit => ({
  ...{ level: 'class', school, grade, class: ofClass },
  ...{ cohortLevel: 'school/grade/class', cohortGroup: `${school}/${grade}/${ofClass}` },
})

it('counts the classes that are written in several ways', () => {
  const units = [
    unit('North', '7', '1班'),
    unit('North', '7', '七年级(1)班'),
    unit('North', '7', '初一(1)班'),
    unit('North', '8', '2'),
    unit('North', '8', '2班'),
    unit('North', '9', '1班'),
    unit('South', '7', '1班'),
    unit('South', '7', ''),
    unit('South', '7', ''),
  ]
  expect(splitClasses(units)).toMatchObject([
    { severity: 'warning', column: 'class', received: expect.stringContaining('2 classes') },
  ])
  expect(splitClasses(units.slice(5))).toEqual([])
})
