// Many sheets at once: columns in, columns out. The engine is the same as for one sheet.
import { compileInstrument, STATUSES, scoreTable } from 'mindgauge'
import phq9 from 'mindgauge/instruments/phq-9'

const length = 100_000
// A byte of a column is the index of the chosen option; 255 is a blank.
const codes = phq9.items.map((_, item) =>
  Uint8Array.from({ length }, (_, row) => (row % 50 === 0 && item === 8 ? 255 : (row + item) % 4)),
)
const unknown = {
  length,
  sex: new Uint8Array(length),
  ageMonths: new Int16Array(length).fill(-1),
  grade: new Int8Array(length).fill(-1),
}

const { scales } = scoreTable(compileInstrument(phq9), { length, codes }, unknown)
const total = scales[phq9.scales.findIndex(({ id }) => id === 'total')]
const counts = new Map()
for (const status of total?.status ?? [])
  counts.set(STATUSES[status], (counts.get(STATUSES[status]) ?? 0) + 1)
console.log(counts)
console.log(total?.raw.slice(0, 5), total?.low.slice(0, 5), total?.high.slice(0, 5))

// prints:
// Map(2) { 'too-few-answered' => 2000, 'scored' => 98000 }
// Float64Array(5) [ NaN, 13, 14, 15, 12 ] Float64Array(5) [ 12, 13, 14, 15, 12 ] Float64Array(5) [ 15, 13, 14, 15, 12 ]
