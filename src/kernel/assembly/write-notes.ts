// Notes on what is prorated or not scored in a sheet.

import { copyBytes } from './copy-bytes'

/** What a kind of note is made from; written by `kernel-notes.ts`. */
@unmanaged
class Source {
  /** Address of a byte for each sheet. */
  first: usize
  /** Address of a second number for each sheet: 16 bits of a scale, a byte of a rule. */
  second: usize
  /** Whether these are the two outcomes of a rule, of which nothing is said where they are the same. */
  isRule: u32
  /** Address of two pieces for each pair of numbers: as the first note of its cell, and behind another. */
  pieces: usize
}

const SOURCE_SIZE: usize = 16
/** Second numbers of a table. */
const WIDTH: u32 = 64
/** First numbers of a table. */
const HEIGHT: u32 = 8

/**
 * Appends the notes of one sheet. 16 bytes behind them may be overwritten.
 *
 * @param isFurther - whether another note stands in the cell already
 * @param words - address of the bytes of all pieces, as in {@link writeCells}
 * @returns where they end; 0 where there is one whose piece is not known
 */
export function writeNotes(
  sources: usize,
  nSources: usize,
  row: usize,
  to: usize,
  isFurther: u32,
  words: usize,
  starts: usize,
  lengths: usize,
): usize {
  const afterSources = sources + nSources * SOURCE_SIZE
  let further = isFurther
  let at = to
  for (let address = sources; address < afterSources; address += SOURCE_SIZE) {
    const source = changetype<Source>(address)
    const first: u32 = load<u8>(source.first + row)
    let second: u32 = 0
    if (source.isRule !== 0) {
      second = load<u8>(source.second + row)
      if (first === second) continue
    } else {
      if (first === 0) continue
      second = load<u16>(source.second + (row << 1))
    }
    if (first >= HEIGHT || second >= WIDTH) return 0
    const pair = first * WIDTH + second
    const piece: usize = load<u32>(source.pieces + ((<usize>(pair * 2 + further)) << 2))
    if (piece === 0) return 0
    const length: usize = load<u32>(lengths + (piece << 2))
    copyBytes(words + ((<usize>load<u32>(starts + (piece << 2))) << 2), at, length)
    at += length
    further = 1
  }
  return at
}
