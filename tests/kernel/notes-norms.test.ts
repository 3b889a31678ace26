import { expect, it } from 'vitest'
import { createCellPool } from '../../src/batch/result/cell-pool.js'
import { scoreNotes } from '../../src/batch/result/score-notes.js'
import { createByteWriter, takeBytes, writeNewline } from '../../src/io/byte-writer.js'
import { loadNormTable } from '../../src/io/catalogue.js'
import { compileInstrument } from '../../src/score/compile-instrument.js'
import { EVERY_STEP } from '../../src/score/every-step.js'
import { createScoreBufferIn } from '../../src/score/score-buffer.js'
import { scoreTableBy } from '../../src/score/score-table.js'
import { onHeap } from '../../src/table/allocate.js'
import { kernelHere } from '../support/both-worlds.js'
import { NORM_IDS } from '../support/library.js'
import { must } from '../support/must.js'
import { draws } from '../support/score-sheets.js'
import { someAnswers, somePersons } from '../support/score-twice.js'
import { READINGS } from '../support/scorer-modules.js'

it('notes by the kernel are the same with norms, for persons of whom more or less is known', () => {
  let nWithoutNorm = 0
  for (const id of NORM_IDS) {
    const usual = READINGS.find(({ name }) => name === id.split('/')[0])
    if (usual === undefined) throw new Error(`no instrument has ${id}`)
    const compiled = compileInstrument(usual.instrument, [must(loadNormTable(id))])
    const kernel = kernelHere()
    const draw = draws(5)
    const answers = someAnswers(usual.instrument, 120, draw, kernel)
    const persons = somePersons(120, draw, compiled.informant ?? undefined)
    const [found, expected, forgetful] = [kernel, null, null].map((one, way) => {
      const buffer = createScoreBufferIn(one?.allocate ?? onHeap, compiled, 120)
      let notes = scoreNotes(compiled, 'own', createCellPool(one))
      const writer = createByteWriter(1, one?.allocate)
      scoreTableBy(EVERY_STEP, compiled, answers, persons, buffer)
      notes.take(buffer, persons)
      for (let row = 0; row < 120; row++) {
        // What was noted of one person is not said of the next: the third way remembers nothing.
        if (way === 2) {
          notes = scoreNotes(compiled, 'own', createCellPool(one))
          notes.take(buffer, persons)
        }
        notes.write(writer, writer.length, row)
        writeNewline(writer)
      }
      return Buffer.from(takeBytes(writer)).toString('latin1')
    })
    expect(found, id).toBe(expected)
    expect(expected, id).toBe(forgetful)
    nWithoutNorm += found?.match(/no-norm \((?:outside|\S+-unknown)\)/g)?.length ?? 0
  }
  expect(nWithoutNorm).toBeGreaterThan(50)
})
