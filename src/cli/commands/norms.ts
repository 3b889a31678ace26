import { basename, dirname, resolve } from 'node:path'
import { jsonNumber } from '../../batch/json-number.js'
import { loadInstruments } from '../../batch/load-instruments.js'
import { type BuiltNormTable, buildNormTable } from '../../batch/norms-build/build-norm-table.js'
import {
  collectGroups,
  NORM_GROUPINGS,
  type NormGrouping,
} from '../../batch/norms-build/collect-groups.js'
import { normFiguresCsv, normFits } from '../../batch/norms-build/norm-figures-csv.js'
import { openTable } from '../../batch/table/open-table.js'
import { TERM_CRITERIA } from '../../cohort/local-norms/choose-terms.js'
import type { LocalNormMethod, LocalNormSetting } from '../../cohort/local-norms/norm-cells.js'
import type { RankMethod } from '../../cohort/local-norms/normal-score.js'
import type { Scale } from '../../instrument/instrument.js'
import type { PreparedTable } from '../../io/formats/prepare-table.js'
import { savNames } from '../../io/formats-out/sav/sav-names.js'
import { openOutput } from '../../io/open-output.js'
import { type Issue, issue, type Result } from '../../issue/issue.js'
import { normChart } from '../../report/norm-chart.js'
import type { PercentileRankDefinition } from '../../stat/percentile-rank.js'
import type { Rounding } from '../../stat/rounding.js'
import { type Command, type Context, EXIT, type Request } from '../command.js'
import { listed } from '../load-map.js'
import { normPanels } from '../norm-panels.js'
import { issueLines } from '../print-issues.js'
import { readReliabilities } from '../read-reliabilities.js'
import { misuse, print, refuse } from '../say.js'
import { version } from '../version.js'
import { studentsIn, withPrepared } from '../with-prepared.js'

/** `mindgauge norms build`: a norm table from scored results. */
export const norms: Command = async (request, context) => {
  const [verb, given = ''] = request.operands
  const wish = wishOf(request)
  if (verb !== 'build') return misuse('norms build RESULTS', context)
  if (typeof wish === 'string') return misuse(wish, context)
  const path = studentsIn(given)
  const wanted = { path, sheet: request.values['sheet'] }
  return withPrepared([wanted], request, context, async ([prepared]) =>
    build(prepared ?? path, path, wish, request, context),
  )
}

/** @param path - of the file that was given, which an output may not replace */
async function build(
  source: PreparedTable | string,
  path: string,
  wish: Wish,
  request: Request,
  context: Context,
): Promise<number> {
  const { values, language, json } = request
  const loaded = loadInstruments([{ name: values['instrument'] ?? '', norms: [] }])
  const table = openTable(source)
  if (!loaded.ok || !table.ok) return refuse([...loaded.issues, ...table.issues], request, context)
  const instrument = loaded.value.compiled[0]?.instrument
  if (instrument === undefined) return refuse(loaded.issues, request, context)
  const prefix =
    instrument.variant === null
      ? [instrument.id]
      : [`${instrument.id}@${instrument.variant}`, instrument.id]
  const columnOf = (scale: Scale): string | undefined =>
    prefix
      .flatMap((one) => [`${one}_${scale.id}_raw`, ...savNames([`${one}_${scale.id}_raw`])])
      .find((one) => table.value.header.includes(one))
  const scales = scalesOf(instrument.scales, listed(values['scale']), columnOf, table.value.name)
  if (!scales.ok) return refuse(scales.issues, request, context)
  const collected = await collectGroups({
    table: table.value,
    columns: scales.value.map((scale) => columnOf(scale) ?? ''),
    by: wish.by,
    ageWidth: wish.ageWidth,
    weight: values['weight'] ?? null,
    watch: { signal: context.signal },
  })
  if (!collected.ok) return refuse(collected.issues, request, context)
  const built = buildNormTable({
    ...wish,
    instrument,
    scales: scales.value,
    collected: collected.value,
    population: values['population'] ?? '',
    name: values['name'] ?? 'local',
    version: version(),
    source: table.value.name,
    weight: values['weight'] ?? null,
  })
  if (!built.ok) return refuse(built.issues, request, context)
  const faults = written(values['out'] ?? '', path, built.value)
  if (faults.length > 0) return refuse(faults, request, context)
  const issues = [...table.issues, ...built.issues]
  for (const line of issueLines(issues, language)) context.err(`${line}\n`)
  const { table: norm, families } = built.value
  if (json)
    context.out(
      `${JSON.stringify({ id: norm.id, fingerprint: norm.fingerprint, n: norm.n, cells: norm.cells.length, fits: normFits(built.value) }, jsonNumber, 2)}\n`,
    )
  else {
    const fits = families.flatMap(({ scale, built: { continuous } }) =>
      continuous === null
        ? []
        : [
            `  ${scale}: R² ${continuous.fit.rSquared.toFixed(4)}, ${continuous.terms.length - 1} + 1`,
          ],
    )
    print(
      [
        `${norm.id} (${norm.fingerprint}): n ${norm.n}, ${norm.cells.length} × ${norm.metric}`,
        ...fits,
        values['out'] ?? '',
      ],
      context,
    )
  }
  return issues.some(({ severity }) => severity !== 'info') ? EXIT.issues : EXIT.done
}

interface Wish {
  readonly by: readonly NormGrouping[]
  readonly ageWidth: number
  readonly minimum: number
  readonly year: number
  readonly round: Rounding
  readonly setting: LocalNormSetting
  readonly reliabilities: NonNullable<ReturnType<typeof readReliabilities>>
}

/** The options in their own types, or what is wrong with one. */
function wishOf({ values }: Request): Wish | string {
  const whole = (name: string, usual: number): number => Number(values[name] ?? usual)
  const asked = listed(values['by'] ?? 'sex')
  const by = NORM_GROUPINGS.filter((one) => asked.includes(one))
  const [minimum, year, ageWidth] = [whole('minimum', 100), whole('year', 0), whole('age-width', 1)]
  const method = (values['method'] ?? 'normalised') as LocalNormMethod
  const [locationPower = 4, agePower = 3] = listed(values['powers'] ?? '4,3').map(Number)
  const terms = values['terms'] ?? 'bic'
  const criterion = TERM_CRITERIA.find((one) => one === terms)
  const smooth = values['smooth'] === undefined ? null : Number(values['smooth'])
  const reliabilities = readReliabilities(values['reliability'])
  if (by.length < asked.length) return `--by: ${NORM_GROUPINGS.join(', ')}`
  if (!(Number.isInteger(minimum) && minimum >= 2)) return '--minimum 2…'
  if (!(Number.isInteger(year) && year >= 1900 && year <= 2100)) return '--year 1900…2100'
  if (!(ageWidth > 0 && Number.isInteger(ageWidth * 12))) return '--age-width: 1/12 …'
  if (smooth !== null && !(Number.isInteger(smooth) && smooth >= 0 && smooth <= 4))
    return '--smooth 0…4'
  if (
    ![locationPower, agePower].every((power) => Number.isInteger(power) && power >= 1 && power <= 6)
  )
    return '--powers K,T: 1…6'
  if (
    criterion === undefined &&
    !(Number.isInteger(Number(terms)) && Number(terms) >= 1 && Number(terms) <= 10)
  )
    return '--terms bic, cp, all, 1…10'
  if ((method === 'continuous' || smooth !== null) && !by.includes('age')) return '--by age,…'
  if (reliabilities === null) return '--reliability: SCALE=0..1[:KIND],...'
  return {
    ...{ by, ageWidth, minimum, year, reliabilities },
    round: (values['round'] ?? 'none') as Rounding,
    setting: {
      method,
      metric: values['metric'] ?? (method === 'percentile' ? 'percentile' : 't'),
      definition: (values['definition'] ?? 'mid-rank') as PercentileRankDefinition,
      ranks: (values['ranks'] ?? 'rankit') as RankMethod,
      smooth,
      continuous: {
        ...{ locationPower, agePower },
        ...(criterion === undefined ? { nTerms: Number(terms) } : { criterion }),
      },
    },
  }
}

/** The scales asked for, or all that the file has. */
function scalesOf(
  all: readonly Scale[],
  asked: readonly string[],
  columnOf: (scale: Scale) => string | undefined,
  file: string,
): Result<readonly Scale[]> {
  const there = all.filter((scale) => columnOf(scale) !== undefined)
  const found = asked.length === 0 ? there : there.filter(({ id }) => asked.includes(id))
  if (found.length > 0 && found.length >= asked.length)
    return { ok: true, value: found, issues: [] }
  const missing =
    asked.length === 0
      ? all.map(({ id }) => id)
      : asked.filter((id) => !there.some((scale) => scale.id === id))
  const expected = `columns of raw scores of ${missing.join(', ')}`
  return {
    ok: false,
    issues: [issue({ code: 'column-missing', file, expected, received: 'none' })],
  }
}

/** The table and what goes with it, all of them or none. */
function written(path: string, input: string, built: BuiltNormTable): readonly Issue[] {
  const opened = openOutput(dirname(resolve(path)), [input])
  if (!opened.ok) return opened.issues
  const name = basename(path)
  const file = (ending: string, text: string): void =>
    opened.value.file(`${name}${ending}`).write(text)
  file('', `${JSON.stringify(built.document, null, 2)}\n`)
  file('.figures.csv', normFiguresCsv(built))
  file('.fit.json', `${JSON.stringify(normFits(built), jsonNumber, 2)}\n`)
  file('.svg', normChart(built.table.names.en, normPanels(built)))
  return opened.value.commit().issues
}
