import { describe, expect, it } from 'vitest'
import { loadCampaign } from '../../src/batch/load-campaign.js'
import { loadRoles } from '../../src/batch/report/load-role.js'
import { loadWording } from '../../src/batch/report/load-wording.js'
import { listProtocols } from '../../src/io/catalogue.js'
import { parseRoles } from '../../src/report/roles/parse-roles.js'
import { REPORT_FIELDS, REPORT_LISTS } from '../../src/report/roles/report-role.js'
import { parseWording } from '../../src/report/wording/parse-wording.js'

const wording = loadWording()
const roles = loadRoles(null)

describe('the shipped wording', () => {
  it('is sound', () => {
    expect(wording.issues).toEqual([])
  })

  it.each(listProtocols())('says for both audiences what each scale of %s is about', (protocol) => {
    const campaign = loadCampaign(protocol)
    if (!campaign.ok || !wording.ok) throw new Error('the test requires the files')
    for (const { instrument } of campaign.value.compiled.instruments)
      for (const { id } of instrument.scales)
        for (const audience of ['professional', 'family'] as const) {
          const found = wording.value.meaning(instrument.id, id, audience)
          expect(found?.en, `${instrument.id}.${id}`).toBeTruthy()
          expect(found?.zh, `${instrument.id}.${id}`).toMatch(/[一-鿿]/)
        }
  })

  it('tells families of no disorder, tier or cut score, and labels nobody', () => {
    if (!wording.ok) throw new Error('the test requires the files')
    const { family } = wording.value.audiences
    const all = JSON.stringify(family)
    expect(all).not.toMatch(/disorder|abnormal|patient|suicid|severe|tier|cut score|red card/i)
    expect(all).not.toMatch(/障碍|异常|患者|自杀|重度|预警|划界|红卡|有病/)
  })
})

describe('a file of wording', () => {
  it('is refused with the place of each fault', () => {
    const parsed = parseWording([{ id: 'a', version: '1.0.0', scales: { 'x.total': 'nothing' } }])
    expect(parsed.issues.map(({ code, path }) => [code, path])).toEqual([
      ['unknown-reference', '/scales/x.total'],
      ['schema', '/audiences'],
    ])
  })
})

describe('the shipped roles', () => {
  it('are sound and are those of a school, an office and a family', () => {
    expect(roles.issues).toEqual([])
    const ids = roles.ok ? roles.value.roles.map(({ id }) => id) : []
    expect(ids).toEqual(['specialist', 'head', 'class-teacher', 'district', 'family'])
  })

  it('let only the school psychologist see answers and critical items', () => {
    if (!roles.ok) throw new Error('the test requires the file')
    for (const { id, fields } of roles.value.roles)
      expect(fields.includes('answers') || fields.includes('critical-items'), id).toBe(
        id === 'specialist',
      )
  })

  it('have banners in both languages', () => {
    if (!roles.ok) throw new Error('the test requires the file')
    for (const { banner, names } of roles.value.roles)
      for (const text of [banner.title, banner.text, names]) expect(text.zh).toMatch(/[一-鿿]/)
  })
})

describe('a file of roles', () => {
  const role = {
    id: 'nurse',
    names: { en: 'nurse' },
    levels: ['class'],
    fields: ['name'],
    lists: ['care'],
    audience: 'professional',
    tone: 'restricted',
    banner: { title: { en: 'For the nurse' }, text: { en: 'Keep it.' } },
  }
  const file = (...roles: readonly object[]): unknown => ({ id: 'own', version: '1.0.0', roles })
  const faults = (document: unknown): unknown =>
    parseRoles(document).issues.map(({ code, path }) => [code, path])

  it('of an office is read', () => {
    expect(parseRoles(file(role)).ok).toBe(true)
  })

  it.each([
    [
      'a field that nobody knows',
      { ...role, fields: ['diagnosis'] },
      'schema',
      '/roles/0/fields/0',
    ],
    ['lists of nobody', { ...role, fields: ['tier'] }, 'range', '/roles/0/lists'],
    ['student pages without scores', { ...role, levels: ['student'] }, 'range', '/roles/0/levels'],
  ])('is refused for %s', (_, changed, code, path) => {
    expect(faults(file(changed))).toEqual([[code, path]])
  })

  it('names each role once', () => {
    expect(faults(file(role, role))).toEqual([['duplicate-id', '/roles/1/id']])
  })

  it('may name every field and every list', () => {
    const all = { ...role, fields: [...REPORT_FIELDS], lists: [...REPORT_LISTS] }
    expect(parseRoles(file(all)).ok).toBe(true)
  })
})
