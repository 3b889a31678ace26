import { compileInstrument } from '../../dist/index.js'

/**
 * What the peers are told to compute: every scale of the instruments with its missing rule, rounding and bands, taken
 * from the compiled plan, so that nobody is given another task than mindgauge.
 *
 * @param {readonly string[]} ids - instruments
 * @param {readonly string[]} header - columns of the file
 */
export async function scoreSpec(ids, header) {
  const instruments = await Promise.all(
    ids.map(async (id) => (await import(`../../dist/instruments/${id}.js`)).default),
  )
  const scales = instruments.flatMap((instrument) => scalesOf(instrument))
  const items = instruments.flatMap((instrument) => instrument.items.map(({ id }) => id))
  const carried = header.filter((column) => !items.includes(column))
  const columns = [
    ...carried,
    'row',
    ...scales.flatMap(({ column, hasBand }) => [
      `${column}_raw`,
      ...(hasBand ? [`${column}_band`] : []),
    ]),
  ]
  return { carried, items, scales, columns }
}

function scalesOf(instrument) {
  const { scales } = compileInstrument(instrument)
  return scales.map((plan, index) => {
    const { id } = instrument.scales[index]
    refuseOthers(plan, id)
    return {
      column: `${instrument.id}_${id}`,
      aggregate: plan.aggregate,
      maxMissing: plan.maxMissing,
      terms: plan.terms.map((term) =>
        plan.of === 'items'
          ? itemTerm(instrument.items[term.index], term)
          : { scale: `${instrument.id}_${instrument.scales[term.index].id}` },
      ),
      hasBand: plan.cutScoreSets.length > 0,
      bands:
        plan.cutScoresOn === 'raw' && plan.cutScoreSets.length > 0
          ? plan.cutScoreSets[0].cutScores.map(({ band }, cut) => ({
              band,
              at: plan.bounds[0].at[cut],
              isAbove: plan.bounds[0].strict[cut] === 1,
            }))
          : [],
    }
  })
}

/** An item as it is, reversed (`from − code`), or counted where its code is at least a number. */
function itemTerm(item, term) {
  const codes = item.options.map(({ code }) => code)
  const values = [...term.values.slice(0, codes.length)]
  const first = codes[0] + codes.at(-1)
  if (values.every((value, at) => value === codes[at])) return { item: item.id }
  if (values.every((value, at) => value === first - codes[at]))
    return { item: item.id, from: first }
  const atLeast = codes[values.indexOf(1)]
  if (values.every((value, at) => value === (codes[at] >= atLeast ? 1 : 0)))
    return { item: item.id, atLeast }
  throw new Error(`scoreSpec knows no way to write the key of ${item.id}`)
}

/** Whatever the peers are not told about must not be needed. */
function refuseOthers(plan, id) {
  const isPlain =
    ['sum', 'mean', 'count'].includes(plan.aggregate) &&
    plan.transform.length === 0 &&
    plan.cutScoreSets.length <= 1 &&
    (plan.maxMissing === 0 || (plan.completion === 'prorate' && plan.round === 'half-up'))
  if (!isPlain) throw new Error(`scoreSpec cannot tell peers of the scale ${id}`)
}
