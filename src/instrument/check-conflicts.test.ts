import { expect, it } from 'vitest'
import { editsOf } from '../../tests/support/edit-json.js'
import { INSTRUMENT_DOCUMENT } from '../../tests/support/instrument-document.js'
import { parseInstrument } from './parse-instrument.js'

const CONFLICT = { '/scoring/provenance/bands': 'conflict: 13 or 15' }
const ALONE = { '/scoring/variants': undefined, '/scoring/doubts': undefined }

function faults(edits: Readonly<Record<string, unknown>>): string[] {
  return parseInstrument(editsOf(INSTRUMENT_DOCUMENT, edits)).issues.map(
    ({ code, path }) => `${code} ${path}`,
  )
}

it('a conflict that nobody decided is a fault at its place', () => {
  expect(faults({ ...CONFLICT, ...ALONE })).toEqual(['key-conflict /scoring/provenance/bands'])
  expect(faults({ ...CONFLICT, ...ALONE, '/scoring/doubts': ['No licence.'] })).toHaveLength(1)
})

it('a conflict is decided by variants, or by a doubt that says what is used', () => {
  expect(faults(CONFLICT)).toEqual([])
  const doubts = ['The sources conflict on 13 and 15; 15 is used here.']
  expect(faults({ ...CONFLICT, ...ALONE, '/scoring/doubts': doubts })).toEqual([])
})
