/** One made-up answer sheet of the pilot protocol; what is not given is unremarkable. */
export interface TestSheet {
  readonly student?: string
  readonly school?: string
  readonly grade?: string
  readonly class?: string
  readonly sex?: string
  readonly birth_date?: string
  readonly date?: string
  /** Codes in the order of the items, '' for a blank. */
  readonly phqa?: readonly (number | string)[]
  readonly gad7?: readonly (number | string)[]
}

const PERSON = ['student', 'school', 'grade', 'class', 'sex', 'birth_date', 'date'] as const
export const PHQA: readonly string[] = Array.from({ length: 9 }, (_, at) => `phqa_${at + 1}`)
export const GAD7: readonly string[] = Array.from({ length: 7 }, (_, at) => `gad7_${at + 1}`)

export const HEADER: readonly string[] = [...PERSON, ...PHQA, ...GAD7]

/** The same code for every item. */
export const all = (code: number | string, items: readonly string[]): (number | string)[] =>
  items.map(() => code)

/** The cells of a sheet, in the order of {@link HEADER}. */
export function cells(sheet: TestSheet): string[] {
  const whole = {
    student: '1001',
    school: 'North',
    grade: '8',
    class: '1',
    sex: 'female',
    birth_date: '2012-03-05',
    date: '2026-09-15',
    phqa: all(0, PHQA),
    gad7: all(0, GAD7),
    ...sheet,
  }
  return [...PERSON.map((name) => whole[name]), ...whole.phqa, ...whole.gad7].map(String)
}

/** A file of sheets with the usual header. */
export function csv(...sheets: readonly TestSheet[]): string {
  return [HEADER, ...sheets.map(cells)].map((row) => `${row.join(',')}\n`).join('')
}
