import fc from 'fast-check'
import { expect, it } from 'vitest'
import { studentKey } from './student-key.js'
import { createStudentKeys, NO_STUDENT, studentId, studentText } from './student-keys.js'

const encoder = new TextEncoder()
const cell = fc.oneof(
  fc.stringMatching(/^[0-9A-Z]{0,12}$/),
  fc.stringMatching(/^ ?[0-9]{1,6}(\.0)? ?$/),
  fc.constantFrom('２５２１５', '学生１', ' ', '', 'a b', 'é'),
)

it('cells are the same student exactly where their keys are equal', () => {
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 400 }), (cells) => {
      const keys = createStudentKeys()
      const ids = cells.map((text) => {
        const bytes = encoder.encode(`x${text}y`)
        return studentId(keys, bytes, 1, bytes.length - 1)
      })
      const wanted = cells.map(studentKey)
      expect(ids.map((id) => studentText(keys, id))).toEqual(wanted)
      expect(keys.size).toBe(new Set(wanted.filter((key) => key !== '')).size)
      wanted.forEach((key, index) => {
        expect(ids[index] === NO_STUDENT).toBe(key === '')
      })
    }),
  )
})
