import { studentKey } from '../../../io/student-key.js'
import { schoolName } from '../../../report/model/report-level.js'
import type { CaseRecord } from '../../../report/office/case-fields.js'
import { fillLetter } from '../../../report/office/fill-letter.js'
import type { LetterTemplate } from '../../../report/office/letter-template.js'
import { redactCase } from '../../../report/office/redact-case.js'
import { breathe, type Watch } from '../../breathe.js'
import { inUnit } from '../in-unit.js'
import type { ReportFiles } from '../report-files.js'
import type { ReportFormat } from '../report-formats.js'
import { placeOf } from './case-rows.js'
import type { OfficeJob } from './office-job.js'

/**
 * Writes a letter or form for each student that it is for, in a folder for each school; how many. A file is called after
 * class and name, and after its number where the name is not known: a student number stands in no file name.
 *
 * @param students - keys of those to write for; whom the template says where null
 */
export async function writeLetters(
  job: OfficeJob,
  template: LetterTemplate,
  students: ReadonlySet<string> | null,
  format: ReportFormat,
  files: ReportFiles,
  watch: Watch,
): Promise<number> {
  const { language, scale, role, from } = job
  const render = await format.load()
  const records = job.cases.focus.filter((record) => isFor(record, template, students, job))
  for (const [index, record] of records.entries()) {
    const seen = redactCase(record, role)
    const told = template.audience === 'family' ? withoutPost(seen, job) : seen
    const letter = fillLetter(template, told, { language, scale, role, from })
    const { grade, class: ofClass, ...school } = placeOf(seen, job.source)
    const name = seen.name === undefined ? String(index + 1).padStart(4, '0') : String(seen.name)
    files.put(
      [schoolName(school)],
      `${template.id} ${grade}-${ofClass} ${name}`,
      format.ending,
      await render(letter),
    )
    await breathe(watch, files.count())
  }
  return records.length
}

/** A post that the protocol names for a tier would tell the tier; a person's name does not. */
function withoutPost(record: CaseRecord, { source }: OfficeJob): CaseRecord {
  const posts = source.campaign.protocol.tiers.flatMap(({ who }) => Object.values(who))
  if (!posts.includes(String(record.responsible ?? ''))) return record
  const { responsible: _, ...rest } = record
  return rest
}

function isFor(
  record: CaseRecord,
  template: LetterTemplate,
  students: ReadonlySet<string> | null,
  { unit, source }: OfficeJob,
): boolean {
  if (!inUnit(placeOf(record, source), unit)) return false
  if (students !== null) return students.has(studentKey(String(record.student ?? '')))
  // Nobody knows yet whose sheet it is, so there is no family to write to.
  if (record.state === 'closed' || record.student === undefined) return false
  return template.for === 'focus' || record.referral_advised === 'yes'
}
