import { describe, expect, it } from 'vitest'
import {
  REPORT_INSTRUMENT,
  REPORT_PROTOCOL,
  reportInput,
  SCHOOLS,
  textOf,
} from '../../tests/support/report-input.js'
import { renderReport } from './render-report.js'
import type { ReportInput } from './report-input.js'

const HOSTILE = `<script>alert('x')</script>"&\u202E`

describe('the page', () => {
  it('has no script and reaches for nothing outside itself', () => {
    const page = renderReport(reportInput(SCHOOLS))
    expect(page).not.toMatch(/<(script|link|iframe|object|embed|img|base|form)\b/i)
    expect(page).not.toMatch(/\son\w+=/i)
    expect(page).not.toMatch(/@import|url\((?!#)/)
    const targets = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, target]) => target ?? '')
    expect(targets.length).toBeGreaterThan(5)
    for (const target of targets) {
      expect(target.startsWith('#')).toBe(true)
      expect(page).toContain(`id="${target.slice(1)}"`)
    }
  })

  it('every text of the data is escaped, and turns no direction', () => {
    const names = { en: HOSTILE, zh: HOSTILE }
    const input = reportInput([...SCHOOLS.slice(0, 4), HOSTILE])
    const hostile: ReportInput = {
      ...input,
      wave: HOSTILE,
      version: HOSTILE,
      protocol: {
        ...REPORT_PROTOCOL,
        names,
        notes: [names],
        tiers: REPORT_PROTOCOL.tiers.map((tier) => ({
          ...tier,
          names,
          colour: HOSTILE,
          who: names,
        })),
        baseline: { id: 'none', names },
        rules: REPORT_PROTOCOL.rules.map((rule) => ({ ...rule, names, source: HOSTILE })),
        references: { paper: { text: HOSTILE }, [HOSTILE]: { text: HOSTILE, url: HOSTILE } },
      },
      instruments: [
        {
          ...REPORT_INSTRUMENT,
          displayNames: names,
          names,
          licence: { ...REPORT_INSTRUMENT.licence, status: HOSTILE },
        },
      ],
    }
    const page = renderReport(hostile)
    expect(page).not.toContain('<script')
    expect(page).not.toContain('\u202E')
    expect(page.split('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;').length).toBeGreaterThan(10)
    expect(page).toContain('fill="#757575"')
  })

  it('the same input gives the same text, and a pair of languages the same figures', () => {
    const input = reportInput(SCHOOLS)
    const page = renderReport(input)
    expect(renderReport(reportInput(SCHOOLS))).toBe(page)
    const chinese = renderReport({ ...input, language: 'zh' })
    const figures = (text: string): string[] =>
      [...text.matchAll(/<td class="figure[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
        textOf(cell),
      )
    expect(figures(chinese)).toEqual(figures(page))
    expect(figures(page).length).toBeGreaterThan(100)
    expect(chinese).toContain('<html lang="zh-CN">')
    expect(chinese).toContain('七年级')
  })

  it('no text is left unfilled in either language', () => {
    const input = reportInput(SCHOOLS)
    for (const language of ['en', 'zh'] as const)
      expect(renderReport({ ...input, language })).not.toMatch(/\{\d\}|undefined|NaN|\[object/)
  })

  it('sets instruments about personality apart, and says nothing of them where there are none', () => {
    const input = reportInput(SCHOOLS)
    expect(renderReport(input)).not.toContain('Personality')
    const traits = { ...REPORT_INSTRUMENT, domain: 'personality' as const }
    const page = renderReport({ ...input, instruments: [traits] })
    const [, section = ''] = /<section id="personality">(.*?)<\/section>/s.exec(page) ?? []
    expect(textOf(section)).toContain('no tier may use a score or an answer')
    for (const scale of traits.scales) expect(section).toContain(scale.displayNames.en)
  })

  it('says that it is no diagnosis, whose example it is, and what it was made with', () => {
    const page = renderReport(reportInput(SCHOOLS))
    expect(page).toContain('A screening result is not a diagnosis; it suggests with whom to talk.')
    expect(page).toContain('The protocol is an example')
    for (const fact of ['0123456789abcdef', 'fedcba9876543210', '9.8.7', 'two sources agree'])
      expect(page).toContain(fact)
    expect(page).toContain('A paper (2001). doi:10.1/x')
  })

  it('every chart has a title and a description of its own', () => {
    const page = renderReport(reportInput(SCHOOLS))
    const charts = [...page.matchAll(/role="img" aria-labelledby="(\S+) (\S+)"/g)]
    expect(charts).toHaveLength(4)
    for (const [, title = '', description = ''] of charts) {
      expect(page.split(`id="${title}"`)).toHaveLength(2)
      expect(page.split(`id="${description}"`)).toHaveLength(2)
    }
  })

  it('three hundred schools stay under 1.5 MB', () => {
    const schools = Array.from({ length: 300 }, (_, index) => `No. ${index + 1} Middle School`)
    expect(renderReport(reportInput(schools)).length).toBeLessThan(1_500_000)
  })

  it('a campaign without rows says so', () => {
    expect(renderReport({ ...reportInput(SCHOOLS), rows: [] })).toContain(
      'There are no results to show.',
    )
  })
})
