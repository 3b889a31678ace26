import type { Language } from '../../issue/text.js'
import type { Run } from './run.js'
import type { TableBlock } from './table-block.js'

/**
 * A report as a neutral document: what is said, not how it looks. Renderers make HTML, DOCX and XLSX of it, and they
 * alone escape. The same document gives the same bytes.
 */
export interface ReportDocument {
  readonly language: Language
  readonly title: string
  /** Lines under the title, such as school and wave. */
  readonly subtitle: readonly (readonly Run[])[]
  /** For whom the report is, at the top and on every printed page. */
  readonly banner: DocumentBanner
  readonly sections: readonly DocumentSection[]
  /** Versions and what the report rests on, in small print at the end. */
  readonly footer: readonly (readonly Run[])[]
}

/** Who a report is for and how it is to be kept. */
export interface DocumentBanner {
  readonly title: string
  readonly text: string
  /** `restricted` where it names students; `family` for a child's family; `public` where nobody can be told. */
  readonly tone: 'restricted' | 'family' | 'public'
}

/** A part of a report with a heading of its own. Ids are unique in a document. */
export interface DocumentSection {
  readonly id: string
  readonly title: string
  readonly blocks: readonly DocumentBlock[]
}

export type DocumentBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | ParagraphBlock
  | NoteBlock
  | ListBlock
  | FactsBlock
  | TableBlock
  | ChartBlock
  | { readonly kind: 'page-break' }

export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly runs: readonly Run[]
  readonly isSmall?: boolean
}

/** A box that stands out. */
export interface NoteBlock {
  readonly kind: 'note'
  readonly tone: 'urgent' | 'info' | 'quiet'
  readonly title?: string
  readonly runs: readonly Run[]
}

export interface ListBlock {
  readonly kind: 'list'
  readonly isOrdered?: boolean
  readonly items: readonly (readonly Run[])[]
}

/** Names with their values, such as school: North. */
export interface FactsBlock {
  readonly kind: 'facts'
  readonly facts: readonly { readonly name: string; readonly runs: readonly Run[] }[]
}

/** A drawing with the table that says the same in figures. */
export interface ChartBlock {
  readonly kind: 'chart'
  /** Unique in the document; ids inside the drawing begin with it. */
  readonly id: string
  readonly title: string
  /** What can be seen, for those who cannot see it; also the alternative text in Word. */
  readonly description: string
  /** A whole `<svg>` element of our own making, with nothing of the data unescaped. */
  readonly svg: string
  /** Pixels at 96 dpi. */
  readonly width: number
  readonly height: number
  /** The figures behind the drawing; null where they stand in a table right before it. */
  readonly table: TableBlock | null
}
