import { valueAt } from '../schema/json-pointer.js'
import { ANY_NAME, type StandIns } from '../schema/set-aside.js'

const TEXT = { en: '-' }
const ANY_BAND = { cutScores: [{ band: ANY_NAME }] }
const CONDITION = { item: ANY_NAME, codes: [ANY_NAME] }

/** Parts that stand in documents of more than one kind: labels, references, conditions. */
export const COMMON_PARTS: StandIns['parts'] = [
  [/^(\/scoring)?\/references$/, { [ANY_NAME]: { text: '-' } }],
  [/\/references\/[^/]+$/, { text: '-' }],
  [/\/(names|who|action)$/, TEXT],
  [/\/(en|text)$/, '-'],
  [/\/id$/, ANY_NAME],
  [/\/version$/, '0.0.0'],
  [/\/state$/, 'suspect'],
  [/\/(when|not|(all|any|of)\/\d+)$/, CONDITION],
  [/\/(instrument|item|scale|rule|criticalItem)$/, ANY_NAME],
  [/\/(codes|bands|outcomes|items|instruments)$/, [ANY_NAME]],
  [/\/(codes|bands|outcomes|items|instruments)\/\d+$/, ANY_NAME],
  [/\/(atLeast|above|atMost|below)$/, 0],
  [/\/atLeastOf$/, 1],
]

/** What stands in for the parts of an instrument file that the schema refuses. */
export const INSTRUMENT_STAND_INS: StandIns = {
  placesOf,
  parts: [
    [/^\/\$schema$/, 'urn:mindgauge:schema:instrument'],
    [/^\/\$id$/, `urn:mindgauge:instrument:${ANY_NAME}:0.0.0`],
    [/^\/title$/, '-'],
    [/^\/scoring\/version$/, (_: unknown, document: unknown) => versionIn(document)],
    [/^\/type$/, 'object'],
    [/^\/(properties|\$defs)$/, { [ANY_NAME]: { title: '-' } }],
    [/^\/(properties|\$defs)\/[^/]+$/, { title: '-' }],
    [/\/translations\/|^\/scoring\/(codes|unscored|translations)$/, undefined],
    [/^\/scoring$/, {}],
    [/\/keys\/[^/]+$/, { reverseKeyed: true }],
    [/\/informants$/, [ANY_NAME]],
    [/\/informants\/\d+$/, ANY_NAME],
    [/^\/scoring\/scales$/, [{ items: [ANY_NAME] }]],
    [/^\/scoring\/scales\/\d+$/, { items: [ANY_NAME] }],
    [/\/scales\/[^/]+\/scales\/\d+$/, ANY_NAME],
    [/\/scales\/[^/]+\/scales$/, undefined],
    [/\/aggregate$/, aggregateOf],
    [/\/direction$/, 'neutral'],
    [/\/cutScores$/, [{ band: ANY_NAME }]],
    [/\/cutScores\/\d+$/, { band: ANY_NAME }],
    [/\/cutScoresBy$/, [{}]],
    [/\/cutScoresBy\/\d+$|\/group$/, {}],
    [/\/band$/, ANY_NAME],
    [/^\/scoring\/bands$/, { [ANY_NAME]: TEXT }],
    [/^\/scoring\/bands\/[^/]+$/, TEXT],
    [/\/rules\/\d+\/outcomes$/, [{}, {}]],
    [/\/rules\/\d+\/outcomes\/\d+$/, {}],
    [/\/(rules|criticalItems)$/, [{}]],
    [/\/(rules|criticalItems|validity|gates|unanswered)\/\d+$/, {}],
    [/\/code$/, ANY_NAME],
    [/\/severity$/, 'watch'],
    [/^\/scoring\/variants$/, { [ANY_NAME]: {} }],
    [
      /^\/scoring\/variants\/[^/]+$/,
      (_: unknown, document: unknown) => ({ scales: anyBands(document) }),
    ],
    [/^\/scoring\/variants\/[^/]+\/scales$/, (_: unknown, document: unknown) => anyBands(document)],
    [/^\/scoring\/variants\/[^/]+\/scales\/[^/]+$/, ANY_BAND],
    [/\/licence$/, { status: '-', detail: '-', confidence: 'unknown' }],
    [/\/provenance$/, { key: 'unknown' }],
    ...COMMON_PARTS,
  ],
}

/** A fault in an item, a response set or a key is one of the whole; a scale with no kind of terms, or two, keeps the rest. */
function placesOf(path: string, value: unknown): readonly string[] {
  const whole =
    /^\/(?:properties|\$defs)\/[^/]+(?=\/(?!title|description))|^\/scoring(?:\/variants\/[^/]+)?\/keys\/[^/]+(?=\/)/.exec(
      path,
    )?.[0]
  if (whole !== undefined) return [whole]
  const isScale = /^\/scoring\/scales\/\d+$/.test(path)
  return isScale && typeof value === 'object' && value !== null && !Array.isArray(value)
    ? ['items', 'scales', 'numerator', 'denominator', 'aggregate']
        .filter((key) => key === 'items' || key in value)
        .map((key) => `${path}/${key}`)
    : [path]
}

/** The version that `$id` names. */
function versionIn(document: unknown): string {
  const [, , , , version = '0.0.0'] = String(valueAt(document, '/$id')).split(':')
  return version
}

/** The aggregate that the other parts of a scale speak for. */
function aggregateOf(scale: Readonly<Record<string, unknown>>): string {
  if ('numerator' in scale) return 'ratio'
  const isCount = /"(counts|atLeast|above|atMost|below)":/.test(
    JSON.stringify([{ counts: scale['counts'] }, scale['items'], scale['scales']]),
  )
  return isCount ? 'count' : 'sum'
}

/** A variant of which nothing is known may give any scale any bands. */
function anyBands(document: unknown): Readonly<Record<string, unknown>> {
  const scales = valueAt(document, '/scoring/scales')
  const ids = Array.isArray(scales) ? scales.map((_, index) => valueAt(scales, `/${index}/id`)) : []
  return Object.fromEntries(ids.map((id) => [String(id), ANY_BAND]))
}
