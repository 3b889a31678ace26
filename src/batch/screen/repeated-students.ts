import { PERSON_FIELDS } from '../../io/columns/person-fields.js'
import { openResponses, type ResponseFile } from '../../io/open-responses.js'
import { readBlocks } from '../../io/read-blocks.js'
import { breathe, type Watch } from '../breathe.js'

/**
 * Whether any student has two sheets, by a pass that reads nothing but the column of students. Most files have none
 * twice, and need not be searched for the last sheet of each.
 */
export async function isAnyStudentTwice(
  files: readonly ResponseFile[],
  watch: Watch,
): Promise<boolean> {
  const seen = new Set<string>()
  let nSheets = 0
  for (const file of files) {
    const opened = openForStudents(file)
    if (opened === null) return true
    for (const { students, length } of readBlocks(opened)) {
      for (let row = 0; row < length; row++) {
        const student = students?.[row] ?? ''
        if (student === '') continue
        seen.add(student)
        nSheets++
      }
      if (seen.size < nSheets) return true
      await breathe({ signal: watch.signal }, 0)
    }
  }
  return false
}

/** The file with every field but the student switched off; null where it does not open like that. */
function openForStudents({ path, options }: ResponseFile): ResponseFile | null {
  const others = Object.keys(PERSON_FIELDS).filter((field) => field !== 'student')
  const off = Object.fromEntries(others.map((field) => [field, null]))
  const map = { ...options.map, columns: { ...options.map?.columns, ...off } }
  const opened = openResponses(path, [], { ...options, levels: [], map })
  return opened.ok ? opened.value : null
}
