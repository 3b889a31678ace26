import { afterAll, describe, expect, it } from 'vitest'
import { mindgauge, workplace } from './run-command.js'

const place = workplace()
afterAll(place.remove)

async function screened(protocol: string, wave: string): Promise<string> {
  const [answers, roster] = [place.path(`${wave}.csv`), place.path(`${wave}-roster.csv`)]
  const size = ['--students', '60', '--schools', '1', '--seed', '4']
  await mindgauge('generate', '--protocol', protocol, ...size, '--out', answers, '--roster', roster)
  const out = place.path(wave)
  const words = ['screen', answers, '--roster', roster, '--protocol', protocol, '--wave', wave]
  expect((await mindgauge(...words, '--out', out)).code).toBeLessThan(2)
  return out
}

describe('waves of several protocols', () => {
  it('whose tiers have other ids are refused, with both lists of tiers', async () => {
    const cards = await screened('cn-grades-4-6-cards', 'autumn')
    const levels = await screened('cn-grades-4-6-levels', 'winter')
    const made = await mindgauge('compare', cards, levels, '--out', place.path('none'))
    expect(made.code).toBe(3)
    expect(made.err).toContain('expected the tiers of cn-grades-4-6-cards: red, yellow, blue, none')
    expect(made.err).toContain('level-1')
    expect(place.has('none')).toBe(false)
  })

  it('whose tiers have the same ids are compared, and the protocols named', async () => {
    const term = place.path('autumn')
    const again = await screened('cn-rescreen-4-12-cards', 'spring')
    const made = await mindgauge('compare', term, again, '--out', place.path('out'))
    expect(made.code).toBe(1)
    expect(made.err).toContain(
      'received cn-grades-4-6-cards 1.0.0 and cn-rescreen-4-12-cards 1.0.0: tiers may differ by it',
    )
  })
})
