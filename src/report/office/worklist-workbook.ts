import { compareNaturally } from '../../cohort/compare-naturally.js'
import { type Language, textIn } from '../../issue/text.js'
import type { CellStyle, Workbook, WorkCell, WorkRow, WorkSheet } from '../../table/workbook.js'
import { fillSheet, type SheetHeading, type SheetRecord } from './fill-sheet.js'
import { LOOP_STATE_NAMES, LOOP_STATES } from './loop-state.js'
import type { SheetContext } from './sheet-columns.js'
import type { SheetTemplate } from './sheet-template.js'

const WORDS = {
  overview: { en: 'overview', zh: '总览' },
  overdue: { en: 'overdue', zh: '逾期' },
  responsible: { en: 'responsible', zh: '责任人' },
  open: { en: 'on the list', zh: '名单人数' },
  all: { en: 'all', zh: '合计' },
} as const

/**
 * The worklist: an overview by responsible person with the cases in each state, what is overdue, and a sheet for each
 * person. Where the role may not see who is responsible it is one list.
 *
 * @param subtitleOf - where and when, and how many they are
 */
export function worklistWorkbook(
  template: SheetTemplate,
  records: readonly SheetRecord[],
  context: SheetContext,
  subtitleOf: (records: readonly SheetRecord[]) => string,
): Workbook {
  const { language, role } = context
  const say = (word: keyof typeof WORDS): string => WORDS[word][language]
  const people = role.fields.includes('responsible') ? byPerson(records) : []
  const overdue = records.filter((record) => record['overdue'] === 'yes')
  const list = (name: string | null, own: readonly SheetRecord[]): WorkSheet => {
    const subtitle = [subtitleOf(own), name].filter(Boolean).join(' · ')
    return fillSheet(template, own, context, { subtitle, ...(name === null ? {} : { name }) })
  }
  const all = list(null, records)
  return {
    title: textIn(template.names, language),
    language,
    sheets:
      people.length === 0
        ? [all]
        : [
            overview(people, records, context, { subtitle: subtitleOf(records) }),
            list(say('overdue'), overdue),
            all,
            ...people.map(([person, own]) => list(person, own)),
          ],
  }
}

type Person = readonly [name: string, records: readonly SheetRecord[]]

/** Records by responsible person, in order of names. */
export function byPerson(records: readonly SheetRecord[]): Person[] {
  const people = new Map<string, SheetRecord[]>()
  for (const record of records) {
    const name = String(record['responsible'] ?? '')
    const own = people.get(name) ?? []
    people.set(name, own)
    own.push(record)
  }
  return [...people].sort(([one], [other]) => compareNaturally(one, other))
}

function overview(
  people: readonly Person[],
  records: readonly SheetRecord[],
  context: SheetContext,
  heading: SheetHeading,
): WorkSheet {
  const { language, role } = context
  const top = overviewTop(context, heading)
  return {
    name: WORDS.overview[language],
    widths: [
      34,
      ...overviewTitles(language)
        .slice(1)
        .map(() => 13),
    ],
    rows: [
      ...top,
      ...people.map(([name, own]) => countLine(name, own)),
      countLine(WORDS.all[language], records),
    ],
    nFrozenRows: top.length,
    nFrozenColumns: 0,
    hasFilter: false,
    isLandscape: true,
    banner: textIn(role.banner.title, language),
    choices: [],
  }
}

/** States that a case on the list can be in. */
const OPEN_STATES = LOOP_STATES.filter((state) => state !== 'closed')

function overviewTitles(language: Language): readonly string[] {
  return [
    WORDS.responsible[language],
    WORDS.open[language],
    WORDS.overdue[language],
    ...OPEN_STATES.map((state) => LOOP_STATE_NAMES[state][language]),
  ]
}

/** Title, where and when, for whom, and the header. */
function overviewTop({ language, role }: SheetContext, { subtitle }: SheetHeading): WorkRow[] {
  const titles = overviewTitles(language)
  const across = (value: string, style: CellStyle, height: number): WorkRow => ({
    cells: [{ value, style, span: titles.length }],
    height,
  })
  const { title, text } = role.banner
  return [
    across(WORDS.overview[language], 'title', 26),
    across(subtitle, 'note', 18),
    across(`${textIn(title, language)}  ${textIn(text, language)}`, 'banner', 36),
    { cells: titles.map((value): WorkCell => ({ value, style: 'header' })), height: 28 },
  ]
}

/** How many cases a person has, how many of them are overdue, and how many are in each state. */
function countLine(name: string, own: readonly SheetRecord[]): WorkRow {
  const count = (field: string, code: string): WorkCell => ({
    value: own.filter((record) => record[field] === code).length,
    style: 'whole',
  })
  return {
    cells: [
      { value: name, style: 'text' },
      { value: own.length, style: 'whole' },
      count('overdue', 'yes'),
      ...OPEN_STATES.map((state) => count('state', state)),
    ],
  }
}
