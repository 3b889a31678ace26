import { type Issue, issue } from '../../issue/issue.js'
import { parseLetterTemplate } from '../../report/office/letter-template.js'
import { parseSheetTemplate, unknownFields } from '../../report/office/parse-sheet-template.js'
import { parseRoles } from '../../report/roles/parse-roles.js'
import { at } from '../../schema/json-pointer.js'
import { validateAgainst } from '../../schema/validate-against.js'

/** Every fault of a file of roles. */
export function checkRoles(document: unknown): readonly Issue[] {
  return parseRoles(document).issues
}

/** Every fault of a file of wording by itself; the construct of a scale may stand in another file. */
export function checkWording(document: unknown): readonly Issue[] {
  const faults = validateAgainst('report-wording', document)
  if (faults.length > 0) return faults
  const { constructs, scales = {} } = document as {
    readonly constructs?: object
    readonly scales?: Readonly<Record<string, string>>
  }
  if (constructs === undefined) return []
  const known = Object.keys(constructs)
  return Object.entries(scales)
    .filter(([, construct]) => !known.includes(construct))
    .map(([scale, received]) => {
      const expected = 'a construct of the files'
      return issue({ code: 'unknown-reference', path: at('/scales', scale), expected, received })
    })
}

/** Every fault of a template of lists. */
export function checkSheetTemplate(document: unknown): readonly Issue[] {
  const parsed = parseSheetTemplate(document)
  return parsed.ok ? unknownFields(parsed.value) : parsed.issues
}

/** Every fault of a template of letters. */
export function checkLetterTemplate(document: unknown): readonly Issue[] {
  return parseLetterTemplate(document).issues
}
