// CSV in, scores out with PapaParse and row objects: node papaparse.mjs SPEC INPUT OUTPUT
import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import Papa from 'papaparse'

const [specFile, input, output] = process.argv.slice(2)
const { carried, scales, columns } = JSON.parse(readFileSync(specFile, 'utf8'))
const out = createWriteStream(output)
out.write(`${columns.join(',')}\r\n`)

function termValue({ from, atLeast }, code) {
  if (atLeast !== undefined) return code >= atLeast ? 1 : 0
  return from === undefined ? code : from - code
}

function rawOf({ aggregate, maxMissing, terms }, row) {
  let sum = 0
  let missing = 0
  for (const term of terms) {
    const cell = row[term.item]
    if (cell === '') missing++
    else sum += termValue(term, Number(cell))
  }
  if (missing > maxMissing) return ''
  if (missing > 0) return Math.floor((sum * terms.length) / (terms.length - missing) + 0.5)
  return aggregate === 'mean' ? sum / terms.length : sum
}

function totalOf({ terms }, result) {
  let sum = 0
  for (const { scale } of terms) {
    const raw = result[`${scale}_raw`]
    if (raw === '') return ''
    sum += raw
  }
  return sum
}

function bandOf({ bands }, raw) {
  if (raw === '') return ''
  return bands.findLast(({ at, isAbove }) => at === null || (isAbove ? raw > at : raw >= at))?.band
}

function scored(row, number) {
  const result = { row: number }
  for (const column of carried) result[column] = row[column]
  for (const scale of scales) {
    const raw = scale.terms[0].item === undefined ? totalOf(scale, result) : rawOf(scale, row)
    result[`${scale.column}_raw`] = raw
    if (scale.hasBand) result[`${scale.column}_band`] = bandOf(scale, raw)
  }
  return result
}

let rows = 0
Papa.parse(createReadStream(input), {
  header: true,
  skipEmptyLines: true,
  chunk: ({ data }) => {
    if (data.length === 0) return
    const results = data.map((row) => scored(row, ++rows))
    out.write(`${Papa.unparse(results, { columns, header: false })}\r\n`)
  },
  complete: () => out.end(),
})
