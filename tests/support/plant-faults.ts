import type { InstrumentDocument, ItemTermDocument } from '../../src/instrument/document.js'
import type { Issue } from '../../src/issue/issue.js'
import type { ProtocolDocument } from '../../src/risk/protocol.js'

/** One fault to plant: the value to put at a place, and what must be reported. */
export interface Plant {
  readonly edit: readonly [pointer: string, value: unknown]
  readonly code: Issue['code']
  readonly path: string
  /** Where the evidence for it stands; a fault planted there would rightly hide it. */
  readonly evidence: readonly string[]
}

/** The faults of one kind that a document has places for. */
export type Planter<T> = (document: T) => readonly Plant[]

const schemaFault = (path: string, value: unknown): Plant => ({
  edit: [path, value],
  code: 'schema',
  path,
  evidence: [path],
})

const unknown = (path: string, value: string, ...evidence: string[]): Plant => ({
  edit: [path, value],
  code: 'unknown-reference',
  path,
  evidence: [path, ...evidence],
})

const scalesOf = ({ scoring }: InstrumentDocument) => [...scoring.scales.entries()]
const cutsOf = (document: InstrumentDocument) =>
  scalesOf(document).flatMap(([scale, { cutScores = [] }]) =>
    cutScores.map((cut, index) => ({
      cut,
      before: cutScores[index - 1],
      path: `/scoring/scales/${scale}/cutScores/${index}`,
    })),
  )
const itemOf = (term: ItemTermDocument): string =>
  (typeof term === 'string' ? term : term.item).replace(/^-/, '')

export const SCHEMA_FAULTS: Readonly<Record<string, Planter<InstrumentDocument>>> = {
  'an aggregate misspelt': (document) =>
    scalesOf(document).map(([index]) => schemaFault(`/scoring/scales/${index}/aggregate`, 'summ')),
  'a direction of another type': (document) =>
    scalesOf(document).map(([index]) => schemaFault(`/scoring/scales/${index}/direction`, 1)),
  'a scale without names': (document) =>
    scalesOf(document).map(([i]) => schemaFault(`/scoring/scales/${i}/names`, undefined)),
  'a missing rule that is a number': (document) =>
    scalesOf(document).map(([index]) => schemaFault(`/scoring/scales/${index}/missing`, 2)),
  'a cut score that is text': (document) =>
    cutsOf(document).map(({ path }) => schemaFault(`${path}/sensitivity`, 'high')),
  'no references': () => [schemaFault('/scoring/references', undefined)],
  'no licence': () => [schemaFault('/scoring/licence', undefined)],
  'an informant list that is text': () => [schemaFault('/scoring/informants', 'self')],
  'an item that is a number': ({ properties }) =>
    Object.keys(properties).map((id) => schemaFault(`/properties/${id}`, 3)),
  'a severity that is none': ({ scoring: { criticalItems = [] } }) =>
    criticalItems.map((_, index) => schemaFault(`/scoring/criticalItems/${index}/severity`, 'bad')),
  'a rule without names': ({ scoring: { rules = [] } }) =>
    rules.map((_, index) => schemaFault(`/scoring/rules/${index}/names`, undefined)),
  'a variant without names': ({ scoring: { variants = {} } }) =>
    Object.keys(variants).map((name) => schemaFault(`/scoring/variants/${name}/names`, undefined)),
}

export const FAULTS_OF_MEANING: Readonly<Record<string, Planter<InstrumentDocument>>> = {
  'an unknown item in a scale': (document) =>
    scalesOf(document).flatMap(([scale, { items = [] }]) =>
      items.map((_, index) => unknown(`/scoring/scales/${scale}/items/${index}`, 'nobody')),
    ),
  'an unknown band': (document) =>
    cutsOf(document).map(({ path }) => unknown(`${path}/band`, 'nobody')),
  'an unknown source': (document) =>
    cutsOf(document).map(({ path }) => unknown(`${path}/source`, 'nobody', '/scoring/references')),
  'cut scores that descend': (document) =>
    cutsOf(document).flatMap(({ cut, before, path }) => {
      const key = cut.at === undefined ? 'above' : 'at'
      const bound = before?.at ?? before?.above
      const place = `${path}/${key}`
      return bound === undefined
        ? []
        : [{ edit: [place, bound - 1], code: 'range', path: place, evidence: [place] } as const]
    }),
  'a recode map that is not complete': ({ properties, scoring: { scales } }) =>
    Object.keys(properties)
      .filter((id) => !scales.some(({ items = [] }) => items.includes(`-${id}`)))
      .map((id) => {
        const path = `/scoring/keys/${id}`
        const recode = `${path}/recode`
        const evidence = [path, `/properties/${id}`]
        return { edit: [path, { recode: { 1: 1 } }], code: 'range', path: recode, evidence }
      }),
  'an unknown item in a condition': ({ scoring: { criticalItems = [] } }) =>
    criticalItems.map((_, index) => {
      const path = `/scoring/criticalItems/${index}/when`
      const edit = [path, { not: { item: 'nobody', atLeast: 1 } }] as const
      return { edit, code: 'unknown-reference', path: `${path}/not/item`, evidence: [path] }
    }),
  'an unknown response set': ({ properties }) =>
    Object.entries(properties)
      .filter(([, { $ref }]) => $ref !== undefined)
      .map(([id]) => unknown(`/properties/${id}/$ref`, '#/$defs/nobody')),
  'a version that differs from $id': () => [
    { edit: ['/scoring/version', '9.9.9'], code: 'schema', path: '/scoring/version', evidence: [] },
  ],
  'an item given twice': (document) =>
    scalesOf(document).flatMap(([scale, { items = [] }]) => {
      const [first, second] = items
      if (first === undefined || second === undefined) return []
      const list = `/scoring/scales/${scale}/items`
      const path = `${list}/1`
      // What a term says beside its item stays, or its scale would count nothing.
      const again = typeof second === 'string' ? itemOf(first) : { ...second, item: itemOf(first) }
      return [{ edit: [path, again], code: 'duplicate-id', path, evidence: [list] }]
    }),
}

export const PROTOCOL_SCHEMA_FAULTS: Readonly<Record<string, Planter<ProtocolDocument>>> = {
  'no references': () => [schemaFault('/references', undefined)],
  'a tier without a colour': ({ tiers }) =>
    tiers.map((_, index) => schemaFault(`/tiers/${index}/colour`, undefined)),
  'a tier without names': ({ tiers }) =>
    tiers.map((_, index) => schemaFault(`/tiers/${index}/names`, undefined)),
  'a rule whose names are text': ({ rules }) =>
    rules.map((_, index) => schemaFault(`/rules/${index}/names`, 'high')),
  'a quality rule of no state': ({ quality }) =>
    quality.map((_, index) => schemaFault(`/quality/${index}/state`, 'odd')),
  'no baseline': () => [schemaFault('/baseline', undefined)],
}

export const PROTOCOL_FAULTS_OF_MEANING: Readonly<Record<string, Planter<ProtocolDocument>>> = {
  'an unknown tier': ({ rules }) =>
    rules.map((_, index) => unknown(`/rules/${index}/tier`, 'nobody')),
  'an unknown source': ({ rules }) =>
    rules.map((_, index) => unknown(`/rules/${index}/source`, 'nobody', '/references')),
  'an unknown quality index': ({ quality }) =>
    quality.map((_, index) => unknown(`/quality/${index}/index`, 'nobody')),
  'a condition on an instrument outside': ({ rules }) =>
    rules.map((_, index) => {
      const path = `/rules/${index}/when`
      const edit = [path, { instrument: 'nobody', item: 'a', atLeast: 1 }] as const
      return { edit, code: 'unknown-reference', path: `${path}/instrument`, evidence: [path] }
    }),
}
