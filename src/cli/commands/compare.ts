import { compareWaves } from '../../batch/compare/compare-waves.js'
import type { Comparison, UsedReliability } from '../../batch/compare/comparison.js'
import { changesCsv, compareJson, transitionsCsv } from '../../batch/compare/comparison-files.js'
import { prepareCompare } from '../../batch/compare/prepare-compare.js'
import type { PreparedFolder } from '../../batch/compare/read-result-set.js'
import { schoolsOfWaves } from '../../batch/compare/schools-of-waves.js'
import { PLACES } from '../../batch/table/students-file.js'
import { RETEST_RULES, type RetestRule } from '../../cohort/waves/merge-retest.js'
import {
  RELIABLE_CHANGE_METHODS,
  type ReliableChangeMethod,
} from '../../cohort/waves/reliable-change.js'
import { openOutput } from '../../io/open-output.js'
import type { Issue } from '../../issue/issue.js'
import { type Command, type Context, EXIT, type Request } from '../command.js'
import { comparisonLines } from '../comparison-lines.js'
import { listed } from '../load-map.js'
import { issueLines } from '../print-issues.js'
import { readReliabilities } from '../read-reliabilities.js'
import { misuse, print, refuse } from '../say.js'
import { version } from '../version.js'
import { withFolders } from '../with-prepared.js'

/** `mindgauge compare`: what changed between waves, for publication, and each student's row in a restricted file. */
export const compare: Command = async (request, context) => {
  const wish = wishOf(request)
  if (typeof wish === 'string') return misuse(wish, context)
  return withFolders(request.operands, request, context, (folders) =>
    compareFolders(folders, wish, request, context),
  )
}

async function compareFolders(
  folders: readonly (string | PreparedFolder)[],
  wish: Wish,
  request: Request,
  context: Context,
): Promise<number> {
  const { values, language, json } = request
  const ready = prepareCompare(folders, values['protocol'] ?? null, wish.reliabilities)
  if (!ready.ok) return refuse(ready.issues, request, context)
  const { compiled, waves, scales, paths } = ready.value
  const { protocol } = compiled
  const tiers = protocol.tiers.map(({ id }) => id)
  const at = values['tier'] === undefined ? tiers.length - 1 : tiers.indexOf(values['tier'])
  if (at < 0) return misuse(`--tier: ${tiers.join(', ')}`, context)
  const opened = openOutput(values['out'] ?? '', paths)
  if (!opened.ok) return refuse(opened.issues, request, context)
  const output = opened.value
  try {
    const schools = schoolsOfWaves(waves, wish.levels)
    const issues: Issue[] = [...ready.issues, ...schools.issues]
    const restricted = output.file('restricted-students.csv')
    const comparison: Comparison = await compareWaves({
      waves,
      protocol,
      scales,
      at,
      levels: wish.levels,
      rule: wish.rule,
      method: wish.method,
      twins: schools.twins,
      writeRestricted: restricted.write,
      report: (found) => issues.push(found),
      watch: { signal: context.signal },
    })
    output.file('transitions.csv').write(transitionsCsv(comparison))
    output.file('changes.csv').write(changesCsv(comparison))
    output.file('compare.json').write(compareJson(version(), comparison))
    const written = output.commit()
    if (!written.ok) return refuse(written.issues, request, context)
    for (const line of issueLines(issues, language)) context.err(`${line}\n`)
    if (json) context.out(compareJson(version(), comparison))
    else print(comparisonLines(comparison, values['out'] ?? '', language), context)
    return issues.length > 0 ? EXIT.issues : EXIT.done
  } finally {
    output.abort()
  }
}

interface Wish {
  readonly levels: readonly string[]
  readonly rule: RetestRule
  readonly method: ReliableChangeMethod
  readonly reliabilities: ReadonlyMap<string, UsedReliability>
}

/** The options in their own types, or what is wrong with one. */
function wishOf({ values }: Request): Wish | string {
  const parts = listed(values['by'] ?? 'grade,school').map((level) => level.split('/'))
  const isPlace = (name: string): boolean => PLACES.some((place) => place === name)
  if (!parts.flat().every(isPlace)) return `--by: ${PLACES.join(', ')}`
  // The wider levels first, and places of a level in one order: school/grade is grade/school.
  const levels = [
    ...new Set(parts.map((names) => PLACES.filter((place) => names.includes(place)).join('/'))),
  ].sort((one, other) => one.split('/').length - other.split('/').length)
  const rule = RETEST_RULES.find((one) => one === (values['retest'] ?? RETEST_RULES[0]))
  const method = RELIABLE_CHANGE_METHODS.find(
    (one) => one === (values['rci'] ?? RELIABLE_CHANGE_METHODS[0]),
  )
  if (rule === undefined) return `--retest: ${RETEST_RULES.join(', ')}`
  if (method === undefined) return `--rci: ${RELIABLE_CHANGE_METHODS.join(', ')}`
  const reliabilities = readReliabilities(values['reliability'])
  if (reliabilities === null) return '--reliability: SCALE=0..1[:KIND],...'
  return { levels, rule, method, reliabilities }
}
