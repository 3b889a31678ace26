import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindgauge, records, workplace } from './run-command.js'

const place = workplace()
afterAll(place.remove)

const PROTOCOL = 'cn-grades-7-9-cards'
const path = place.path

beforeAll(async () => {
  const size = ['--students', '30', '--schools', '1', '--seed', '3']
  const term = ['--out', path('answers.csv'), '--roster', path('roster.csv')]
  await mindgauge('generate', '--protocol', PROTOCOL, ...size, ...term)
  place.write('key.txt', 'a key of enough characters')
  await screen('plain', 'answers.csv', 'roster.csv')
  await screen('secret', 'answers.csv', 'roster.csv', '--pseudonyms', path('key.txt'))
  const hidden = records(place.read('secret/students.csv')).map(({ student = '' }) => student)
  place.write('hidden.csv', ['student,name', ...hidden.map((one) => `${one},x`), ''].join('\n'))
  const [header = '', ...sheets] = place.read('answers.csv').trimEnd().split('\n')
  const replaced = sheets.map((line, row) => line.replace(/^[^,]*/, hidden[row] ?? ''))
  place.write('hidden-answers.csv', [header, ...replaced, ''].join('\n'))
}, 60_000)

const screen = (out: string, answers: string, roster: string, ...more: readonly string[]) =>
  mindgauge(
    ...['screen', path(answers), '--roster', path(roster), '--protocol', PROTOCOL],
    ...['--out', path(out), '--lang', 'zh', ...more],
  )

/** Every command that gives students of a result folder their names. */
const COMMANDS: readonly (readonly [string, readonly string[]])[] = [
  ['report', ['--role', 'class-teacher', '--level', 'class']],
  ['report', ['--role', 'specialist', '--level', 'student', '--threads', '1']],
  ['worklists', ['--role', 'specialist', '--from', '2026-11-22']],
  ['letters', ['--role', 'specialist', '--letter', 'parent-letter', '--from', '2026-11-22']],
]

describe.each(COMMANDS)('%s %s', (command, words) => {
  const made = (results: string, roster: string, out: string) =>
    mindgauge(
      ...[command, path(results), ...words, '--roster', path(roster)],
      ...['--out', path(`${command}-${words.at(-1)}-${out}`), '--lang', 'zh'],
    )

  it('says that pseudonyms and student numbers do not meet, and what to do', async () => {
    for (const [results, roster, received] of [
      ['secret', 'roster.csv', '此处为化名，名单中为真实学号'],
      ['plain', 'hidden.csv', '此处为真实学号，名单中为化名'],
    ] as const) {
      const { code, err } = await made(results, roster, `${results}-mixed`)
      expect(err).toContain(received)
      expect(err).toContain('两边学号同类')
      expect(code).toBe(1)
    }
  })

  it('says that the roster is of others', async () => {
    place.write('others.csv', 'student,name\n77,某人\n')
    const { err } = await made('plain', 'others.csv', 'others')
    expect(err).toContain('30 名学生均不在名单中')
  })

  it('says nothing where they meet', async () => {
    const { err } = await made('secret', 'hidden.csv', 'same')
    expect(err).not.toContain('名单')
  })
})

describe('screen', () => {
  it('says that the roster has none of the students, beside each of them', async () => {
    const { code, err } = await screen('mixed', 'hidden-answers.csv', 'roster.csv')
    expect(code).toBe(1)
    expect(err).toContain('此处为化名，名单中为真实学号')
    expect(place.read('mixed/issues.csv')).toContain('两边学号同类')
    expect((await screen('met', 'answers.csv', 'roster.csv')).err).toBe('')
  })
})

describe('compare', () => {
  it('says that no student is in both waves, and what may be the cause', async () => {
    const made = (one: string, other: string) =>
      mindgauge('compare', path(one), path(other), '--out', path(`${one}-${other}`), '--lang', 'zh')
    const { code, err } = await made('plain', 'secret')
    expect(code).toBe(1)
    expect(err).toContain('plain 的学生均不在 secret 中')
    expect(err).toContain('用同一密钥生成的化名')
    await screen('again', 'answers.csv', 'roster.csv')
    expect((await made('plain', 'again')).err).toBe('')
  })
})
