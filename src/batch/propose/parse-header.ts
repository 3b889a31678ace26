/** What a header says of the place of its column among others. */
export interface HeaderParts {
  /** Columns of one block have the same; null where the header is only words. */
  readonly group: string | null
  /** Position that the header states, in the survey or in its block. */
  readonly number: number | null
  /** Place in brackets in front of that number, as in `(4)9、words`; null where there are not both. */
  readonly row: number | null
  /** The words, without numbers in front. */
  readonly words: string
  /** What it says where it is a row of a matrix, as `4.stem:words` of 腾讯问卷; a question may have a colon in it too. */
  readonly asRow?: HeaderParts
}

/** Columns of a survey that numbers its questions: `7、words`. */
export const QUESTIONS = 'questions'

const BRACKETS = /^([A-Za-z]\w*)\[(?:SQ|sq)?0*(\d+)\]\.?\s*(.*)$/s
const BRACKETED_WORDS = /^(.*\S)\s*\[(.*)\]$/s
const NUMBERED = /^(\d{1,3})\s*[、.．]\s*(.*)$/s
const IN_ROW = /^\((\d{1,3})\)\s*(?:(\d{1,3})\s*[、.]\s*)?(.*)$/s
const COLON = /^(.*?\S)\s*:\s*(\S.*)$/s
const DASH = /\s*(?:—+|–|--)\s*/

/**
 * Reads a header among the others. A colon parts the question of a matrix from its row where a column beside it has the
 * same question.
 */
export function parseHeaderAt(
  columns: readonly { readonly header: string }[],
  at: number,
): HeaderParts {
  const own = parseHeader(columns[at]?.header ?? '')
  if (own.asRow === undefined) return own
  const isBeside = [at - 1, at + 1].some(
    (beside) => parseHeader(columns[beside]?.header ?? '').asRow?.group === own.asRow?.group,
  )
  return isBeside ? own.asRow : own
}

/**
 * Reads a header: `7、words` and `16、stem—1.words` and `(1)5、words` of 问卷星, `G01Q02[SQ001]` of LimeSurvey,
 * `stem [words]`, `4.stem:words` of 腾讯问卷, names with a number behind (`phq_1`, `Q3_2`, `phq.row1`), or plain words.
 */
export function parseHeader(header: string): HeaderParts {
  const plain = header.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
  const brackets = BRACKETS.exec(plain)
  if (brackets !== null)
    return part((brackets[1] as string).toLowerCase(), brackets[2], brackets[3] as string)
  const inRow = IN_ROW.exec(plain)
  if (inRow !== null) {
    const row = inRow[2] === undefined ? null : Number(inRow[1])
    return { ...part('()', inRow[2] ?? inRow[1], inRow[3] as string), row }
  }
  const numbered = NUMBERED.exec(plain)
  if (numbered !== null) return question(numbered[1] as string, numbered[2] as string)
  const words = BRACKETED_WORDS.exec(plain)
  if (words !== null) return part(`[${words[1]}]`, undefined, words[2] as string)
  const named = /^[\w.\- ]+$/.test(plain) ? nameAndNumber(plain) : null
  return named ?? part(null, undefined, plain)
}

/** A numbered question: by itself, or one row of a matrix, behind the dash. */
function question(number: string, words: string): HeaderParts {
  const [stem = '', ...rest] = words.split(DASH)
  if (rest.length > 0) return matrixRow(number, stem, rest.join('—'))
  const own = part(QUESTIONS, number, words)
  const colon = COLON.exec(words)
  if (colon === null) return own
  return { ...own, asRow: matrixRow(number, colon[1] as string, colon[2] as string) }
}

function matrixRow(number: string, stem: string, row: string): HeaderParts {
  const inner = /^\(?(\d{1,3})\)?\s*[、.)]?\s*(.*)$/s.exec(row)
  return part(`${number}、${stem}`, inner?.[1], inner?.[2] ?? row)
}

function nameAndNumber(name: string): HeaderParts | null {
  const digits = /0*(\d{1,3})$/.exec(name)
  if (digits === null) return null
  const prefix = name.slice(0, digits.index).replace(/[_.\- ]+$/, '')
  if (!/^[A-Za-z]/.test(prefix)) return null
  return part(prefix.toLowerCase(), digits[1], '')
}

function part(group: string | null, number: string | undefined, words: string): HeaderParts {
  return {
    group,
    number: number === undefined ? null : Number(number),
    row: null,
    words: words.trim(),
  }
}
