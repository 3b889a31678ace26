import type { Text } from '../../issue/text.js'

/** For whom a page is worded. */
export type Audience = 'professional' | 'family'

/**
 * Where a band of a scale lies: the most reassuring one; those between; the last ones. Of two bands the second is
 * raised.
 */
export const ZONES = ['usual', 'some', 'raised'] as const
export type Zone = (typeof ZONES)[number]

/** A file of wording: constructs with their scales, the words of pages, or both. */
export interface WordingDocument {
  readonly $schema?: string
  readonly id: string
  readonly version: string
  /** What a scale is about, by id of the construct. */
  readonly constructs?: Readonly<Record<string, Readonly<Record<Audience, Text>>>>
  /** The construct of each scale, by `<instrument>.<scale>`. */
  readonly scales?: Readonly<Record<string, string>>
  readonly audiences?: Readonly<Record<Audience, AudienceWording>>
}

/** What pages say to one audience. */
export interface AudienceWording {
  readonly intro: readonly Text[]
  readonly zoneNames: Readonly<Record<Zone, Text>>
  readonly zones: Readonly<Record<Zone, Text>>
  readonly next: Readonly<Record<Zone, readonly Text[]>>
  readonly crisis: readonly Text[]
  readonly unusable: readonly Text[]
  readonly limits: readonly Text[]
  readonly change: readonly Text[]
  readonly help: readonly Text[]
}

/** The files of wording together. */
export interface ReportWording {
  readonly audiences: Readonly<Record<Audience, AudienceWording>>
  /** The construct of a scale; null where no file says so. */
  readonly construct: (instrument: string, scale: string) => string | null
  /** What a scale is about; null where no file says so. */
  readonly meaning: (instrument: string, scale: string, audience: Audience) => Text | null
}
