import { join } from 'node:path'
import { compareNaturally } from '../../../cohort/compare-naturally.js'
import { studentKey } from '../../../io/student-key.js'
import type { Issue } from '../../../issue/issue.js'
import { type Language, textIn } from '../../../issue/text.js'
import type { CaseRecord } from '../../../report/office/case-fields.js'
import { type CaseRules, makeCase } from '../../../report/office/make-case.js'
import { stageOf } from '../../../report/office/stage-of.js'
import { whyInWords } from '../../../report/why-in-words.js'
import { openTable, raggedIssues, type Table, tableRecords } from '../../table/open-table.js'
import type { ReportSource } from '../report-source.js'
import { resultCell } from '../result-cell.js'
import type { StudentNames } from '../student-names.js'
import { tierCell } from '../tier-cell.js'
import { watchStudents } from '../watch-students.js'
import type { FollowUps } from './follow-up-file.js'
import { type SchoolTallies, schoolTallies } from './school-tallies.js'

/** Everybody who stands in a working file, whatever the role; what a role may not see is taken out later. */
export interface Cases {
  /** In a tier, with a critical item that holds, or in a follow-up file; the most pressing first. */
  readonly focus: readonly CaseRecord[]
  readonly crisis: readonly CaseRecord[]
  readonly retest: readonly CaseRecord[]
  readonly missing: readonly CaseRecord[]
  readonly schools: SchoolTallies
  readonly issues: readonly Issue[]
}

export interface CasesWish {
  readonly source: ReportSource
  readonly names: StudentNames | null
  readonly followUps: FollowUps
  readonly rules: CaseRules
}

type Row = (column: string) => string

/** Reads the lists of a result folder and joins roster and follow-up file. Rows of students in no list are only counted. */
export function readCases(wish: CasesWish): Cases {
  const { source, followUps, rules } = wish
  const issues: Issue[] = []
  const folder = join(source.results.students.path, '..')
  const rowsOf = (table: Table | null): Generator<Row> => rows(table, issues)
  const open = (file: string): Table | null => {
    const opened = openTable(join(folder, file))
    return opened.ok ? opened.value : null
  }
  const { crisisItems, crisisRows } = readCrisis(rowsOf(open('crisis.csv')), wish)
  const hasRoster = source.wave.coverage.groupsOf('all').length > 0
  const tierOf = tierCell(source.campaign.protocol)
  const schools = schoolTallies(rules.scale, { hasRoster, tierOf })
  const focus = new Map<string, CaseRecord>()
  const add = (key: string, found: CaseRecord): void => {
    const items = crisisItems.get(key)
    const withItems = items === undefined ? found : withCritical(found, items, rules.language)
    const facts = { found: withItems, isCrisis: items !== undefined, kept: followUps.get(key) }
    focus.set(key, makeCase(facts, rules))
  }
  const retestRows = [...rowsOf(open('retest.csv'))]
  const retestSheets = new Map<string, CaseRecord>()
  const retestKeys = new Set(retestRows.map((row) => studentKey(row('student'))))
  const listed = { crisis: crisisItems, retest: retestKeys }
  const { accounting } = source.results.summary
  const watched = watchStudents(source.campaign.protocol, listed, accounting.scored)
  for (const row of rowsOf(source.results.students)) {
    watched.see(row)
    if (row('determined') === 'no') retestSheets.set(studentKey(row('student')), openSheet(row))
    schools.student(row)
    const key = studentKey(row('student'))
    const tier = tierOf(row('tier'))
    const isUnread = tier !== row('tier')
    const isListed =
      isUnread || rules.scale.isTier(tier) || crisisItems.has(key) || followUps.has(key)
    if (isListed) add(key, { ...person(row, wish), ...sheetOf(row, wish), score_tier: tier })
  }
  issues.push(...watched.issues())
  for (const [key, found] of crisisRows) if (!focus.has(key)) add(key, found)
  for (const key of followUps.keys()) if (!focus.has(key)) add(key, {})
  for (const key of crisisItems.keys()) schools.crisis(String(focus.get(key)?.school ?? ''))
  const retest = retestRows.map((row) => {
    const why = whyInWords(source.campaign.protocol, row('why'), rules.language)
    const sheet = retestSheets.get(studentKey(row('student'))) ?? {}
    return { ...person(row, wish), ...sheet, quality: row('quality'), why }
  })
  const missing = [...rowsOf(source.results.missing)].map((row) => {
    schools.missing(row('school'))
    return person(row, wish)
  })
  const order = inOrder(rules)
  const sorted = [...focus.values()].sort(order)
  for (const record of sorted) schools.followUp(record)
  return {
    focus: sorted,
    crisis: [...crisisItems.keys()].flatMap((key) => focus.get(key) ?? []).sort(byPlace),
    retest: retest.sort(byPlace),
    missing: missing.sort(byPlace),
    schools,
    issues,
  }
}

/** Names of the critical items of each student of the crisis list, and who the student is. */
function readCrisis(
  list: Iterable<Row>,
  wish: CasesWish,
): {
  readonly crisisItems: ReadonlyMap<string, string>
  readonly crisisRows: ReadonlyMap<string, CaseRecord>
} {
  const crisisItems = new Map<string, string>()
  const crisisRows = new Map<string, CaseRecord>()
  for (const row of list) {
    const key = studentKey(row('student'))
    crisisItems.set(key, itemNames(row, wish))
    crisisRows.set(key, person(row, wish))
  }
  return { crisisItems, crisisRows }
}

function* rows(table: Table | null, issues: Issue[]): Generator<Row> {
  if (table === null) return
  const at = new Map(table.header.map((name, index) => [name, index]))
  const faults = { ragged: 0, first: 0 }
  for (const cells of tableRecords(table, faults))
    yield (column) => resultCell(cells[at.get(column) ?? -1])
  issues.push(...raggedIssues(table, faults))
}

/** Names of critical items in the language of the reader, whatever that of the results. */
function itemNames(row: Row, { source, rules }: CasesWish): string {
  const { instruments, prefixes } = source.campaign
  const known = new Map(
    instruments.flatMap(({ criticalItems }, index) =>
      criticalItems.map(({ id, names }) => [
        `${prefixes[index]}.${id}`,
        textIn(names, rules.language),
      ]),
    ),
  )
  return row('critical_items')
    .split('; ')
    .map((id) => known.get(id) ?? id)
    .join('; ')
}

/** What `students.csv` says of a sheet that is to be repeated, and `retest.csv` does not. */
function openSheet(row: Row): CaseRecord {
  return known({ sex: row('sex'), tier_possible: row('tier_possible') })
}

/** Who a student is and where; what nobody knows is not there. */
function person(row: Row, { names }: CasesWish): CaseRecord {
  const student = row('student')
  const entry = names?.get(studentKey(student))
  const stage = stageOf(row('grade'))
  return known({
    student,
    school: row('school'),
    grade: row('grade'),
    class: row('class'),
    sex: row('sex'),
    ...(stage === null ? {} : { stage }),
    ...(entry === undefined
      ? {}
      : {
          name: entry.name,
          district: entry.district,
          guardian: entry.guardian,
          guardian_phone: entry.guardianPhone,
          birth_date: entry.birthDate,
          dormitory: entry.dormitory,
          tags: entry.tags,
        }),
  })
}

function known(record: CaseRecord): CaseRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''))
}

/** What the sheet says: tiers, quality and which rules speak; a critical item is named as such and not by its words. */
function sheetOf(row: Row, { source, rules }: CasesWish): CaseRecord {
  const { protocol } = source.campaign
  const spoken = row('reasons')
    .split('; ')
    .flatMap((id) => {
      const rule = protocol.rules.find((one) => one.id === id)
      if (rule === undefined) return []
      return rule.crisis === true
        ? [textIn(CRITICAL, rules.language)]
        : [textIn(rule.names, rules.language)]
    })
  return known({
    quality: row('quality'),
    tier_possible: row('tier_possible'),
    triggers: [...new Set(spoken)].join('; '),
  })
}

/**
 * A student with a critical item: where the sheet that counts has none, the item is on another one, such as an earlier
 * sheet of the same student, and that is said.
 */
function withCritical(found: CaseRecord, items: string, language: Language): CaseRecord {
  const triggers = String(found.triggers ?? '')
  const isOnSheet = triggers.split('; ').includes(textIn(CRITICAL, language))
  if (isOnSheet) return { ...found, critical_items: items }
  const said = [textIn(CRITICAL_ELSEWHERE, language), ...(triggers === '' ? [] : [triggers])]
  return { ...found, critical_items: items, triggers: said.join('; ') }
}

const CRITICAL_ELSEWHERE = {
  en: 'critical item on a sheet that does not count',
  zh: '危机条目（在未计入的答卷上）',
} as const

const CRITICAL = { en: 'critical item', zh: '危机条目' } as const

type Order = (one: CaseRecord, other: CaseRecord) => number

const byPlace: Order = (one, other) =>
  (['school', 'grade', 'class', 'student'] as const)
    .map((field) => compareNaturally(String(one[field] ?? ''), String(other[field] ?? '')))
    .find((order) => order !== 0) ?? 0

function inOrder({ scale }: CaseRules): Order {
  const rank = ({ care_tier: tier }: CaseRecord): number =>
    scale.rank(tier === undefined ? undefined : String(tier))
  const due = ({ due_on: day }: CaseRecord): string => String(day ?? '9999')
  return (one, other) =>
    rank(one) - rank(other) ||
    (due(one) < due(other) ? -1 : due(one) > due(other) ? 1 : byPlace(one, other))
}
