import { printable } from '../plain-text.js'
import type {
  ChartBlock,
  DocumentBlock,
  FactsBlock,
  ListBlock,
  NoteBlock,
} from '../report-document.js'
import type { Run } from '../run.js'
import type { TableBlock } from '../table-block.js'
import { textWidth } from '../text-width.js'
import { fallbackPicture } from './fallback-picture.js'
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  Paragraph,
  type Table,
  TextRun,
} from './word.js'
import { wordRuns } from './word-runs.js'
import { FILL, INK, LIST } from './word-styles.js'
import { wordTable } from './word-table.js'

/** What a page offers: width of the text and greatest height of a picture, in twentieths of a point. */
export interface WordPage {
  readonly width: number
  readonly pictureHeight: number
  /** Number of a chart of the document, from 1: Word wants each once. */
  readonly chartNumber: (block: ChartBlock) => number
}

/** Twentieths of a point in a pixel at 96 dpi. */
const PIXEL = 15

/** A block of a document as paragraphs and tables of Word. */
export function wordBlocks(block: DocumentBlock, page: WordPage): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, text: printable(block.text) })]
    case 'paragraph':
      return [
        new Paragraph({ children: wordRuns(block.runs, { isSmall: block.isSmall === true }) }),
      ]
    case 'note':
      return wordBox(block, FILL[block.tone])
    case 'list':
      return listed(block)
    case 'facts':
      return facts(block)
    case 'table':
      return captioned(block, page)
    case 'chart':
      return chart(block, page)
    case 'page-break':
      return [new Paragraph({ pageBreakBefore: true, spacing: { after: 0 }, children: [] })]
  }
}

function listed({ items, isOrdered }: ListBlock): Paragraph[] {
  const reference = isOrdered === true ? LIST.numbers : LIST.bullets
  return items.map(
    (item) =>
      new Paragraph({
        numbering: { reference, level: 0 },
        spacing: { after: 60 },
        children: wordRuns(item),
      }),
  )
}

/** A line for each fact: its name in grey, then what it is. */
function facts({ facts: all }: FactsBlock): Paragraph[] {
  return all.map(({ name, runs }) => {
    const colon = textWidth(name) > name.length ? '：' : ': '
    return new Paragraph({
      spacing: { after: 40 },
      children: [
        ...wordRuns([name, colon], { colour: INK.quiet }),
        ...wordRuns(runs, { isBold: true }),
      ],
    })
  })
}

/** A box that stands out: a shade and a line at its left. */
export function wordBox(
  { title, runs }: Pick<NoteBlock, 'title' | 'runs'>,
  fill: string,
): Paragraph[] {
  const children = title === undefined ? [] : wordRuns([title, '  '], { isBold: true })
  return [
    new Paragraph({
      shading: { fill },
      border: { left: { style: BorderStyle.SINGLE, size: 24, color: INK.head, space: 6 } },
      indent: { left: 120 },
      spacing: { before: 80, after: 140 },
      children: [...children, ...wordRuns(runs)],
    }),
  ]
}

function captioned(block: TableBlock, { width }: WordPage): (Paragraph | Table)[] {
  return [
    ...(block.caption === '' ? [] : [caption([block.caption], true)]),
    wordTable(block, width),
    // A paragraph keeps two tables apart.
    block.note === undefined
      ? new Paragraph({ spacing: { after: 60, line: 160 }, children: [] })
      : caption([block.note], false),
  ]
}

function caption(runs: readonly Run[], isBefore: boolean): Paragraph {
  return new Paragraph({
    keepNext: isBefore,
    spacing: isBefore ? { before: 140, after: 60 } : { before: 40, after: 160 },
    children: wordRuns(runs, {
      isSmall: true,
      isBold: isBefore,
      colour: isBefore ? INK.head : INK.quiet,
    }),
  })
}

/** The drawing with its alternative text, then the table with its figures. */
function chart(block: ChartBlock, page: WordPage): (Paragraph | Table)[] {
  const scale = Math.min(
    1,
    page.width / PIXEL / block.width,
    page.pictureHeight / PIXEL / block.height,
  )
  const picture = new ImageRun({
    type: 'svg',
    data: new TextEncoder().encode(block.svg),
    fallback: { type: 'png', data: fallbackPicture(block.width, block.height) },
    transformation: {
      width: Math.round(block.width * scale),
      height: Math.round(block.height * scale),
    },
    altText: {
      id: String(page.chartNumber(block)),
      name: printable(block.id),
      title: printable(block.title),
      description: printable(block.description),
    },
  })
  return [
    caption([block.title], true),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 80, line: 240, lineRule: LineRuleType.AUTO },
      keepNext: block.table !== null,
      children: [picture],
    }),
    ...(block.table === null ? [] : captioned(block.table, page)),
  ]
}

/** A line of text runs for headers and footers. */
export function quietRuns(texts: readonly string[]): TextRun[] {
  return texts.map((text) => new TextRun({ text: printable(text), size: 16, color: INK.quiet }))
}
