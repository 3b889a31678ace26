import { mindgauge, records, type Workplace, workplace } from './run-command.js'

export interface Student {
  readonly student: string
  readonly school: string
  readonly grade: number
  readonly sex: string
  readonly quality: string
  readonly tier: string
  readonly band: string
  readonly raw: number
}

const BANDS = ['minimal', 'mild', 'moderate', 'moderately-severe', 'severe']

/** A made-up district of six schools: nothing in it is by chance. */
export const students: readonly Student[] = Array.from({ length: 360 }, (_, at) => {
  const school = 1 + (at % 6)
  const raw = (at * 7 + school * school * 5 + Math.floor(at / 37)) % 24
  const severity = [5, 10, 15, 20].filter((cut) => raw >= cut).length
  return {
    student: String(1000 + at),
    school: `School ${school}`,
    grade: 7 + (Math.floor(at / 6) % 3),
    sex: at % 4 < 2 ? 'female' : 'male',
    quality: at % 30 === 29 ? 'invalid' : at % 30 === 28 ? 'suspect' : 'valid',
    tier: raw >= 20 ? 'red' : 'none',
    band: BANDS[severity] ?? '',
    raw,
  }
})

const line = (one: Student): string =>
  [one.student, one.school, one.grade, one.sex, one.quality, one.tier, one.raw, one.band].join(',')

/** Those whose sheets count. */
export const valid: readonly Student[] = students.filter(({ quality }) => quality === 'valid')

export type Rows = readonly Readonly<Record<string, string>>[]

/** The row of a level, group, measure and category. */
export function rowOf(table: Rows, ...wanted: readonly string[]): Readonly<Record<string, string>> {
  const found = table.find((row) =>
    wanted.every((value, at) => row[['level', 'group', 'measure', 'category'][at] ?? ''] === value),
  )
  if (found === undefined) throw new Error(`no row ${wanted.join(', ')}`)
  return found
}

/** A run of `prevalence` and what it wrote. */
export interface Estimated {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly files: () => string[]
  readonly table: (name: string) => Rows
}

/** The files of the district, and `prevalence` of its results with further words. */
export interface District {
  readonly place: Workplace
  readonly roster: string
  readonly design: string
  readonly estimated: (...words: readonly string[]) => Promise<Estimated>
}

export function district(): District {
  const place = workplace()
  const results = place.write(
    'students.csv',
    `student,school,grade,sex,quality,tier,phq-9_total_raw,phq-9_total_band\n${students.map(line).join('\n')}\n`,
  )
  const roster = place.write(
    'roster.csv',
    `student,school,grade,sex\n${[
      ...students.map(({ student, school, grade, sex }) => [student, school, grade, sex].join(',')),
      ...Array.from({ length: 40 }, (_, at) => `${9000 + at},School ${1 + (at % 6)},7,male`),
    ].join('\n')}\n`,
  )
  const design = place.write(
    'design.csv',
    `school,area,schools,w\n${[1, 2, 3, 4, 5, 6]
      .map((school) => `School ${school},${school < 4 ? 'east' : 'west'},10,${school < 4 ? 2 : 5}`)
      .join('\n')}\n`,
  )
  let runs = 0
  const estimated: District['estimated'] = async (...words) => {
    const folder = `out-${++runs}`
    const ended = await mindgauge('prevalence', results, '--out', place.path(folder), ...words)
    return {
      ...ended,
      files: () => place.list(folder),
      table: (name) => records(place.read(`${folder}/${name}.csv`)),
    }
  }
  return { place, roster, design, estimated }
}
