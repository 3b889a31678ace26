import type { SheetList } from '../batch/screen/lane.js'
import type { ScreenAccounting } from '../batch/screen/tally.js'
import type { Issue } from '../issue/issue.js'
import type { Language } from '../issue/text.js'
import type { BrowserCampaign } from './campaign.js'

/** What the page tells the worker. */
export type WorkerOrder =
  | { readonly kind: 'stop' }
  | {
      readonly kind: 'screen'
      readonly campaign: BrowserCampaign
      readonly file: Blob
      readonly name: string
      readonly language: Language
      /** All where undefined. */
      readonly lists: readonly SheetList[] | undefined
    }

/** What the worker tells the page. */
export type WorkerNews =
  | { readonly kind: 'rows'; readonly rows: number }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done'; readonly screened: BrowserScreening }

/** What screening a file in a page gives; the same as the command `screen` without a roster. */
export interface BrowserScreening {
  /** Every row accounted for, tiers counted. */
  readonly accounting: ScreenAccounting
  /** Number of issues by code. */
  readonly issues: Readonly<Record<string, number>>
  /** The lists that were asked for as the command writes them, by name, such as `students.csv`; for the page to offer. */
  readonly files: Readonly<Record<string, Blob>>
}
