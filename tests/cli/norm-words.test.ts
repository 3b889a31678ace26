import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { loadNormTable } from '../../src/io/catalogue.js'
import { translatorTo } from '../../src/io/translator.js'
import { mindgauge, workplace } from './run-command.js'
import { csv } from './sheets.js'

const place = workplace()
afterAll(place.remove)

const NORMS = 'rcads-25/us-1998'
const ITEMS = Array.from({ length: 25 }, (_, at) => `rcads25_${at + 1}`)

/** The pilot with an instrument that has norms. */
const pilot = JSON.parse(readFileSync('tests/cli/fixtures/pilot.json', 'utf8'))
pilot.instruments.push({ instrument: 'rcads-25', norms: NORMS })
const protocol = place.write('normed.json', JSON.stringify(pilot))

const [header, sheet] = csv({}).trimEnd().split('\n')
const sheets = place.write(
  'sheets.csv',
  `${header},${ITEMS.join(',')}\n${sheet},${ITEMS.map(() => 1).join(',')}\n`,
)

describe('norms of a protocol', () => {
  const loaded = loadNormTable(NORMS)
  if (!loaded.ok) throw new Error('the norm table does not load')
  const { population, outdated = '' } = loaded.value
  const translate = translatorTo('zh')

  it.each([
    ['en', population, outdated],
    ['zh', translate(population), translate(outdated)],
  ])('are described in the language of the card and of the report: %s', async (lang, ...texts) => {
    const out = place.path(`out-${lang}`)
    const card = await mindgauge('protocols', protocol, '--lang', lang)
    await mindgauge(...['screen', sheets, '--protocol', protocol, '--out', out, '--lang', lang])
    const report = place.read(`out-${lang}/report.html`)
    for (const text of texts) {
      expect(card.out).toContain(text)
      expect(report).toContain(text)
    }
  })

  it('are not described in English on a Chinese card or report', async () => {
    const card = await mindgauge('protocols', protocol, '--lang', 'zh')
    for (const page of [card.out, place.read('out-zh/report.html')]) {
      expect(page).not.toContain(population)
      expect(page).not.toContain(outdated)
    }
  })
})
