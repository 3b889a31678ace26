import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mindgauge, workplace } from './run-command.js'
import { csv } from './sheets.js'

const place = workplace()
afterAll(place.remove)

const protocol = place.path('own.json')
const [autumn, spring] = [place.path('autumn'), place.path('spring')]

beforeAll(async () => {
  const pilot = JSON.parse(readFileSync('tests/cli/fixtures/pilot.json', 'utf8'))
  place.write('own.json', JSON.stringify({ ...pilot, id: 'our-office' }))
  const sheets = place.write('answers.csv', csv({}, { student: '1002' }))
  for (const out of [autumn, spring])
    await mindgauge('screen', sheets, '--protocol', protocol, '--out', out)
})

it.each([
  ['report', ['report', autumn, '--role', 'specialist', '--level', 'school']],
  ['worklists', ['worklists', autumn, '--role', 'specialist', '--from', '2026-11-22']],
  ['compare', ['compare', autumn, spring]],
])("%s asks for the office's own protocol, by which the results were made", async (name, words) => {
  const out = ['--out', place.path(`${name}-out`)]
  const missing = await mindgauge(...words, ...out)
  expect(missing.code).toBe(3)
  expect(missing.err).toContain('by --protocol FILE, received a protocol that is not shipped')
  expect((await mindgauge(...words, ...out, '--lang', 'zh')).err).toContain('用 --protocol 文件')
  expect((await mindgauge(...words, ...out, '--protocol', protocol)).code).toBeLessThan(2)
})
