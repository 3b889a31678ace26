import type { InstrumentDocument } from '../../src/instrument/document.js'

const yesNo = { en: 'yes or no', zh: '是否' }

/**
 * A small instrument file that uses most of the vocabulary: four items of codes 0 to 3, one rating from 0 to 10, one
 * yes or no, one of words; sums, a mean, a count, a ratio, bands, a gate, a rule, a critical item, validity, a variant.
 */
export const INSTRUMENT_DOCUMENT: InstrumentDocument = {
  $schema: 'urn:mindgauge:schema:instrument',
  $id: 'urn:mindgauge:instrument:small:1.0.0',
  title: 'Small',
  type: 'object',
  properties: {
    a: { $ref: '#/$defs/often', title: 'first' },
    b: { $ref: '#/$defs/often', title: 'second' },
    c: { $ref: '#/$defs/often', title: 'third' },
    d: { $ref: '#/$defs/often', title: 'fourth' },
    rating: { type: 'integer', minimum: 0, maximum: 10, title: 'rating' },
    asked: { type: 'boolean', title: 'asked' },
    word: { type: 'string', oneOf: [{ const: 'n' }, { const: 'y' }], title: 'word' },
  },
  additionalProperties: false,
  $defs: {
    often: {
      type: 'integer',
      oneOf: [
        { const: 0, title: 'never' },
        { const: 1, title: 'seldom' },
        { const: 2, title: 'often' },
        { const: 3, title: 'always' },
      ],
    },
  },
  scoring: {
    version: '1.0.0',
    informants: ['self', 'parent'],
    ages: { from: 8, to: 18 },
    names: { en: 'Small', zh: '小' },
    translations: {
      zh: {
        items: {
          a: '一',
          b: '二',
          c: '三',
          d: '四',
          rating: '评分',
          asked: '问',
          word: '词',
        },
        options: { often: { 0: '从不', 1: '很少', 2: '经常', 3: '总是' }, word: { y: '是' } },
      },
    },
    keys: { b: { reverseKeyed: true }, word: { recode: { n: 0, y: 2 } } },
    unscored: { rating: 'kept for a later study' },
    gates: [{ when: { item: 'asked', codes: [false] }, items: ['word'], code: 'n' }],
    scales: [
      {
        id: 'both',
        names: { en: 'both', zh: '两者' },
        scales: ['total', { scale: 'worst', weight: 2 }],
        aggregate: 'sum',
        direction: 'higher-is-worse',
      },
      {
        id: 'total',
        names: { en: 'total', zh: '总分' },
        items: ['a', 'b', 'c', '-d'],
        aggregate: 'sum',
        direction: 'higher-is-worse',
        missing: { maxMissingShare: 0.25, source: 'book', confidence: 'single-source' },
        cutScores: [
          { band: 'low', source: 'book', confidence: 'verified-2-sources' },
          { at: 4, band: 'middle', source: 'book', confidence: 'verified-2-sources' },
          { above: 8, band: 'high', source: 'book', confidence: 'single-source' },
        ],
      },
      {
        id: 'worst',
        names: { en: 'worst', zh: '最高' },
        items: ['a', 'word'],
        aggregate: 'maximum',
        direction: 'higher-is-worse',
      },
      {
        id: 'severe',
        names: { en: 'severe answers', zh: '重' },
        items: ['a', 'b', { item: 'c', above: 2 }],
        aggregate: 'count',
        counts: { atLeast: 2 },
        direction: 'higher-is-worse',
      },
      {
        id: 'severe-sum',
        names: { en: 'sum of severe answers', zh: '重和' },
        items: ['a', 'b', 'c'],
        recode: { 0: 0, 1: 0, 2: 2, 3: 3 },
        aggregate: 'sum',
        direction: 'higher-is-worse',
      },
    ],
    bands: {
      low: { en: 'low', zh: '低' },
      middle: { en: 'middle', zh: '中' },
      high: { en: 'high', zh: '高' },
    },
    rules: [
      {
        id: 'state',
        names: { en: 'state', zh: '状态' },
        source: 'book',
        outcomes: [
          {
            id: 'bad',
            names: { en: 'bad', zh: '差' },
            when: {
              all: [
                { scale: 'total', bands: ['high'] },
                { not: { item: 'asked', codes: [false] } },
              ],
            },
          },
          {
            id: 'fair',
            names: { en: 'fair', zh: '中' },
            when: {
              atLeastOf: 2,
              of: [
                { item: 'a', atLeast: 2 },
                { item: 'b', atLeast: 2 },
                { scale: 'worst', atLeast: 2 },
              ],
            },
          },
          { id: 'good', names: { en: 'good', zh: '好' } },
        ],
      },
    ],
    criticalItems: [
      {
        id: 'third',
        names: { en: 'third item', zh: '第三题' },
        when: {
          any: [
            { item: 'c', atLeast: 1 },
            { rule: 'state', outcomes: ['bad'] },
          ],
        },
        severity: 'crisis',
        source: 'book',
        confidence: 'single-source',
      },
    ],
    validity: [
      {
        id: 'contradiction',
        names: yesNo,
        when: { all: [{ item: 'a', codes: [3] }, { criticalItem: 'third' }] },
        state: 'suspect',
        source: 'book',
        confidence: 'single-source',
      },
    ],
    variants: {
      strict: {
        names: { en: 'strict', zh: '严' },
        keys: { a: { recode: { 0: 0, 1: 0, 2: 2, 3: 2 } } },
        scales: {
          total: {
            cutScores: [
              { band: 'low', source: 'book', confidence: 'from-memory' },
              { at: 3, band: 'high', source: 'book', confidence: 'from-memory' },
            ],
          },
        },
      },
    },
    codes: { loinc: { panel: '1-8', total: '2-6' } },
    references: { book: { text: 'A book' } },
    licence: { status: 'free', detail: 'of our own making', confidence: 'verified-2-sources' },
    provenance: { key: 'verified-2-sources' },
  },
}
