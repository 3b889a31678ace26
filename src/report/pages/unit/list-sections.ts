import type { DocumentBlock, DocumentSection } from '../../document/report-document.js'
import type { Run } from '../../document/run.js'
import type { TableBlock, TableCell } from '../../document/table-block.js'
import { formatCount } from '../../format-number.js'
import { safeColour } from '../../keys.js'
import { type ListedStudent, UNTOLD_LISTS } from '../../model/unit-input.js'
import { timeText } from '../../protocol-section.js'
import type { ReportField } from '../../roles/report-role.js'
import { whyInWords } from '../../why-in-words.js'
import { gradeName } from '../../words.js'
import { stateName } from '../student/student-labels.js'
import { nameCell, textCell } from './figure-cells.js'
import type { UnitPage } from './open-unit-page.js'

interface Column {
  readonly label: string
  /** Its texts may take several lines. */
  readonly isLong?: boolean
  readonly cell: (student: ListedStudent) => TableCell
}

/** Students to care for: care tier, how soon, what to do, and never an answer or a score. */
export function careSection(page: UnitPage): DocumentSection {
  const { say, input } = page
  const tierOf = (id: string | undefined) =>
    input.campaign.protocol.tiers.find((tier) => tier.id === id)
  const { textOf } = page
  const columns: Column[] = [
    ...personColumns(page),
    { label: say('careTier'), cell: (student) => textCell(...tierRuns(page, student)) },
    {
      label: say('within'),
      cell: ({ tier }) => textCell(withinText(page, tierOf(tier)?.withinHours)),
    },
    {
      label: say('careWho'),
      isLong: true,
      cell: ({ tier }) => {
        const who = tierOf(tier)?.who
        return who === undefined ? textCell('') : textCell(textOf(who))
      },
    },
    {
      label: say('careAction'),
      isLong: true,
      cell: ({ tier }) => {
        const action = tierOf(tier)?.action
        return textCell(action === undefined ? say('careOpen') : textOf(action))
      },
    },
  ]
  const note: DocumentBlock = { kind: 'note', tone: 'info', runs: [say('careNote')] }
  const blocks = listBlocks(page, 'care', say('care'), input.lists.care, columns)
  const empty: DocumentBlock = { kind: 'paragraph', runs: [nobodyListed(page)] }
  const body = input.lists.care.length === 0 ? [empty] : [note, ...blocks]
  return { id: 'care', title: say('care'), blocks: body }
}

function tierRuns({ keys, say }: UnitPage, { tier, tierPossible }: ListedStudent): Run[] {
  const runOf = (id: string | undefined): Run => {
    const key = keys.find(({ category }) => category === id)
    return { kind: 'mark', text: key?.name ?? id ?? '', colour: safeColour(key?.colour ?? '') }
  }
  const possible = keys.find(({ category }) => category === tierPossible)
  const isOpen = possible !== undefined && tierPossible !== tier
  return isOpen ? [runOf(tier), ' ', say('tierPossible', possible.name)] : [runOf(tier)]
}

export type Worklist = 'crisis' | 'retest' | 'missing'

/** Those to be talked with today, and those whose sheets are to be repeated or missing, as far as the role may see them. */
export function worklistSections(page: UnitPage, wanted: readonly Worklist[]): DocumentSection[] {
  const { say, input, textOf } = page
  const { role, lists, campaign } = input
  const joined = (parts: readonly string[] | undefined): TableCell =>
    nameCell((parts ?? []).join('; '))
  const people = personColumns(page)
  const baseline = textOf(campaign.protocol.baseline.names)
  const quality: Column = {
    label: say('quality'),
    cell: (student) => textCell(qualityName(page, student.quality)),
  }
  const crisis: Column[] = [
    ...people,
    ...ifSeen(page, 'critical-items', {
      label: say('crisisItems'),
      isLong: true,
      cell: ({ criticalItems }) => joined(criticalItems),
    }),
    ...(lists.crisis.some(({ answers }) => answers !== undefined)
      ? [
          {
            label: say('crisisAnswers'),
            isLong: true,
            cell: ({ answers }: ListedStudent) => joined(answers),
          },
        ]
      : []),
    ...ifSeen(page, 'quality', quality),
  ]
  const retest: Column[] = [
    ...people,
    ...ifSeen(page, 'quality', quality),
    ...ifSeen(page, 'quality', {
      label: say('why'),
      isLong: true,
      cell: ({ why = '' }) => nameCell(whyInWords(campaign.protocol, why, input.language)),
    }),
  ]
  const plan = [
    { list: 'crisis', note: say('crisisNote'), tone: 'urgent', columns: crisis },
    { list: 'retest', note: say('retestNote', baseline), tone: 'quiet', columns: retest },
    { list: 'missing', note: say('missingNote'), tone: 'quiet', columns: people },
  ] as const
  return plan
    .filter(({ list }) => wanted.includes(list) && role.lists.includes(list))
    .map(({ list, note, tone, columns }): DocumentSection => {
      const table = listBlocks(page, list, say(list), lists[list], columns)
      const empty: DocumentBlock = { kind: 'paragraph', runs: [nobodyListed(page)] }
      const body = lists[list].length === 0 ? [empty] : table
      return { id: list, title: say(list), blocks: [{ kind: 'note', tone, runs: [note] }, ...body] }
    })
}

/** That nobody is on a list, or that the results do not tell. */
function nobodyListed({ say, input }: UnitPage): string {
  return say(input.lists === UNTOLD_LISTS ? 'listsUntold' : 'careEmpty')
}

function qualityName({ words }: UnitPage, quality: string | undefined): string {
  const states = ['valid', 'suspect', 'invalid'] as const
  const state = states.find((one) => one === quality)
  return state === undefined ? (quality ?? '') : words(state)
}

function ifSeen({ input }: UnitPage, field: ReportField, column: Column): Column[] {
  return input.role.fields.includes(field) ? [column] : []
}

/** Who a student is, as far as the role may know it: name, number, place within the unit; else the row in the file. */
function personColumns(page: UnitPage): Column[] {
  const { say, words, input } = page
  const { level } = input.unit
  const { fields } = input.role
  const lists = Object.values(input.lists).flat()
  const hasNames = lists.some(({ name }) => name !== undefined)
  const hasNumbers = fields.includes('student')
  // Where it stands would tell why to a role that may not know it.
  const seesFile = fields.includes('critical-items')
  const row = ({ file, record }: ListedStudent): TableCell =>
    textCell(
      file === 'crisis.csv' && !seesFile ? say('recordAsk') : say('record', String(record), file),
    )
  const person = (one: ListedStudent): TableCell => {
    if (one.name !== undefined) return nameCell(one.name)
    return hasNumbers && one.student ? textCell('') : row(one)
  }
  const number = (one: ListedStudent): TableCell =>
    one.student || hasNames ? nameCell(one.student ?? '') : row(one)
  return [
    ...(hasNames || !hasNumbers ? [{ label: say('student'), cell: person }] : []),
    ...(hasNumbers ? [{ label: say('number'), cell: number }] : []),
    ...(level === 'school'
      ? [
          {
            label: words('grade'),
            cell: ({ grade }: ListedStudent) => nameCell(gradeName(grade || '?', input.language)),
          },
        ]
      : []),
    ...(level === 'class'
      ? []
      : [{ label: say('class'), cell: (one: ListedStudent) => nameCell(one.class) }]),
    ...(fields.includes('sex') && lists.some(({ sex }) => sex !== undefined)
      ? [
          {
            label: say('sex'),
            cell: ({ sex }: ListedStudent) => textCell(stateName(input.language, sex ?? '')),
          },
        ]
      : []),
  ]
}

function listBlocks(
  { say }: UnitPage,
  id: string,
  caption: string,
  students: readonly ListedStudent[],
  columns: readonly Column[],
): DocumentBlock[] {
  const table: TableBlock = {
    kind: 'table',
    id: `list-${id}`,
    caption: `${caption} (${countText(say, students)})`,
    columns: columns.map(({ label, isLong = false }) => ({
      label,
      kind: 'text',
      isShort: !isLong,
    })),
    rows: students.map((student) => columns.map(({ cell }) => cell(student))),
  }
  return [table]
}

/** How many students are listed: one with several sheets stands there with each of them. */
function countText(say: UnitPage['say'], students: readonly ListedStudent[]): string {
  const { size } = new Set(
    students.map(({ student, file, record }) => student || `${file} ${record}`),
  )
  const sheets = formatCount(students.length)
  return size === students.length
    ? say('count', sheets)
    : say('countSheets', formatCount(size), sheets)
}

function withinText(page: UnitPage, hours: number | undefined): string {
  return hours === undefined ? '' : timeText(page, hours)
}
