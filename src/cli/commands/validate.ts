import { type FileKind, type Validation, validateFile } from '../../batch/validate-file.js'
import type { Issue } from '../../issue/issue.js'
import { type Language, type Text, textIn } from '../../issue/text.js'
import { type Command, EXIT } from '../command.js'
import { phrase } from '../phrases.js'
import { issueLine } from '../print-issues.js'
import { print } from '../say.js'

const KINDS: Readonly<Record<FileKind | 'unknown', Text>> = {
  instrument: { en: 'instrument', zh: '量表' },
  'norm-table': { en: 'norm table', zh: '常模表' },
  protocol: { en: 'protocol', zh: '筛查方案' },
  'quality-reference': { en: 'quality reference', zh: '作答质量参照' },
  'column-map': { en: 'column map', zh: '列映射' },
  'tag-vocabulary': { en: 'vocabulary of tags', zh: '标签词表' },
  'report-roles': { en: 'roles of reports', zh: '报告角色' },
  'report-wording': { en: 'wording of reports', zh: '报告用语' },
  'sheet-template': { en: 'template of lists', zh: '名单模板' },
  'letter-template': { en: 'template of letters', zh: '信函模板' },
  unknown: { en: 'no file of mindgauge', zh: '不是 mindgauge 的文件' },
}

/** `mindgauge validate`: every fault of instrument, norm table, protocol, column map and tag files. */
export const validate: Command = async ({ operands, language, json }, context) => {
  const validations = operands.map(validateFile)
  if (json) context.out(`${JSON.stringify({ files: validations }, null, 2)}\n`)
  else for (const one of validations) print(linesOf(one, language), context)
  if (validations.every(({ kind }) => kind === null)) return EXIT.nothing
  const isFaulty = validations.some(({ issues }) => issues.some(isFault))
  return isFaulty ? EXIT.issues : EXIT.done
}

const isFault = ({ severity }: Issue): boolean => severity === 'error'

function linesOf({ path, kind, worked, issues }: Validation, language: Language): string[] {
  const faults = issues.filter(isFault).length
  const what = kind === null ? phrase(language, 'unreadable') : textIn(KINDS[kind], language)
  const count = faults === 0 ? 'noFault' : faults === 1 ? 'oneFault' : 'faults'
  const verdict = phrase(language, count, String(faults))
  const answers = worked === null ? '' : phrase(language, 'worked', String(worked))
  return [
    `${path}: ${what}${answers}: ${verdict}`,
    ...issues.map((one) => `  ${issueLine(one, language)}`),
  ]
}
