// A questionnaire of your own is a JSON file: a JSON Schema of one answer record with `scoring`.
import { score } from 'mindgauge'
import { parseInstrument } from 'mindgauge/parse'

const frequency = { enum: [1, 2, 3, 4, 5] }
const document = {
  $schema: './node_modules/mindgauge/instruments/instrument.schema.json',
  $id: 'urn:mindgauge:instrument:class-climate:1.0.0',
  title: 'Class climate',
  type: 'object',
  properties: { cc_1: frequency, cc_2: frequency, cc_3: frequency, cc_4: frequency },
  scoring: {
    version: '1.0.0',
    informants: ['self'],
    names: { en: 'Class climate', zh: '班级氛围' },
    scales: [
      {
        id: 'mean',
        names: { en: 'Mean' },
        items: ['cc_1', 'cc_2', '-cc_3', 'cc_4'], // the minus: reverse-keyed
        aggregate: 'mean',
        direction: 'higher-is-better',
        missing: { maxMissing: 1, completion: 'prorate', source: 'own' },
      },
    ],
    references: { own: { text: 'Our own questionnaire.' } },
    licence: { status: 'own', detail: 'made by the school', confidence: 'verified-2-sources' },
    provenance: { key: 'single-source' },
  },
}

const parsed = parseInstrument(document)
for (const { message } of parsed.issues) console.log(message)
const { mean } = parsed.ok ? score(parsed.value, { cc_1: 4, cc_2: 5, cc_3: 1 }).scales : {}
console.log(mean?.raw, mean?.status)

// prints:
// 4.666666666666667 prorated
