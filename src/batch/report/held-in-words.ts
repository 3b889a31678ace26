import type { Instrument } from '../../instrument/instrument.js'
import { type Language, textIn } from '../../issue/text.js'
import type { ReportCampaign } from '../../report/model/report-campaign.js'
import type { HeldItem } from '../../report/pages/student/student-model.js'
import { answerColumns } from '../screen/crisis-answers.js'

type Cell = (column: 'critical_items' | 'names' | 'answers') => string

/**
 * Reads the critical items of a row of `crisis.csv`, with names and answers in the language of the reader, whatever that
 * of the results. What the instruments do not know stays as it is written there.
 */
export function heldInWords(
  { instruments, prefixes }: Pick<ReportCampaign, 'instruments' | 'prefixes'>,
  language: Language,
): (cell: Cell) => HeldItem[] {
  const known = new Map(
    instruments.flatMap((instrument, index) =>
      instrument.criticalItems.map((item) => [
        `${prefixes[index]}.${item.id}`,
        { name: textIn(item.names, language), answers: answersOf(instrument, item, language) },
      ]),
    ),
  )
  return (cell) => {
    const given = answersById(cell('answers'))
    const ids = parts(cell('critical_items'))
    return parts(cell('names')).map((written, index) => {
      const id = ids[index] ?? ''
      const item = known.get(id)
      const name = item?.name ?? written
      const answers = given.get(id)?.map((answer) => item?.answers.get(answer) ?? answer)
      return answers === undefined ? { name } : { name, answer: answers.join(BETWEEN) }
    })
  }
}

/** Languages that results may be written in. */
const WRITTEN_IN: readonly Language[] = ['en', 'zh']

/** Between the answers at several items of one critical item. */
const BETWEEN = ' / '

const parts = (text: string): string[] => (text === '' ? [] : text.split('; '))

/** What an answer is in a language, by what it may be in the results. */
function answersOf(
  instrument: Instrument,
  { when }: Instrument['criticalItems'][number],
  language: Language,
): ReadonlyMap<string, string> {
  const own = answerColumns(when, instrument, language)
  return new Map(
    WRITTEN_IN.flatMap((other) =>
      answerColumns(when, instrument, other).flatMap(({ item, textOf }, column) =>
        (instrument.items[item]?.options ?? []).map((_, option): [string, string] => [
          textOf(option),
          own[column]?.textOf(option) ?? '',
        ]),
      ),
    ),
  )
}

/** Answers by critical item, from `dsrsc.item-10=2 often; …`. */
function answersById(text: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    parts(text).flatMap((entry): [string, string[]][] => {
      const at = entry.indexOf('=')
      return at < 0 ? [] : [[entry.slice(0, at), entry.slice(at + 1).split(BETWEEN)]]
    }),
  )
}
