import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { goldenDocument, instrumentDocument } from '../library.js'
import { type Catcher, catcherOf, type Golden } from './catch-mutation.js'
import type { FactMutation } from './mutation.js'
import { everyMutation } from './readings.js'

/** What became of every single-fact mutation of one instrument. */
export interface Survey {
  /** Of the files that it speaks for. */
  readonly files: string
  readonly mutations: number
  readonly caught: Readonly<Record<Catcher, number>>
  /** Those that nobody noticed, by place. */
  readonly survivors: readonly string[]
}

/** A short name of the bytes of an instrument and its worked answers: a survey of others is stale. */
export function filesOf(id: string): string {
  const hash = createHash('sha256')
  for (const name of ['instrument', 'golden'])
    hash.update(readFileSync(`instruments/${id}/${name}.json`))
  return hash.digest('hex').slice(0, 16)
}

/** A mutation in words, with its place. */
export function mutationText({ kind, place, says }: FactMutation): string {
  return `${kind}: /${place.join('/')}: ${says}`
}

/**
 * Mutates the facts of an instrument and sees who notices.
 *
 * @param every - take one mutation in so many; the first of them is `every`'s own place in the list
 */
export function surveyOf(id: string, every = 1): Survey & { readonly left: FactMutation[] } {
  const document = instrumentDocument(id)
  const golden = goldenDocument(id) as Golden
  const caught = { parser: 0, linter: 0, 'worked answers': 0 }
  const left: FactMutation[] = []
  const mutations = everyMutation(document).filter((_, index) => index % every === 0)
  for (const mutation of mutations) {
    const catcher = catcherOf(document, golden, mutation)
    if (catcher === null) left.push(mutation)
    else caught[catcher]++
  }
  const survivors = left.map(mutationText)
  return { files: filesOf(id), mutations: mutations.length, caught, survivors, left }
}

/** Share of the mutations that somebody noticed, in 0–1. */
export function caughtShare({ mutations, survivors }: Survey): number {
  return 1 - survivors.length / mutations
}
