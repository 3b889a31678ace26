import type { Instrument } from '../instrument/instrument.js'
import { type Language, textIn } from '../issue/text.js'
import type { NormTable } from '../norm/norm-table.js'
import { type AnswerRecord, answersToRow } from '../score/answers-to-row.js'
import { compileInstrument } from '../score/compile-instrument.js'
import { type Person, personBlock } from '../score/person.js'
import type { CompiledInstrument } from '../score/plan.js'
import { createScoreBuffer } from '../score/score-buffer.js'
import { scoreTable } from '../score/score-table.js'
import type { CompiledProtocol } from './compile-protocol.js'
import { explainScores } from './explain-scores.js'
import { EXPLAIN_WORDS, type ExplainWords } from './explain-words.js'
import { type Screening, type Sheet, screen } from './screen.js'

/** How to explain: in which language, for whom, against which norms. */
export interface ExplainOptions {
  readonly person?: Person
  readonly norms?: readonly NormTable[]
  readonly language?: Language
}

/**
 * Says in words how the scores of one sheet came about: item → keyed value → sum → prorating → norm cell → band, then
 * rules, critical items and validity. The figures are those of the engine; the words add nothing to them.
 *
 * @returns lines to show one below the other
 */
export function explain(
  instrument: Instrument,
  answers: AnswerRecord,
  { person = {}, norms = [], language = 'en' }: ExplainOptions = {},
): string[] {
  const compiled = compileInstrument(instrument, norms, person.informant)
  return explainCompiled(compiled, answers, person, language)
}

/**
 * Says in words how the tier of one sheet came about: the scores of each instrument that was answered, response
 * quality, each tier rule that holds or may hold, the tier.
 */
export function explainScreening(
  compiled: CompiledProtocol,
  sheet: Sheet,
  language: Language = 'en',
): string[] {
  const words = wordsIn(language)
  const screening = screen(compiled, sheet)
  const answered = compiled.instruments.filter(
    ({ instrument }) => sheet.answers[instrument.id] !== undefined,
  )
  const quality = compiled.quality
    .filter(({ rule }) => screening.qualityReasons.includes(rule.id))
    .map(({ rule }) => textIn(rule.names, language))
  return [
    ...answered.flatMap((instrument) => [
      textIn(instrument.instrument.names, language),
      ...explainCompiled(
        instrument,
        sheet.answers[instrument.instrument.id] ?? {},
        sheet.person ?? {},
        language,
      ),
    ]),
    words.quality(screening.quality, quality.join(', ')),
    ...screening.reasons.map(({ rule, truth }) =>
      words.tierRule(
        tierLabel(compiled, rule.tier, language),
        textIn(rule.names, language),
        truth,
        citation(compiled, rule.source),
      ),
    ),
    tierLine(compiled, screening, language),
    words.note,
  ]
}

/** The sentences of a language; an unknown one is a mistake in the code that asks. */
function wordsIn(language: Language): ExplainWords {
  const words: ExplainWords | undefined = EXPLAIN_WORDS[language]
  if (words === undefined) throw new RangeError(`explain knows no language ${language}`)
  return words
}

function explainCompiled(
  compiled: CompiledInstrument,
  answers: AnswerRecord,
  person: Person,
  language: Language,
): string[] {
  wordsIn(language)
  const { instrument } = compiled
  const buffer = createScoreBuffer(compiled, 1)
  const row = instrument.items.map(() => new Uint8Array(1))
  const responses = answersToRow(instrument, answers, row, [])
  scoreTable(compiled, responses, personBlock(person, []), buffer)
  return explainScores(compiled, buffer, 0, language)
}

function tierLabel({ protocol }: CompiledProtocol, id: string, language: Language): string {
  if (id === 'undetermined') return EXPLAIN_WORDS[language].tierUndetermined
  const found = protocol.tiers.find((tier) => tier.id === id)
  if (found !== undefined) return textIn(found.names, language)
  return id === protocol.baseline.id ? textIn(protocol.baseline.names, language) : id
}

function tierLine(compiled: CompiledProtocol, screening: Screening, language: Language): string {
  const words = wordsIn(language)
  const tier = tierLabel(compiled, screening.tier, language)
  if (screening.tier === 'invalid') return words.tierInvalid
  if (screening.isDetermined || screening.tier === screening.tierPossible) return words.tier(tier)
  return words.tierOpen(tier, tierLabel(compiled, screening.tierPossible, language))
}

function citation({ protocol }: CompiledProtocol, source: string | undefined): string {
  return source === undefined ? '' : (protocol.references[source]?.text ?? source)
}
