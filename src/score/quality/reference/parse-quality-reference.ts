import { type Issue, issue, type Result } from '../../../issue/issue.js'
import { fingerprint } from '../../../schema/fingerprint.js'
import { validateAgainst } from '../../../schema/validate-against.js'
import { cholesky } from '../../../stat/cholesky.js'
import { fullMatrix } from '../distance-plan.js'
import type { QualityReference, QualityReferenceDocument } from './quality-reference.js'

/**
 * Reads a quality reference: checks it against the published schema, that its lists are of one length and name items of
 * its own, and that its covariance matrix has an inverse.
 *
 * @param document - the parsed JSON of the file
 * @returns the reference with its fingerprint, or every fault with its JSON pointer
 */
export function parseQualityReference(document: unknown): Result<QualityReference> {
  const faults = validateAgainst('quality-reference', document)
  if (faults.length > 0) return { ok: false, issues: faults }
  const sound = document as QualityReferenceDocument
  const issues = [...lengthFaults(sound), ...itemFaults(sound)]
  if (issues.length === 0) issues.push(...covarianceFaults(sound))
  if (issues.length > 0) return { ok: false, issues }
  const { $schema: _, ...reference } = sound
  return { ok: true, value: { ...reference, fingerprint: fingerprint(document) }, issues: [] }
}

function fault(path: string, expected: string, received: string): Issue {
  return issue({ code: 'schema', path, expected, received })
}

function lengthFaults({ items, keyedMeans, distance }: QualityReferenceDocument): Issue[] {
  const issues: Issue[] = []
  const check = (path: string, expected: number, received: number): void => {
    if (expected !== received) issues.push(fault(path, `${expected} numbers`, `${received}`))
  }
  check('/keyedMeans', items.length, keyedMeans.length)
  if (distance === undefined) return issues
  check('/distance/means', distance.items.length, distance.means.length)
  check('/distance/covariance', distance.items.length, distance.covariance.length)
  distance.covariance.forEach((row, index) => {
    check(`/distance/covariance/${index}`, index + 1, row.length)
  })
  return issues
}

function itemFaults({ items, synonyms, antonyms, distance }: QualityReferenceDocument): Issue[] {
  const places = [
    ...synonyms.pairs.flatMap((pair, index) => placed(pair, `/synonyms/pairs/${index}`)),
    ...antonyms.pairs.flatMap((pair, index) => placed(pair, `/antonyms/pairs/${index}`)),
    ...placed(distance?.items ?? [], '/distance/items'),
  ]
  return places.flatMap(({ path, id }) =>
    items.includes(id)
      ? []
      : [
          issue({
            code: 'unknown-reference',
            path,
            about: 'item',
            expected: 'an item of the reference',
            received: id,
          }),
        ],
  )
}

const placed = (ids: readonly string[], path: string): { path: string; id: string }[] =>
  ids.map((id, index) => ({ path: `${path}/${index}`, id }))

function covarianceFaults({ distance }: QualityReferenceDocument): Issue[] {
  if (distance === undefined) return []
  const factor = cholesky(fullMatrix(distance.covariance), distance.items.length)
  if (typeof factor !== 'number') return []
  const received = 'an item that follows from those before it'
  return [
    fault(`/distance/covariance/${factor}`, 'a covariance matrix that has an inverse', received),
  ]
}
