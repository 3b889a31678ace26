import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { prepareTable } from '../../src/io/formats/prepare-table.js'
import { readSource } from '../support/read-source.js'

const FOLDER = 'tests/fixtures/formats'

describe.each(['cohort-pspp.sav', 'cohort-pspp.zsav', 'cohort-pspp-none.sav'])(
  '%s, written by PSPP',
  (name) => {
    it('has the cells of the cohort', async () => {
      const cohort = await readSource(join(FOLDER, 'cohort.csv'))
      const own = await readSource(join(FOLDER, name))
      expect(own.names.slice(0, -1)).toEqual(cohort.names)
      expect(own.rows.map((row) => row?.slice(0, -1))).toEqual(
        cohort.rows.map((row) => row?.map((cell) => cell.trimEnd())),
      )
    })

    it('joins the parts of a string of 600 bytes and more, under its long name', async () => {
      const { names, rows } = await readSource(join(FOLDER, name))
      expect(names.at(-1)).toBe('story_of_the_student_that_is_long')
      const story = rows[0]?.at(-1) ?? ''
      expect(story).toMatch(/^begin 一+ middle x+ end$/)
      expect(Buffer.byteLength(story)).toBeGreaterThan(255 * 2)
      expect(rows[1]?.at(-1)).toBe('a, b; c')
    })

    it('knows a range of missing values that is open above', async () => {
      const table = await prepareTable(join(FOLDER, name))
      if (!table.ok) throw new Error('the file cannot be read')
      table.value.remove()
      const column = table.value.columns?.find((one) => one.name === 'phq9_3')
      expect(column?.missing).toEqual(['97..'])
      expect(table.issues).toContainEqual(
        expect.objectContaining({ code: 'missing-declared', column: 'phq9_3', severity: 'info' }),
      )
      const kept = await readSource(join(FOLDER, name), { userMissing: 'keep' })
      expect(kept.rows[4]?.[kept.names.indexOf('phq9_3')]).toBe('98')
    })
  },
)
