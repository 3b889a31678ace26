import type { DocumentSection, ReportDocument } from '../../document/report-document.js'
import type { Run } from '../../document/run.js'
import { schoolName } from '../../model/report-level.js'
import { pageBanner } from '../page-banner.js'
import { pageFooter } from '../page-footer.js'
import { placeNames } from '../place-names.js'
import { careSection } from './care-section.js'
import { changeSection } from './change-section.js'
import { helpSection, limitsSection } from './limits-section.js'
import { meaningSection } from './meaning-section.js'
import { nextSection } from './next-section.js'
import { type ProfileDrawer, profileDrawer } from './profile-charts.js'
import { profileSection } from './profile-section.js'
import { stateName, studentLabel } from './student-labels.js'
import type { StudentModel } from './student-model.js'
import type { StudentPlan } from './student-plan.js'

/** What the sections of a page are made from. Sections that are the same for many students are made once. */
export interface StudentContext {
  readonly plan: StudentPlan
  readonly draw: ProfileDrawer
  /** Gives what was made under a key before, frozen. */
  readonly once: <T extends object>(key: string, make: () => T) => T
}

/**
 * Makes the pages of students, of one run after another student.
 *
 * @returns a function from a student, who holds only what the role may see, to the page
 */
export function studentPages(plan: StudentPlan): (student: StudentModel) => ReportDocument {
  const made = new Map<string, object>()
  const context: StudentContext = {
    plan,
    draw: profileDrawer(plan),
    once: <T extends object>(key: string, make: () => T): T => {
      const known = made.get(key) as T | undefined
      if (known !== undefined) return known
      const value = Object.freeze(make())
      made.set(key, value)
      return value
    },
  }
  const { language, role, campaign } = plan
  const banner = pageBanner(role, language)
  const footer = pageFooter(campaign, language)
  return (student) => ({
    language,
    title: titleOf(plan, student),
    subtitle: [placeOf(plan, student)],
    banner,
    sections: SECTIONS[role.audience].flatMap((section) => section(context, student) ?? []),
    footer,
  })
}

type Section = (context: StudentContext, student: StudentModel) => DocumentSection | null

const SECTIONS: Readonly<Record<StudentPlan['role']['audience'], readonly Section[]>> = {
  professional: [
    careSection,
    nextSection,
    profileSection,
    changeSection,
    meaningSection,
    limitsSection,
  ],
  family: [careSection, profileSection, changeSection, nextSection, helpSection, limitsSection],
}

function titleOf({ role, language }: StudentPlan, { name, student }: StudentModel): string {
  if (role.audience === 'family')
    return studentLabel(language, 'familyTitle', name ?? studentLabel(language, 'yourChild'))
  const who = name ?? student ?? studentLabel(language, 'someone')
  return studentLabel(language, 'professionalTitle', who)
}

/** Who and where, as far as the role may see. */
function placeOf({ language, campaign }: StudentPlan, student: StudentModel): readonly Run[] {
  const { grade, class: ofClass, sex, age, name, student: number } = student
  const { wave } = campaign
  // A place that nobody knows is left out here.
  const known = Object.fromEntries(
    Object.entries({ school: schoolName(student), grade, class: ofClass }).filter(
      ([, place]) => place !== '',
    ),
  )
  const label = (key: 'number' | 'age' | 'wave', value: string): Run[] => [
    `${studentLabel(language, key)} `,
    { kind: 'name', text: value },
  ]
  const parts: (readonly Run[])[] = [
    ...placeNames(known, language).map((text) => [{ kind: 'name', text } as const]),
    ...(name === undefined || number === undefined ? [] : [label('number', number)]),
    ...(sex === undefined ? [] : [[stateName(language, sex)]]),
    ...(age === undefined ? [] : [label('age', age)]),
    ...(wave === null ? [] : [label('wave', wave)]),
  ]
  return parts.flatMap((runs, index) => (index === 0 ? runs : [' · ', ...runs]))
}
