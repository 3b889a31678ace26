import { join } from 'node:path'
import { diffStudents, type StudentDiff } from '../../batch/diff/diff-students.js'
import { loadCampaign, loadChangedCampaign } from '../../batch/load-campaign.js'
import { substitutesOf } from '../../batch/substitutes-of.js'
import { openTable } from '../../batch/table/open-table.js'
import { openOutput } from '../../io/open-output.js'
import { type Language, textIn } from '../../issue/text.js'
import { tierScale } from '../../report/office/tier-scale.js'
import { type Command, type Context, EXIT, type Request } from '../command.js'
import { inputsOf } from '../inputs-of.js'
import { listed } from '../load-map.js'
import { phrase } from '../phrases.js'
import { misuse, print, refuse } from '../say.js'
import { screenWith } from './screen.js'

/** `mindgauge diff`: the same answers under another protocol, instrument version or norm table. */
export const diff: Command = async (request, context) => {
  const { values, language } = request
  const folder = values['out'] ?? ''
  const { out: _, against, instrument, norms, ...shared } = values
  const [instruments, tables] = [listed(instrument), listed(norms)]
  if (against === undefined && instruments.length + tables.length === 0)
    return misuse(phrase(language, 'argumentMissing', '--against, --instrument, --norms'), context)
  const other = substitutesOf(instruments, tables)
  if (!other.ok) return refuse(other.issues, request, context)
  const protocol = values['protocol'] ?? ''
  // Both are loaded before either is screened, so that nothing is written where one cannot be.
  const runs = [
    { folder: join(folder, 'before'), loaded: loadCampaign(protocol) },
    {
      folder: join(folder, 'after'),
      loaded: loadChangedCampaign(against ?? protocol, other.value),
    },
  ]
  for (const { loaded } of runs) if (!loaded.ok) return refuse(loaded.issues, request, context)
  for (const run of runs) {
    const own = { ...request, values: { ...shared, out: run.folder }, json: false }
    const code = await screenWith(() => run.loaded, own, quiet(context))
    if (code > EXIT.issues) return code
  }
  const [before, after] = runs.map((run) => openTable(join(run.folder, 'students.csv')))
  if (before?.ok !== true || after?.ok !== true)
    return refuse([...(before?.issues ?? []), ...(after?.issues ?? [])], request, context)
  const opened = openOutput(folder, inputsOf(request))
  if (!opened.ok) return refuse(opened.issues, request, context)
  try {
    const found = diffStudents(before.value, after.value, opened.value.file('moved.csv').write)
    if (!found.ok) return refuse(found.issues, request, context)
    const written = opened.value.commit()
    if (!written.ok) return refuse(written.issues, request, context)
    const named = tierNames(
      runs.map(({ loaded }) => loaded),
      language,
    )
    report(found.value, named, join(folder, 'moved.csv'), request, context)
    return EXIT.done
  } finally {
    opened.value.abort()
  }
}

/** The two screenings say what stands in their way, and nothing else. */
function quiet(context: Context): Context {
  return { ...context, out: () => {}, isTerminal: false }
}

/** A tier before or after as a reader names it: each by the protocol that gave it. */
type TierName = (at: 0 | 1, id: string) => string

function tierNames(
  loaded: readonly ReturnType<typeof loadCampaign>[],
  language: Language,
): TierName {
  const scales = loaded.map((one) => (one.ok ? tierScale(one.value.compiled.protocol) : null))
  return (at, id) => textIn(scales[at]?.names(id) ?? { en: id }, language)
}

function report(
  found: StudentDiff,
  named: TierName,
  path: string,
  { language, json }: Request,
  context: Context,
): void {
  const { rows, moved } = found
  const moves = [...found.moves].sort(([, one], [, other]) => other - one)
  const columns = [...found.columns].sort(([, one], [, other]) => other - one)
  if (json) {
    const all = {
      rows,
      moved,
      moves: Object.fromEntries(moves),
      columns: Object.fromEntries(columns),
    }
    context.out(`${JSON.stringify(all, null, 2)}\n`)
    return
  }
  const isChinese = language === 'zh'
  print(
    [
      isChinese
        ? `${rows} 份答卷，${moved} 份级别变化`
        : `${rows} sheets, ${moved} with another tier`,
      ...moves.map(([move, count]) => {
        const [from = '', to = ''] = move.split(' > ')
        return `  ${count}  ${named(0, from)} → ${named(1, to)}`
      }),
      ...(columns.length === 0 ? [] : [isChinese ? '发生变化的列：' : 'columns that differ:']),
      ...columns.slice(0, 20).map(([name, count]) => `  ${count}  ${name}`),
      isChinese ? `限制查阅：${path}` : `restricted: ${path}`,
    ],
    context,
  )
}
