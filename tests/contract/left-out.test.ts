import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CONFIDENCES } from '../../src/instrument/document.js'
import { loadInstrument } from '../../src/io/catalogue.js'
import { listLeftOut } from '../../src/io/left-out.js'
import { mindgauge } from '../cli/run-command.js'

const leftOut = listLeftOut()
const LICENCES = [
  'public-domain',
  'free',
  'free-noncommercial',
  'permission',
  'commercial',
  'unknown',
]

describe('the questionnaires that are left out', () => {
  it('are listed once, in the order of the alphabet', () => {
    const ids = leftOut.map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(0)
    expect(ids).toEqual([...new Set(ids)].sort())
  })

  it.each(leftOut)(
    '$id has names and a reason in both languages, a licence class, and no folder',
    (one) => {
      for (const text of [one.names, one.reason]) {
        expect(text.en.length).toBeGreaterThan(10)
        expect(text.zh).toMatch(/\p{Script=Han}/u)
      }
      expect(LICENCES).toContain(one.licence)
      expect(CONFIDENCES).toContain(one.key)
      expect(existsSync(`instruments/${one.id}`)).toBe(false)
    },
  )

  it.each(leftOut)(
    '$id: the command says why it is not there, and ends as for an unknown id',
    async (one) => {
      const unknown = await mindgauge('instruments', 'no-such-id')
      const ended = await mindgauge('instruments', one.id)
      expect(ended).toMatchObject({ code: unknown.code, out: '' })
      expect(ended.err).toContain(one.names.en)
      expect(ended.err).toContain(`left out: ${one.reason.en}`)
      expect((await mindgauge('instruments', one.id, '--lang', 'zh')).err).toContain(
        `未收录：${one.reason.zh}`,
      )
    },
  )

  it('are said for programs with --json', async () => {
    const ended = await mindgauge('instruments', 'aslec', '--json')
    expect(ended.code).toBe(3)
    expect(JSON.parse(ended.out)).toMatchObject({
      issues: [{ code: 'unknown-instrument', received: 'aslec' }],
      leftOut: { id: 'aslec', licence: 'unknown', key: 'from-memory' },
    })
  })

  it('stand with their reasons below the catalogue', async () => {
    const { out } = await mindgauge('instruments')
    for (const { id } of leftOut) expect(out).toMatch(new RegExp(`^  ${id} +`, 'm'))
    for (const { reason } of leftOut) expect(out).toContain(reason.en)
  })

  it('give their reason wherever an instrument is named, with a variant too', () => {
    const { issues } = loadInstrument('ghq-12@likert')
    expect(issues[0]?.expected).toMatch(/; ghq-12 is left out: A licence of the publisher/)
    expect(loadInstrument('phq9').issues[0]?.expected).not.toContain('left out')
  })
})
