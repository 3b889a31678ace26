import { sideBySide } from '../../batch/beside/side-by-side.js'
import { openResultSet, type PreparedFolder } from '../../batch/compare/read-result-set.js'
import { type Command, type Context, EXIT, type Request } from '../command.js'
import { openTarget } from '../output-target.js'
import { print, refuse } from '../say.js'
import { withFolders } from '../with-prepared.js'

/** `mindgauge side-by-side`: ratings of the same students by several informants. */
export const sideBySideCommand: Command = (request, context) =>
  withFolders(request.operands, request, context, (folders) => combine(folders, request, context))

async function combine(
  folders: readonly (string | PreparedFolder)[],
  request: Request,
  context: Context,
): Promise<number> {
  const { values, language, json } = request
  const sets = folders.map((folder) => openResultSet(folder))
  const found = sets.flatMap((set) => (set.ok ? [set.value] : []))
  if (found.length < sets.length)
    return refuse(
      sets.flatMap(({ issues }) => issues),
      request,
      context,
    )
  const path = values['out'] ?? ''
  const target = openTarget(
    path,
    found.flatMap(({ paths }) => paths),
    context,
  )
  if ('issues' in target) return refuse(target.issues, request, context)
  try {
    const done = sideBySide(found, target.write)
    if (!done.ok) return refuse(done.issues, request, context)
    const faults = target.commit()
    if (faults.length > 0) return refuse(faults, request, context)
    if (path === '-') return EXIT.done
    const { students, byInformant } = done.value
    if (json) context.out(`${JSON.stringify(done.value, null, 2)}\n`)
    else
      print(
        [
          language === 'zh' ? `学生 ${students}` : `students ${students}`,
          ...byInformant.map((one) => `  ${one.informant.padEnd(8)} ${one.students}`),
          path,
        ],
        context,
      )
    return EXIT.done
  } finally {
    target.abort()
  }
}
