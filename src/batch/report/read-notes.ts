/** What the notes of a sheet say, taken apart. */
export interface SheetNotes {
  /** Status of a scale, by `<instrument>.<scale>`, where it is not plainly scored. */
  readonly statuses: ReadonlyMap<string, string>
  /** Ids of rules of response quality that speak. */
  readonly qualityRules: readonly string[]
  /** Critical items without an answer, `<instrument>.<item>`. */
  readonly unanswered: readonly string[]
  /** Items to watch that hold, as above. */
  readonly watched: readonly string[]
}

const NONE: SheetNotes = { statuses: new Map(), qualityRules: [], unanswered: [], watched: [] }

/** Takes apart the notes of `students.csv`, such as `quality half-missing; phq-a.total prorated (1 missing)`. */
export function readNotes(text: string): SheetNotes {
  if (text === '') return NONE
  const statuses = new Map<string, string>()
  const qualityRules: string[] = []
  const unanswered: string[] = []
  const watched: string[] = []
  for (const note of text.split('; ')) {
    const [subject = '', what = ''] = note.split(' ')
    if (subject === 'quality') qualityRules.push(what)
    else if (what === 'unanswered') unanswered.push(subject)
    else if (what === 'watch') watched.push(subject)
    else statuses.set(subject, what)
  }
  return { statuses, qualityRules, unanswered, watched }
}
