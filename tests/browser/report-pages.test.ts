import { spawnSync } from 'node:child_process'
import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindgauge } from '../cli/run-command.js'
import { filesBelow, type ReportTerm, reportTerm } from '../report/report-term.js'
import { findChromium } from './chromium.js'

/** With its whole path, which the driver asks for. */
const program = pathOf(findChromium())

/** Levels and roles that the shipped roles allow. */
const REPORTS = [
  ['student', 'specialist'],
  ['student', 'family'],
  ['class', 'class-teacher'],
  ['grade', 'specialist'],
  ['school', 'head'],
  ['school', 'specialist'],
  ['district', 'district'],
] as const
const LANGUAGES = ['en', 'zh'] as const
/** Smallest phone that pages are made for, in CSS pixels. */
const PHONE = { width: 360, height: 740 }
/** An A4 page within margins of 15 mm, in CSS pixels of 1/96 inch. */
const PAPER = { width: 680, height: 1009 }

function pathOf(name: string | null): string | null {
  if (name === null || isAbsolute(name)) return name
  const { stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' })
  return stdout.trim()
}

interface Looked {
  readonly errors: readonly string[]
  readonly requests: readonly string[]
  readonly scrollWidth: number
  readonly violations: readonly string[]
  /** Figures that a page of paper cannot hold, or that may be cut. */
  readonly cut: readonly string[]
  readonly nFigures: number
  readonly text: string
}

/** Pages to be looked at of one report: the index, and the page with most on it. */
function pagesOf(folder: string): string[] {
  const pages = filesBelow(folder).filter(({ path }) => path.endsWith('.html'))
  const byLength = pages.toSorted((left, right) => left.text.length - right.text.length)
  const chosen = [byLength.at(-1), pages.find(({ path }) => path === 'index.html')]
  return [...new Set(chosen.flatMap((page) => (page === undefined ? [] : [page.path])))]
}

async function look(page: Page, file: string): Promise<Looked> {
  const errors: string[] = []
  const requests: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', ({ message }) => errors.push(message))
  const url = pathToFileURL(file).href
  page.on('request', (request) => {
    if (request.url() !== url) requests.push(request.url())
  })
  await page.setViewportSize(PHONE)
  await page.goto(url)
  const scrollWidth = await page.evaluate('document.documentElement.scrollWidth')
  const text = await page.evaluate('document.body.innerText')
  await page.setViewportSize(PAPER)
  await page.emulateMedia({ media: 'print' })
  const figures = await page.evaluate(`[...document.querySelectorAll('figure')].map((figure) => ({
    name: figure.querySelector('title')?.textContent ?? '',
    height: figure.querySelector('svg')?.getBoundingClientRect().height ?? 0,
    inside: [figure, figure.querySelector('svg')].some((part) => part && getComputedStyle(part).breakInside.startsWith('avoid')),
  }))`)
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(axe.source)
  const found = await page.evaluate('axe.run()')
  const { violations } = found as { violations: { id: string; nodes: { html: string }[] }[] }
  const charts = figures as { name: string; height: number; inside: boolean }[]
  return {
    errors,
    requests,
    scrollWidth: Number(scrollWidth),
    violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`),
    cut: charts.flatMap(({ name, height, inside }) =>
      inside && height <= PAPER.height ? [] : [`${name}: ${height}`],
    ),
    nFigures: charts.length,
    text: String(text),
  }
}

if (program === null)
  it('NOT RUN, no Chromium on this machine: report pages in a browser', () => {
    console.warn('\n*** NO CHROMIUM: pages of reports were not opened in a browser ***\n')
    expect(findChromium()).toBe(null)
  })
else
  describe('pages of reports in a browser', () => {
    let term: ReportTerm
    let browser: Browser

    beforeAll(async () => {
      term = await reportTerm()
      const protocol = ['--protocol', 'cn-grades-4-12-cards']
      const answers = term.place.path('earlier.csv')
      const size = ['--students', '240', '--schools', '3', '--seed', '12']
      await mindgauge('generate', ...protocol, ...size, '--out', answers)
      const screening = [answers, ...protocol, '--roster', term.roster, '--wave', 'earlier']
      const made = await mindgauge('screen', ...screening, '--out', term.place.path('earlier'))
      expect(made.code, made.err).toBeLessThan(2)
      const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']
      browser = await playwright.launch({ executablePath: program, args })
    }, 120_000)

    afterAll(async () => {
      await browser?.close()
      term?.place.remove()
    })

    it.each(
      REPORTS.flatMap((report) => LANGUAGES.map((language) => [...report, language] as const)),
    )(
      '%s for %s in %s: no error, no request, fits a phone, prints whole charts, open to everybody',
      async (level, role, language) => {
        const out = term.place.path(`${level}-${role}-${language}`)
        const made = await mindgauge(
          ...['report', term.results, '--level', level, '--role', role, '--lang', language],
          ...['--roster', term.roster, '--previous', term.place.path('earlier'), '--out', out],
        )
        expect(made.code, made.err).toBe(0)
        const looked: Record<string, Looked> = {}
        for (const path of pagesOf(out)) {
          const page = await browser.newPage()
          looked[path] = await look(page, `${out}/${path}`)
          await page.close()
        }
        for (const [path, { text, scrollWidth, nFigures, ...found }] of Object.entries(looked)) {
          expect(found, path).toEqual({ errors: [], requests: [], violations: [], cut: [] })
          expect(scrollWidth, path).toBeLessThanOrEqual(PHONE.width)
          expect(text.length, path).toBeGreaterThan(50)
        }
        const hasCharts = level !== 'student' && level !== 'class'
        if (hasCharts)
          expect(
            Math.max(...Object.values(looked).map(({ nFigures }) => nFigures)),
          ).toBeGreaterThan(2)
      },
      120_000,
    )
  })
