import type { ReadLimits } from '../limits.js'
import { jsonParser } from './json-parser.js'
import type { JsonShape } from './json-shape.js'
import { type RecordTaker, readLines } from './read-lines.js'
import { readValues } from './read-values.js'
import { recordCollector } from './record-collector.js'

/** Hands the records of a JSON file to a taker, in order; yields after each piece of the file. */
export function readRecords(
  pieces: Iterable<Buffer>,
  shape: JsonShape,
  limits: ReadLimits,
  taker: RecordTaker,
): Generator<void> {
  if (shape === 'lines') return readLines(pieces, limits, taker)
  const collector = recordCollector(shape, taker.take)
  return readValues(pieces, jsonParser(collector, limits), {
    isPlace: collector.isPlace,
    take(bytes, at) {
      const end = taker.scan(bytes, at)
      if (end >= 0) taker.takeScanned(bytes)
      return end
    },
  })
}
