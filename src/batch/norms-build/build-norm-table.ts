import {
  type BuiltFamily,
  type LocalNormSetting,
  normCells,
} from '../../cohort/local-norms/norm-cells.js'
import { notRising } from '../../cohort/local-norms/read-continuous-norm.js'
import type { Instrument, Scale } from '../../instrument/instrument.js'
import { type Issue, issue, type Result } from '../../issue/issue.js'
import { lintNormTable } from '../../norm/lint-norm-table.js'
import type { NormCell, NormTable, NormTableDocument } from '../../norm/norm-table.js'
import { parseNormTable } from '../../norm/parse-norm-table.js'
import type { Rounding } from '../../stat/rounding.js'
import type { UsedReliability } from '../compare/comparison.js'
import type { Collected, CollectedGroup } from './collect-groups.js'

export interface NormTableJob {
  readonly instrument: Instrument
  readonly scales: readonly Scale[]
  readonly collected: Collected
  readonly setting: LocalNormSetting
  /** Groups with fewer persons get no cell. */
  readonly minimum: number
  readonly name: string
  readonly population: string
  readonly year: number
  readonly round: Rounding
  readonly reliabilities: ReadonlyMap<string, UsedReliability>
  /** Version of mindgauge, and name of the file. */
  readonly version: string
  readonly source: string
  readonly weight: string | null
}

/** Cells of one scale that differ in age alone. */
export interface NormFamily {
  readonly scale: string
  readonly groups: readonly CollectedGroup[]
  readonly built: BuiltFamily
}

export interface BuiltNormTable {
  readonly document: NormTableDocument
  readonly table: NormTable
  readonly families: readonly NormFamily[]
}

/** Builds a norm table, and checks it as any other before it is given. */
export function buildNormTable(job: NormTableJob): Result<BuiltNormTable> {
  const { instrument, scales } = job
  const issues: Issue[] = [...job.collected.issues]
  const families = scales.flatMap((scale, index) => scaleFamilies(job, scale, index, issues))
  if (families.length === 0) {
    const expected = `groups with ${job.minimum} persons or more`
    return { ok: false, issues: [...issues, tooSmall('/', expected, 'none')] }
  }
  const document = documentOf(job, families)
  const parsed = parseNormTable(document)
  if (!parsed.ok) return { ok: false, issues: [...issues, ...parsed.issues] }
  issues.push(...lintNormTable(parsed.value, instrument))
  if (issues.some(({ severity }) => severity === 'error')) return { ok: false, issues }
  return { ok: true, value: { document, table: parsed.value, families }, issues }
}

function scaleFamilies(
  job: NormTableJob,
  scale: Scale,
  index: number,
  issues: Issue[],
): NormFamily[] {
  const { collected, setting, minimum } = job
  const byFamily = new Map<string, CollectedGroup[]>()
  for (const group of collected.groups) {
    const n = group.histograms[index]?.n ?? 0
    const place = `${scale.id} ${nameOf(group.key)}`
    if (!isInAges(group.key, job.instrument)) {
      if (n > 0)
        issues.push(
          issue({
            code: 'population-outside',
            severity: 'warning',
            path: place,
            expected: 'an age that the instrument is for',
            received: 'another; no cell',
          }),
        )
      continue
    }
    if (n < minimum) {
      if (n > 0) issues.push(tooSmall(place, `${minimum} persons or more`, `${n}; no cell`))
      continue
    }
    const { age: _, ...family } = group.key
    const text = JSON.stringify(family)
    byFamily.set(text, [...(byFamily.get(text) ?? []), group])
  }
  return [...byFamily.values()].flatMap((groups) => {
    const built = normCells(
      groups.map(({ key, histograms }) => ({
        age: key.age === undefined ? Number.NaN : (key.age.from + key.age.to) / 2,
        histogram: histograms[index] as CollectedGroup['histograms'][number],
      })),
      setting,
      scale.attainable,
    )
    if (built === null) {
      const received = `${groups.length} groups; no cells`
      const expected = 'more groups, or groups that differ more'
      issues.push(tooSmall(`${scale.id} ${nameOf(groups[0]?.key ?? {})}`, expected, received))
      return []
    }
    issues.push(...turning(scale, groups, built))
    return [{ scale: scale.id, groups, built }]
  })
}

/** Whether somebody in an age band is of an age that the instrument is for. */
function isInAges({ age }: CollectedGroup['key'], { ages }: Instrument): boolean {
  return age === undefined || ages === null || (age.to > ages.from && age.from < ages.to)
}

/** Where a continuous norm contradicts itself within −2 to 2 standard deviations. */
function turning(
  scale: Scale,
  groups: readonly CollectedGroup[],
  { continuous }: BuiltFamily,
): Issue[] {
  if (continuous === null) return []
  const ages = groups.map(({ key }) => ((key.age?.from ?? 0) + (key.age?.to ?? 0)) / 2)
  return notRising(continuous, ages)
    .filter(({ from, to }) => to > 30 && from < 70)
    .map(({ age, from, to }) =>
      issue({
        code: 'norm-order',
        severity: 'warning',
        path: scale.id,
        expected: 'raw scores that rise with the norm score',
        received: `none at age ${age} from T ${from} to ${to}`,
      }),
    )
}

function tooSmall(path: string, expected: string, received: string): Issue {
  return issue({ code: 'group-too-small', severity: 'warning', path, expected, received })
}

/** A cell in words, such as `female grade 7 age 12–13`. */
export function nameOf({ age, grades, sex }: CollectedGroup['key']): string {
  const parts = [
    sex ?? '',
    grades === undefined ? '' : `grade ${grades.join('–')}`,
    age === undefined ? '' : `age ${short(age.from)}–${short(age.to)}`,
  ]
  return parts.filter((part) => part !== '').join(' ') || 'everybody'
}

const short = (age: number): string => String(Number(age.toFixed(2)))

function documentOf(job: NormTableJob, families: readonly NormFamily[]): NormTableDocument {
  const { instrument, name, year, population, setting, version, source } = job
  const cells = families.flatMap(({ scale, groups, built }) =>
    groups.map(({ key }, at): NormCell => {
      const reliability = job.reliabilities.get(scale)
      return {
        scale,
        ...key,
        n: built.cells[at]?.n ?? 0,
        ...(reliability === undefined ? {} : { reliability }),
        source: 'local',
        conversion: built.cells[at]?.conversion ?? { kind: 'mean-sd', mean: 0, sd: 1 },
      }
    }),
  )
  const n = Math.max(
    ...job.scales.map(({ id }) =>
      cells.reduce((sum, cell) => sum + (cell.scale === id ? (cell.n ?? 0) : 0), 0),
    ),
  )
  return {
    id: `${instrument.id}/${name}-${year}`,
    version: '1.0.0',
    instrument: instrument.id,
    names: {
      en: `${instrument.displayNames.en}: local norms, ${name} ${year}`,
      zh: `${instrument.displayNames.zh ?? instrument.displayNames.en}：${name} ${year} 年地方常模`,
    },
    population,
    year,
    n,
    metric: setting.metric,
    ageUnit: 'years',
    round: job.round,
    edges: 'clamp',
    confidence: 'single-source',
    notes: notesOf(job),
    references: { local: { text: `Local norms built by mindgauge ${version} from ${source}.` } },
    cells,
  }
}

/** How the figures came about, so that they can be made again. */
function notesOf({ setting, minimum, weight, instrument, collected }: NormTableJob): string[] {
  const { method, definition, ranks, smooth, continuous } = setting
  const { locationPower = 4, agePower = 3, criterion = 'bic', nTerms } = continuous
  const how = {
    'mean-sd': 'by mean and standard deviation',
    percentile: `by percentile rank (${definition})`,
    normalised: `by ranks made normal (${ranks})`,
    continuous: `by continuous norming: ranks (${ranks}), powers of location to ${locationPower} and of age to ${agePower}, terms by ${nTerms === undefined ? criterion : `number ${nTerms}`}`,
  }[method]
  const rest =
    smooth === null
      ? ''
      : method === 'mean-sd'
        ? `, smoothed by polynomials of degree ${smooth}`
        : ', neighbouring ages pooled 1 : 2 : 1'
  return [
    `Standard scores ${how}${method === 'continuous' ? '' : rest}; groups of ${minimum} persons or more.`,
    weight === null ? 'Unweighted.' : `Weighted by the column ${weight}.`,
    `Instrument ${instrument.id} ${instrument.version} (${instrument.fingerprint}); ${collected.invalid} invalid sheets are left out.`,
  ]
}
