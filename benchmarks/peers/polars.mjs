// CSV in, scores out with polars: node polars.mjs SPEC INPUT OUTPUT
import { readFileSync } from 'node:fs'
import pl from 'nodejs-polars'

const [specFile, input, output] = process.argv.slice(2)
const { carried, items, scales, columns } = JSON.parse(readFileSync(specFile, 'utf8'))

const schema = Object.fromEntries([
  ...carried.map((column) => [column, pl.String]),
  ...items.map((column) => [column, pl.Int16]),
])
let frame = pl.readCSV(input, { schema, rowCount: { name: 'row0', offset: 1 } })
frame = frame.withColumn(pl.col('row0').alias('row'))

function termValue({ item, from, atLeast }) {
  const column = pl.col(item)
  if (atLeast !== undefined) return column.gtEq(pl.lit(atLeast)).cast(pl.Int16)
  return from === undefined ? column : pl.lit(from).minus(column)
}

function rawOf({ column, aggregate, maxMissing, terms }) {
  const s = pl.col(`${column}_s`)
  const n = pl.col(`${column}_n`)
  const count = terms.length
  const score = aggregate === 'mean' ? s.cast(pl.Float64).div(pl.lit(count)) : s.cast(pl.Float64)
  const absent = pl.lit(null).cast(pl.Float64)
  if (maxMissing === 0)
    return pl
      .when(n.eq(pl.lit(0)))
      .then(score)
      .otherwise(absent)
  const answered = pl.lit(count).minus(n).cast(pl.Float64)
  const prorated = s.cast(pl.Float64).mul(pl.lit(count)).div(answered).plus(pl.lit(0.5)).floor()
  return pl
    .when(n.eq(pl.lit(0)))
    .then(score)
    .when(n.ltEq(pl.lit(maxMissing)))
    .then(prorated)
    .otherwise(absent)
}

function bandOf({ column, bands }) {
  const absent = pl.lit(null).cast(pl.String)
  if (bands.length === 0) return absent
  const raw = pl.col(`${column}_raw`)
  const [first, ...others] = bands
  let cases = pl.when(raw.isNull()).then(absent)
  for (const { at, band, isAbove } of others.toReversed())
    cases = cases.when(isAbove ? raw.gt(pl.lit(at)) : raw.gtEq(pl.lit(at))).then(pl.lit(band))
  return cases.otherwise(pl.lit(first.band))
}

const ofItems = scales.filter(({ terms }) => terms[0].item !== undefined)
const ofScales = scales.filter(({ terms }) => terms[0].item === undefined)
frame = frame.withColumns(
  ...ofItems.flatMap(({ column, terms }) => [
    pl.sumHorizontal(terms.map((term) => termValue(term).fillNull(pl.lit(0)))).alias(`${column}_s`),
    pl
      .sumHorizontal(terms.map(({ item }) => pl.col(item).isNull().cast(pl.Int16)))
      .alias(`${column}_n`),
  ]),
)
frame = frame.withColumns(...ofItems.map((scale) => rawOf(scale).alias(`${scale.column}_raw`)))
frame = frame.withColumns(
  ...ofScales.map(({ column, terms }) =>
    terms
      .map(({ scale }) => pl.col(`${scale}_raw`))
      .reduce((sum, one) => sum.plus(one))
      .alias(`${column}_raw`),
  ),
)
frame = frame.withColumns(
  ...scales
    .filter(({ hasBand }) => hasBand)
    .map((scale) => bandOf(scale).alias(`${scale.column}_band`)),
)
frame.select(...columns).writeCSV(output)
