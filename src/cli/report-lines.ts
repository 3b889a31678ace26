import { join } from 'node:path'
import type { ReportRun } from '../batch/report/write-report.js'
import { fillIn } from '../issue/fill-in.js'
import { type Language, type Text, textIn } from '../issue/text.js'
import type { ReportRole } from '../report/roles/report-role.js'
import { phrase } from './phrases.js'
import { grouped } from './print-accounting.js'
import { secondsSince } from './progress.js'

const MADE: Text = {
  en: '{0} pages for the role {1} in {2}; begin with {3}',
  zh: '已为“{1}”写出 {0} 份报告，用时 {2}；目录见 {3}',
}

/** What a run of `report` made, for people. */
export function reportLines(
  { files, index }: ReportRun,
  role: ReportRole,
  out: string,
  start: number,
  language: Language,
): string {
  const parts = [
    grouped(files),
    textIn(role.names, language),
    secondsSince(start),
    join(out, index),
  ]
  return `${fillIn(textIn(MADE, language), parts)}\n${phrase(language, 'notADiagnosis')}\n`
}
