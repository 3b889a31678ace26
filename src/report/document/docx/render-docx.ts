import { printable } from '../plain-text.js'
import type { DocumentBlock, ReportDocument } from '../report-document.js'
import { runsText } from '../run.js'
import { coreProperties } from './core-properties.js'
import { withoutDates } from './without-dates.js'
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from './word.js'
import { quietRuns, type WordPage, wordBlocks, wordBox } from './word-blocks.js'
import { wordRuns } from './word-runs.js'
import { FILL, INK, LIST, wordStyles } from './word-styles.js'

/** A4 in twentieths of a point. */
const A4 = { width: 11_906, height: 16_838 } as const
const MARGIN = 1020
const MOST_UPRIGHT_COLUMNS = 9

/**
 * A report as a Word document: headings, tables whose header is repeated on each page, charts as SVG with alternative
 * text, page numbers, who it is for on every page, fonts and languages for Chinese and English. A table of many columns
 * lays the pages across. The same report gives the same bytes.
 */
export async function renderDocx(report: ReportDocument): Promise<Uint8Array> {
  const isWide = widestTable(report) > MOST_UPRIGHT_COLUMNS
  const size = isWide ? { width: A4.height, height: A4.width } : A4
  const charts = report.sections.flatMap(({ blocks }) =>
    blocks.filter((block) => block.kind === 'chart'),
  )
  const page: WordPage = {
    width: size.width - 2 * MARGIN,
    pictureHeight: Math.floor((size.height - 2 * MARGIN) * 0.75),
    chartNumber: (block) => charts.indexOf(block) + 1,
  }
  const document = new Document({
    title: printable(report.title),
    creator: 'mindgauge',
    styles: wordStyles(report.language),
    numbering: { config: [listLevel(LIST.bullets), listLevel(LIST.numbers)] },
    sections: [
      {
        properties: {
          page: {
            // Word wants the sides of an upright page, and turns them itself.
            size: {
              ...A4,
              orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        headers: { default: header(report) },
        footers: { default: footer(report) },
        children: [...head(report), ...body(report, page)],
      },
    ],
  })
  const core = { path: 'docProps/core.xml', data: coreProperties(report) }
  return withoutDates(await Packer.pack(document, 'uint8array', undefined, [core]))
}

function widestTable({ sections }: ReportDocument): number {
  const widthOf = (block: DocumentBlock): number =>
    block.kind === 'table'
      ? block.columns.length
      : block.kind === 'chart'
        ? (block.table?.columns.length ?? 0)
        : 0
  return Math.max(0, ...sections.flatMap(({ blocks }) => blocks.map(widthOf)))
}

function listLevel(reference: (typeof LIST)[keyof typeof LIST]) {
  const isBullets = reference === LIST.bullets
  return {
    reference,
    levels: [
      {
        level: 0,
        format: isBullets ? LevelFormat.BULLET : LevelFormat.DECIMAL,
        text: isBullets ? '•' : '%1.',
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: { left: 420, hanging: 280 } } },
      },
    ],
  }
}

function header({ banner }: ReportDocument): Header {
  return new Header({
    children: [
      new Paragraph({ alignment: AlignmentType.RIGHT, children: quietRuns([banner.title]) }),
    ],
  })
}

function footer({ title }: ReportDocument): Footer {
  const pages = new TextRun({
    children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
    size: 16,
    color: INK.quiet,
  })
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [...quietRuns([`${title}    `]), pages],
      }),
    ],
  })
}

function head({ title, subtitle, banner }: ReportDocument): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, text: printable(title) }),
    ...subtitle.map(
      (runs) =>
        new Paragraph({ spacing: { after: 40 }, children: wordRuns(runs, { colour: INK.quiet }) }),
    ),
    ...wordBox({ title: banner.title, runs: [banner.text] }, FILL[banner.tone]),
  ]
}

function body({ sections, footer: lines }: ReportDocument, page: WordPage): (Paragraph | Table)[] {
  return [
    ...sections.flatMap(({ title, blocks }) => [
      ...(title === ''
        ? []
        : [new Paragraph({ heading: HeadingLevel.HEADING_1, text: printable(title) })]),
      ...blocks.flatMap((block) => wordBlocks(block, page)),
    ]),
    ...lines
      .filter((runs) => runsText(runs) !== '')
      .map(
        (runs) =>
          new Paragraph({
            spacing: { before: 40, after: 40 },
            children: wordRuns(runs, { isSmall: true, colour: INK.quiet }),
          }),
      ),
  ]
}
