// Takes cells that are carried through from one file to another.

import { COMMA, DELETE, NEWLINE, QUOTE, SPACE, ZERO } from './bytes'

/**
 * Copies cells that follow each other, each with a comma behind it.
 *
 * @param isValid - 1 where the bytes are known to be UTF-8
 * @param to - where the first cell goes; what stands 15 bytes behind the last one may be overwritten
 * @param limit - end of the room that there is
 * @param base - address from which `ends` count
 * @param ends - address of where the first cell ends; that of the next is `stride` bytes further
 * @param plain - address of a byte that becomes 0 where a cell cannot stand in CSV as it is
 * @returns where the next cell begins; 0 where the line has fewer cells, 1 where they have no room
 */
export function takeCells(
  from: usize,
  nCells: usize,
  delimiter: u32,
  isValid: u32,
  to: usize,
  limit: usize,
  base: usize,
  ends: usize,
  stride: usize,
  plain: usize,
): usize {
  let at = from
  let start = from
  let end = ends
  let isPlain: u32 = 1
  for (let cell: usize = 0; cell < nCells; ) {
    const byte: u32 = load<u8>(at)
    if (byte === delimiter) {
      if (!isEdgePlain(start, at, isValid)) isPlain = 0
      store<u32>(end, <u32>(to + at - from - base))
      end += stride
      start = at + 1
      cell++
    } else if (byte === NEWLINE) return 0
    else if (byte < SPACE || byte === COMMA || byte === QUOTE || byte === DELETE) isPlain = 0
    else if (byte > DELETE && isValid === 0) isPlain = 0
    at++
  }
  if (to + at - from + 16 > limit) return 1
  copyBytes(from, to, at - from)
  if (delimiter !== COMMA)
    for (let done = ends; done < end; done += stride) store<u8>(base + load<u32>(done), <u8>COMMA)
  if (isPlain === 0) store<u8>(plain, 0)
  return at
}

/** Whether a cell begins with a digit, a letter or a Chinese character, and does not end with a space. */
function isEdgePlain(start: usize, end: usize, isValid: u32): bool {
  if (start === end) return true
  const first: u32 = load<u8>(start)
  const letter = first | 32
  const isWord = (first >= ZERO && first < ZERO + 10) || (letter >= 97 && letter <= 122)
  if (!isWord && !(isValid !== 0 && isIdeograph(first))) return false
  const last: u32 = load<u8>(end - 1)
  return last > DELETE ? isIdeograph(<u32>load<u8>(end - 3)) : last !== SPACE
}

/** First byte of U+4000 to U+9FFF, three bytes each. */
function isIdeograph(byte: u32): bool {
  return byte >= 0xe4 && byte <= 0xe9
}

/** Copies bytes; what stands 15 bytes behind them may be overwritten. */
export function copyBytes(from: usize, to: usize, length: usize): void {
  for (let done: usize = 0; done < length; done += 16) v128.store(to + done, v128.load(from + done))
}
