import { type Language, textIn } from '../../issue/text.js'
import { type ReportLevel, schoolName, type Unit } from '../../report/model/report-level.js'
import type { UnitInput, UnitLists } from '../../report/model/unit-input.js'
import type { IndexEntry } from '../../report/pages/index-page.js'
import { placeNames } from '../../report/pages/place-names.js'
import { UNIT_TEXTS } from '../../report/pages/unit/unit-texts.js'
import { UNIT_BUILDERS } from '../../report/report-builders.js'
import type { Watch } from '../breathe.js'
import { breathe } from '../breathe.js'
import type { UnitCounts } from './count-units.js'
import type { ReportFiles } from './report-files.js'
import type { ReportRenderer } from './report-formats.js'

/** Folder of each level in the output. */
export const LEVEL_FOLDERS: Readonly<Record<ReportLevel, string>> = {
  student: 'students',
  class: 'classes',
  grade: 'grades',
  school: 'schools',
  district: 'districts',
}

interface UnitsJob {
  readonly units: readonly Unit[]
  /** What is the same for every unit. */
  readonly shared: Omit<UnitInput, 'unit' | 'lists' | 'counted' | 'countedCoverage'>
  readonly listsOf: (unit: Unit) => UnitLists
  readonly countedOf: (unit: Unit) => UnitCounts | undefined
  readonly files: ReportFiles
  readonly ending: string
  readonly render: ReportRenderer
  readonly watch: Watch
}

/** Writes one file for each unit, in folders by school where the units are parts of schools. */
export async function writeUnits(job: UnitsJob): Promise<IndexEntry[]> {
  const { units, shared, listsOf, countedOf, files, ending, render, watch } = job
  const entries: IndexEntry[] = []
  for (const unit of units) {
    const counted = countedOf(unit)
    const report = UNIT_BUILDERS[unit.level]({
      ...shared,
      unit,
      lists: listsOf(unit),
      ...(counted === undefined
        ? {}
        : { counted: counted.cohort, countedCoverage: counted.coverage }),
    })
    const names = namesOf(unit)
    const folders = names.slice(0, -1)
    const href = files.put(folders, names.at(-1) ?? '', ending, await render(report))
    entries.push({ names: calledOf(unit, shared.language), href })
    await breathe(watch, entries.length)
  }
  return entries
}

/** What the index calls a unit. */
function calledOf(unit: Unit, language: Language): readonly string[] {
  if (unit.level !== 'district') return placeNames(unit, language)
  if (unit.district === '') return [textIn(UNIT_TEXTS.districtUnnamed, language)]
  return [unit.district ?? textIn(UNIT_TEXTS.everybody, language)]
}

/** Names of its folders and its file. */
function namesOf(unit: Unit): string[] {
  const { level, grade = '', class: ofClass = '', cohortGroup } = unit
  const school = schoolName(unit)
  switch (level) {
    case 'district':
      return [unit.district || cohortGroup]
    case 'school':
      return [school]
    case 'grade':
      return [school, grade]
    case 'class':
      return [school, `${grade}-${ofClass}`]
  }
}
