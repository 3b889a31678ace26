import { extname } from 'node:path'
import type { GuardedFile } from '../batch/door/guard-door.js'
import { csvSink } from '../batch/result/csv-sink.js'
import type { ColumnDetail } from '../batch/result/score-columns.js'
import { tableSink } from '../batch/result/table-sink.js'
import type { MakeSink } from '../batch/score/score-lane.js'
import type { WrittenFormat } from '../io/formats-out/table-writer.js'
import { WRITTEN_FORMATS } from '../io/formats-out/written-formats.js'
import type { CompiledInstrument } from '../score/plan.js'
import type { Request } from './command.js'

/** The format that `--format` names, otherwise that of the ending of `--out`; undefined for CSV. */
export function writtenFormat({ values }: Request): WrittenFormat | undefined {
  const ending = extname(values['out'] ?? '').toLowerCase()
  const named = values['format']
  return WRITTEN_FORMATS.find(({ id, endings }) =>
    named === undefined ? endings.includes(ending) : id === named,
  )
}

export const detailOf = ({ values }: Request): ColumnDetail =>
  values['columns'] === 'full' ? 'full' : 'usual'

/** Where the rows of `score` go, as a lane asks for it. */
export function sinkFor(
  request: Request,
  compiled: readonly CompiledInstrument[],
  { carried }: GuardedFile,
): MakeSink {
  const { values, language } = request
  const detail = detailOf(request)
  const format = writtenFormat(request)
  if (format !== undefined)
    return (write) => tableSink(compiled, { format, detail, language, carried }, write)
  const mark = values['bom'] === undefined ? 'none' : 'bom'
  return (write, kernel) => csvSink(compiled, detail, write, { mark, kernel })
}
