import type { ProtocolDocument } from '../../src/risk/protocol.js'

/** A small protocol over the small instrument of {@link ./instrument-document.js}. */
export const PROTOCOL_DOCUMENT: ProtocolDocument = {
  id: 'small-campaign',
  version: '1.0.0',
  names: { en: 'Small campaign', zh: '小筛查' },
  grades: [4, 5, 6],
  instruments: [{ instrument: 'small', grades: [5, 6] }],
  quality: [
    {
      id: 'blank',
      names: { en: 'mostly blank' },
      index: 'missing-share',
      instruments: ['small'],
      atLeast: 0.5,
      state: 'invalid',
      source: 'book',
    },
  ],
  tiers: [
    {
      id: 'red',
      names: { en: 'red', zh: '红' },
      colour: '#c62828',
      withinHours: 24,
      who: { en: 'counsellor' },
      action: { en: 'interview' },
    },
    {
      id: 'yellow',
      names: { en: 'yellow', zh: '黄' },
      colour: 'gold',
      withinHours: 168,
      who: { en: 'class teacher' },
      action: { en: 'watch' },
    },
  ],
  baseline: { id: 'green', names: { en: 'green', zh: '绿' } },
  rules: [
    {
      id: 'third',
      tier: 'red',
      names: { en: 'third item' },
      crisis: true,
      when: { any: [{ instrument: 'small', criticalItem: 'third' }] },
      source: 'book',
    },
    {
      id: 'high',
      tier: 'yellow',
      names: { en: 'high total' },
      grades: [5],
      when: {
        all: [
          { instrument: 'small', scale: 'total', bands: ['high'] },
          { instrument: 'small', item: 'a', codes: [2, 3] },
          { not: { instrument: 'small', rule: 'state', outcomes: ['good'] } },
        ],
      },
      source: 'book',
    },
  ],
  levels: ['school', 'class'],
  suppression: { minimumCell: 5, minimumGroup: 10 },
  duplicates: 'last',
  references: { book: { text: 'A book' } },
}
