import { tint } from '../../../table/tint.js'
import { isolated, printable } from '../plain-text.js'
import type { Run } from '../run.js'
import { ShadingType, TextRun } from './word.js'

/** How the runs of a line look, beside what each run is. */
export interface RunLook {
  readonly isBold?: boolean
  readonly isSmall?: boolean
  readonly colour?: string
}

/** A line as runs of Word. Links are plain text: the files they lead to are pages. */
export function wordRuns(runs: readonly Run[], look: RunLook = {}): TextRun[] {
  return runs.map((run) => {
    const isPlain = typeof run === 'string'
    const isStrong = look.isBold === true || (!isPlain && run.kind === 'strong')
    return new TextRun({
      text: isPlain
        ? printable(run)
        : run.kind === 'name'
          ? isolated(run.text)
          : printable(run.text),
      ...(isStrong ? { bold: true } : {}),
      ...(look.isSmall === true ? { size: 18 } : {}),
      ...(look.colour === undefined ? {} : { color: look.colour }),
      ...(!isPlain && run.kind === 'mark'
        ? { shading: { type: ShadingType.CLEAR, fill: tint(run.colour), color: 'auto' } }
        : {}),
    })
  })
}
