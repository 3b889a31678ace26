import { readFileSync } from 'node:fs'
import { type BuildOptions, build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Instrument } from '../../src/index.js'
import { parseInstrument } from '../../src/parse.js'
import { mindgauge, workplace } from '../cli/run-command.js'
import { findChromium, resultOfPage } from './chromium.js'

const PROTOCOL = 'benchmarks/benchmark-182.protocol.json'
const chromium = findChromium()
const place = workplace()
afterAll(place.remove)

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

function campaign(): string {
  const protocol = json(PROTOCOL) as {
    readonly instruments: readonly { readonly instrument: string; readonly norms?: string }[]
  }
  const instruments = protocol.instruments.map(({ instrument }): Instrument => {
    const parsed = parseInstrument(json(`instruments/${instrument}/instrument.json`))
    if (!parsed.ok) throw new Error(`${instrument} does not parse`)
    return parsed.value
  })
  const named = protocol.instruments.flatMap(({ norms }) => (norms === undefined ? [] : [norms]))
  const norms = named.map((name) => json(`norms/${name}.json`))
  return JSON.stringify({ protocol, instruments, norms })
}

async function scripts(): Promise<Readonly<Record<string, string>>> {
  const standIns = json('scripts/lib/browser-stand-ins.json') as BuildOptions
  const entries = {
    '/page.js': 'tests/browser/page.ts',
    '/browser-worker.js': 'src/browser/screen-worker.ts',
  }
  const built = Object.entries(entries).map(async ([path, entry]) => {
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      ...standIns,
    })
    return [path, outputFiles?.[0]?.text ?? ''] as const
  })
  return Object.fromEntries(await Promise.all(built))
}

/** The same answers in forms that take different ways through the readers. */
const FORMS: Readonly<Record<string, (csv: string) => string | Uint8Array>> = {
  'plain CSV': (csv) => csv,
  'CSV with quotes, faults and rows cut short': (csv) =>
    csv
      .replaceAll(/^(\d+),/gm, '"$1",')
      .replace(/,4,1,female/, ',four,1,female')
      .concat('short\n\n"open,1\n'),
  'semicolons and Chinese names of schools': (csv) =>
    csv.replaceAll(',', ';').replaceAll('School', '学校'),
  'UTF-16': (csv) => Buffer.from(`\uFEFF${csv}`, 'utf16le'),
}

if (chromium === null)
  it('NOT RUN, no Chromium on this machine: the Web Worker gives the same results as Node', () => {
    console.warn('\n*** NO CHROMIUM: results of a page and of Node were not compared ***\n')
    expect(findChromium()).toBe(null)
  })
else
  describe('in a Web Worker of a page', () => {
    let files: Readonly<Record<string, string>>
    let csv: string

    beforeAll(async () => {
      files = {
        ...(await scripts()),
        '/index.html':
          '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>',
        '/campaign.json': campaign(),
        '/lists.json': 'null',
      }
      const out = place.path('term.csv')
      const words = ['--protocol', PROTOCOL, '--students', '5000', '--schools', '9', '--out', out]
      expect((await mindgauge('generate', ...words)).code).toBe(0)
      csv = place.read('term.csv')
    })

    it.each(Object.entries(FORMS))(
      '%s gives the same accounting and the same bytes as Node',
      async (form, write) => {
        const content = write(csv)
        const file = place.write('responses.csv', content)
        const out = `results of ${form}`
        const words = ['--protocol', PROTOCOL, '--out', place.path(out)]
        const { code, err } = await mindgauge('screen', file, ...words)
        expect(code, err).toBeLessThanOrEqual(1)
        const { accounting, issues } = JSON.parse(place.read(`${out}/summary.json`))
        const found = await resultOfPage(chromium, { ...files, '/responses.csv': content }, 60_000)
        const lists = Object.keys((found as { files?: object }).files ?? {})
        expect(lists, JSON.stringify(found).slice(0, 2000)).toContain('students.csv')
        expect(found).toEqual({
          accounting,
          issues,
          files: Object.fromEntries(lists.map((name) => [name, place.read(`${out}/${name}`)])),
        })
      },
      120_000,
    )

    it('a page that asks for one list gets it, the same counts, and what could not be used', async () => {
      const content = `${csv}short\n`
      const file = place.write('responses.csv', content)
      const words = ['--protocol', PROTOCOL, '--out', place.path('one list')]
      expect((await mindgauge('screen', file, ...words)).code).toBeLessThanOrEqual(1)
      const { accounting, issues } = JSON.parse(place.read('one list/summary.json'))
      const page = { ...files, '/lists.json': '["crisis"]', '/responses.csv': content }
      expect(await resultOfPage(chromium, page, 60_000)).toEqual({
        accounting,
        issues,
        files: Object.fromEntries(
          ['crisis.csv', 'missing.csv', 'rejected.csv', 'issues.csv'].map((name) => [
            name,
            place.read(`one list/${name}`),
          ]),
        ),
      })
    }, 120_000)

    it('what stands in the way is said and nothing is counted', async () => {
      const content = 'name,q1\n1,2\n'
      const found = await resultOfPage(chromium, { ...files, '/responses.csv': content }, 60_000)
      expect(found).toHaveProperty('refused')
      expect(JSON.stringify(found)).toContain('instrument-absent')
    }, 120_000)
  })
