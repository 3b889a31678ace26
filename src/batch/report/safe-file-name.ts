/** Names that Windows keeps for devices, with any ending. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

/** Bytes of a name without its ending; paths of several such names stay below what systems allow. */
const LONGEST = 80

/** Names given in one folder so far, as file systems compare them that do not know capitals. */
export type TakenNames = Set<string>

/**
 * A name for a file or a folder from any text, such as a school's: without signs of paths, controls or marks of
 * direction, not hidden, not reserved, at most 80 bytes, and not given before in the folder, whatever the capitals.
 *
 * @param taken - the names of the folder; the new one is added
 */
export function safeFileName(text: string, taken: TakenNames): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu, '')
    .replaceAll(/[/\\:*?"<>|＊？／＼：]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\.{2,}/g, '.')
  const trimmed = shortened(plain, LONGEST).replaceAll(/^[\s.~-]+|[\s.]+$/g, '')
  const named = trimmed === '' ? 'unnamed' : RESERVED.test(trimmed) ? `_${trimmed}` : trimmed
  let name = named
  for (let number = 2; taken.has(folded(name)); number++) name = `${named} (${number})`
  taken.add(folded(name))
  return name
}

/** The beginning of a text that takes at most so many bytes in UTF-8, without half a character. */
function shortened(text: string, most: number): string {
  if (text.length * 3 <= most) return text
  let bytes = 0
  let short = ''
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > most) break
    short += character
  }
  return short
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
