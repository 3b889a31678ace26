import type { ItemSchema } from '../document.js'

/** One option as a response set declares it. */
export interface DeclaredOption {
  readonly code: string | number | boolean
  /** What the respondent reads, in the language of the file; null where the set has no words. */
  readonly title: string | null
}

/** What is wrong with a response set: the keyword, and both sides. */
export interface ResponseFormatFault {
  readonly key: string
  readonly expected: string
  readonly received: string
}

/** A way to answer an item. To add one: a file in this folder, and its line in `response-formats.ts`. */
export interface ResponseFormat {
  readonly id: string
  /** How an item of this format is written, for messages. */
  readonly form: string
  /** Whether an item is written in this format: decided by its keywords alone. */
  readonly matches: (schema: ItemSchema) => boolean
  /** What stands in the way of reading the options. */
  readonly faults: (schema: ItemSchema) => readonly ResponseFormatFault[]
  /** The options of an item without faults, as declared. */
  readonly options: (schema: ItemSchema) => readonly DeclaredOption[]
  /** A sound item, and one with a fault, for the contract suite. */
  readonly example: ItemSchema
  readonly faultyExample: ItemSchema
}
