/**
 * The scores of a specification in SQL, as an analyst would write them: sums of what is there, numbers of what is
 * missing, then the rules. No range checks, which the made-up file does not need.
 */
export function scoreSql({ carried, items, scales, columns }, input, output) {
  const text = (value) => `'${String(value).replaceAll("'", "''")}'`
  const types = [
    ...carried.map((column) => `${text(column)}: 'VARCHAR'`),
    ...items.map((column) => `${text(column)}: 'SMALLINT'`),
  ]
  const ofItems = scales.filter(({ terms }) => terms[0].item !== undefined)
  const ofScales = scales.filter(({ terms }) => terms[0].item === undefined)
  const name = (column) => `"${column}"`
  return `
COPY (
  WITH answers AS (
    SELECT row_number() OVER () AS "row", * FROM read_csv(${text(input)}, header = true, columns = {${types.join(', ')}})
  ), sums AS (
    SELECT *,
${ofItems.map((scale) => `      ${missing(scale)} AS ${name(`${scale.column}_n`)}, ${sum(scale)} AS ${name(`${scale.column}_s`)}`).join(',\n')}
    FROM answers
  ), raws AS (
    SELECT *,
${ofItems.map((scale) => `      ${rawOf(scale)} AS ${name(`${scale.column}_raw`)}`).join(',\n')}
    FROM sums
  ), totals AS (
    SELECT *,
${ofScales.map(({ column, terms }) => `      ${terms.map(({ scale }) => name(`${scale}_raw`)).join(' + ')} AS ${name(`${column}_raw`)}`).join(',\n')}
    FROM raws
  ), bands AS (
    SELECT *,
${scales.flatMap((scale) => (scale.hasBand ? [`      ${bandOf(scale)} AS ${name(`${scale.column}_band`)}`] : [])).join(',\n')}
    FROM totals
  )
  SELECT ${columns.map(name).join(', ')} FROM bands
) TO ${text(output)} (FORMAT csv, HEADER true)`
}

const quoted = ({ item }) => `"${item}"`

function value(term) {
  if (term.atLeast !== undefined) return `(${quoted(term)} >= ${term.atLeast})::INT`
  return term.from === undefined ? quoted(term) : `${term.from} - ${quoted(term)}`
}

const missing = ({ terms }) => terms.map((term) => `(${quoted(term)} IS NULL)::INT`).join(' + ')
const sum = ({ terms }) => terms.map((term) => `coalesce(${value(term)}, 0)`).join(' + ')

function rawOf({ column, aggregate, maxMissing, terms }) {
  const s = `"${column}_s"`
  const n = `"${column}_n"`
  const score = aggregate === 'mean' ? `${s} / ${terms.length}` : s
  if (maxMissing === 0) return `CASE WHEN ${n} = 0 THEN ${score} END`
  const prorated = `floor(${s} * ${terms.length} / (${terms.length} - ${n}) + 0.5)::INT`
  return `CASE WHEN ${n} = 0 THEN ${score} WHEN ${n} <= ${maxMissing} THEN ${prorated} END`
}

function bandOf({ column, bands }) {
  if (bands.length === 0) return 'NULL'
  const raw = `"${column}_raw"`
  const [first, ...others] = bands
  const cases = others
    .toReversed()
    .map(({ at, band, isAbove }) => `WHEN ${raw} ${isAbove ? '>' : '>='} ${at} THEN '${band}'`)
  return `CASE WHEN ${raw} IS NULL THEN NULL ${cases.join(' ')} ELSE '${first.band}' END`
}
