import { describe, expect, it } from 'vitest'
import type { DocumentBlock, ReportDocument } from '../report-document.js'
import { renderDocument } from './render-document.js'

const EVIL = `"><script>alert(1)</script>\u202e'`
const source = { file: `cohort.csv${EVIL}`, key: `a|${EVIL}`, column: 'count', text: '12' }

const BLOCKS: readonly DocumentBlock[] = [
  { kind: 'heading', text: EVIL },
  {
    kind: 'paragraph',
    runs: [
      EVIL,
      { kind: 'strong', text: EVIL },
      { kind: 'name', text: EVIL },
      { kind: 'figure', text: EVIL, source },
      { kind: 'link', text: EVIL, href: `javascript:${EVIL}` },
      { kind: 'mark', text: EVIL, colour: `red;} ${EVIL}` },
    ],
  },
  { kind: 'note', tone: 'urgent', title: EVIL, runs: [EVIL] },
  { kind: 'list', items: [[EVIL]] },
  { kind: 'facts', facts: [{ name: EVIL, runs: [EVIL] }] },
  {
    kind: 'table',
    id: EVIL,
    caption: EVIL,
    note: EVIL,
    columns: [
      { label: EVIL, kind: 'text' },
      { label: EVIL, kind: 'number' },
      { label: EVIL, kind: 'number' },
      { label: EVIL, kind: 'number' },
    ],
    rows: [
      [
        { kind: 'text', runs: [EVIL] },
        { kind: 'number', value: 12, text: EVIL, format: 'count', source, more: [EVIL] },
        { kind: 'hidden', text: EVIL, source },
        { kind: 'blank' },
      ],
    ],
  },
]

function page(blocks: readonly DocumentBlock[]): ReportDocument {
  return {
    language: 'zh',
    title: EVIL,
    subtitle: [[EVIL]],
    banner: { title: EVIL, text: EVIL, tone: 'restricted' },
    sections: [{ id: EVIL, title: EVIL, blocks }],
    footer: [[EVIL]],
  }
}

describe('renderDocument', () => {
  const html = renderDocument(page(BLOCKS))

  it('lets no text become a tag, an attribute, a style or a script', () => {
    expect(html).not.toMatch(/<script|javascript:|\u202e/)
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
    expect(style).not.toContain('alert(1)')
    const colours = [...html.matchAll(/ style="([^"]*)"/g)].map(([, text]) => text)
    expect(colours).toEqual(['background:#757575'])
  })

  it('has every tag closed in its turn', () => {
    const open: string[] = []
    for (const [, end, tag = '', rest = ''] of html.matchAll(
      /<(\/?)([a-z0-9]+)((?:[^>"]|"[^"]*")*)>/g,
    )) {
      if (['meta', 'br'].includes(tag) || rest.endsWith('/')) continue
      if (end === '') open.push(tag)
      else expect(open.pop()).toBe(tag)
    }
    expect(open).toEqual([])
  })

  it('needs nothing beside it', () => {
    expect(html).not.toMatch(/<(?:script|link|img|iframe)|url\(|@import|https?:/)
  })

  it('says of each number from which cell it is', () => {
    expect(html).toContain('<data value="12" data-file="cohort.csv&quot;')
  })

  it('renders a frozen block once and the same as any other', () => {
    const block = BLOCKS[1] as DocumentBlock
    const frozen = Object.freeze({ ...block })
    const twice = [1, 2].map(() => renderDocument(page([frozen])))
    expect(twice).toEqual([renderDocument(page([block])), renderDocument(page([block]))])
  })
})
