import { parseGrade } from '../../io/cell/parse-grade.js'
import type { PopulationFilter } from './population.js'

/**
 * What a person chose of the population: `grade=7,8;school=North`. Grades may be written as in a file.
 *
 * @returns the filters, none for no text; or the part that is not understood
 */
export function readPopulation(text: string | undefined): readonly PopulationFilter[] | string {
  const filters: PopulationFilter[] = []
  for (const part of text?.split(';') ?? []) {
    const [level = '', ...rest] = part.split('=').map((word) => word.trim())
    const values = rest
      .join('=')
      .split(',')
      .map((word) => word.trim())
    if (level === '' || rest.length === 0 || values.includes('')) return part
    const grades = level === 'grade' ? values.map(parseGrade) : []
    if (grades.some((grade) => !(grade > 0))) return part
    filters.push({ level, values: level === 'grade' ? grades.map(String) : values })
  }
  return filters
}
