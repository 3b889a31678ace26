import type { FileGroup, FilePerson } from './file.js'
import { belongs } from './person.js'

/** The set by which a person is read. Somebody of unknown sex could be a girl or a boy: neither's set is theirs. */
export function cutsOf<T extends { readonly group: FileGroup }>(
  sets: readonly T[],
  person: FilePerson,
  informant: string | undefined,
): T | null {
  const first = (someone: FilePerson, among: readonly T[]): T | null => {
    const found = among.find(({ group }) => belongs(group, someone, informant) !== 'false')
    return found && belongs(found.group, someone, informant) === 'true' ? found : null
  }
  if (person.sex === 'female' || person.sex === 'male') return first(person, sets)
  const could = (['female', 'male'] as const).map((sex) => first({ ...person, sex }, sets))
  if (could[0] === could[1]) return could[0] ?? null
  if (could.includes(null)) return null
  const rest = sets.filter(({ group }) => group.sex === undefined)
  const general = first(person, rest)
  return general !== null &&
    !could.includes(general) &&
    could.every((set) => sets.indexOf(set as T) < sets.indexOf(general))
    ? general
    : null
}
