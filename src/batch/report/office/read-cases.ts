import { join } from 'node:path'
import { compareNaturally } from '../../../cohort/compare-naturally.js'
import { studentKey } from '../../../io/student-key.js'
import type { Issue } from '../../../issue/issue.js'
import { textIn } from '../../../issue/text.js'
import type { CaseRecord } from '../../../report/office/case-fields.js'
import { type CaseRules, makeCase } from '../../../report/office/make-case.js'
import { whyInWords } from '../../../report/why-in-words.js'
import { openTable, type Table } from '../../table/open-table.js'
import { tierCell } from '../tier-cell.js'
import { watchStudents } from '../watch-students.js'
import { type CasesWish, known, personOf, type Row, rowsOf } from './case-rows.js'
import { CRITICAL, crisisCases, withCritical } from './crisis-cases.js'
import { placeKept } from './place-kept.js'
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

/** Reads the lists of a result folder and joins roster and follow-up file. Rows of students in no list are only counted. */
export function readCases(wish: CasesWish): Cases {
  const { source, followUps, rules } = wish
  const issues: Issue[] = []
  const folder = join(source.results.students.path, '..')
  const rows = (table: Table | null): Generator<Row> => rowsOf(table, issues)
  const open = (file: string): Table | null => {
    const opened = openTable(join(folder, file))
    return opened.ok ? opened.value : null
  }
  const crisis = crisisCases(rows(open('crisis.csv')), wish)
  const hasRoster = source.wave.coverage.groupsOf('all').length > 0
  const tierOf = tierCell(source.campaign.protocol)
  const schools = schoolTallies(rules.scale, { hasRoster, tierOf, twins: source.twins })
  const focus = new Map<string, CaseRecord>()
  const add = (key: string, found: CaseRecord): void => {
    const items = crisis.get(key)?.items
    const withItems = items === undefined ? found : withCritical(found, items, rules.language)
    const facts = {
      found: withItems,
      isCrisis: items !== undefined,
      kept: followUps.get(key)?.record,
    }
    focus.set(key, makeCase(facts, rules))
  }
  const retestRows = [...rows(open('retest.csv'))]
  const retestSheets = new Map<string, CaseRecord>()
  const retestKeys = new Set(retestRows.map((row) => studentKey(row('student'))))
  const listed = { crisis, retest: retestKeys }
  const { accounting } = source.results.summary
  const watched = watchStudents(source.campaign.protocol, listed, accounting.scored, wish.names)
  for (const row of rows(source.results.students)) {
    watched.see(row)
    if (row('determined') === 'no') retestSheets.set(studentKey(row('student')), openSheet(row))
    schools.student(row)
    const key = studentKey(row('student'))
    const tier = tierOf(row('tier'))
    const isUnread = tier !== row('tier')
    const isListed = isUnread || rules.scale.isTier(tier) || crisis.has(key) || followUps.has(key)
    if (isListed) add(key, { ...personOf(row, wish), ...sheetOf(row, wish), score_tier: tier })
  }
  issues.push(...watched.issues())
  for (const [key, { person }] of crisis) if (!focus.has(key)) add(key, person)
  const missing = [...rows(source.results.missing)].map((row) => {
    schools.missing(row)
    return personOf(row, wish)
  })
  const placed = placeKept(missing, source.twins, (found) => issues.push(found))
  for (const [key, kept] of followUps) if (!focus.has(key)) add(key, placed(key, kept))
  for (const key of crisis.keys()) schools.crisis(String(focus.get(key)?.school ?? ''))
  const retest = retestRows.map((row) => {
    const why = whyInWords(source.campaign.protocol, row('why'), rules.language)
    const sheet = retestSheets.get(studentKey(row('student'))) ?? {}
    return { ...personOf(row, wish), ...sheet, quality: row('quality'), why }
  })
  const order = inOrder(rules)
  const sorted = [...focus.values()].sort(order)
  for (const record of sorted) schools.followUp(record)
  return {
    focus: sorted,
    crisis: [...crisis.keys()].flatMap((key) => focus.get(key) ?? []).sort(byPlace),
    retest: retest.sort(byPlace),
    missing: missing.sort(byPlace),
    schools,
    issues,
  }
}

/** What `students.csv` says of a sheet that is to be repeated, and `retest.csv` does not. */
function openSheet(row: Row): CaseRecord {
  return known({ sex: row('sex'), tier_possible: row('tier_possible') })
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
