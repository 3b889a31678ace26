import { type Issue, issue, type Result } from '../../issue/issue.js'
import { at } from '../../schema/json-pointer.js'
import { validateAgainst } from '../../schema/validate-against.js'
import type { ReportWording, WordingDocument } from './report-wording.js'

/**
 * Reads the files of wording: each against its schema; each scale's construct is there; and one of them has the words
 * of pages. Of what several say the last counts.
 *
 * @param documents - the parsed JSON of the files
 * @returns the wording, or every fault with its JSON pointer
 */
export function parseWording(documents: readonly unknown[]): Result<ReportWording> {
  const faults = documents.flatMap((document) => validateAgainst('report-wording', document))
  if (faults.length > 0) return { ok: false, issues: faults }
  const files = documents as readonly WordingDocument[]
  const constructs = Object.assign({}, ...files.map((file) => file.constructs)) as NonNullable<
    WordingDocument['constructs']
  >
  const scales = Object.assign({}, ...files.map((file) => file.scales)) as Readonly<
    Record<string, string>
  >
  const audiences = files.reduce<WordingDocument['audiences']>(
    (found, file) => file.audiences ?? found,
    undefined,
  )
  const issues = [...unknownConstructs(scales, constructs)]
  if (audiences === undefined)
    issues.push(
      issue({
        code: 'schema',
        path: '/audiences',
        expected: 'the words of pages in one of the files',
        received: 'none',
      }),
    )
  if (audiences === undefined || issues.length > 0) return { ok: false, issues }
  const construct = (instrument: string, scale: string): string | null =>
    scales[`${instrument}.${scale}`] ?? null
  const value: ReportWording = {
    audiences,
    construct,
    meaning: (instrument, scale, audience) =>
      constructs[construct(instrument, scale) ?? '']?.[audience] ?? null,
  }
  return { ok: true, value, issues }
}

function* unknownConstructs(
  scales: Readonly<Record<string, string>>,
  constructs: Readonly<Record<string, unknown>>,
): Generator<Issue> {
  for (const [scale, construct] of Object.entries(scales))
    if (!Object.hasOwn(constructs, construct)) {
      const expected = 'a construct of the files'
      const path = at('/scales', scale)
      yield issue({ code: 'unknown-reference', path, expected, received: construct })
    }
}
