const END = 0x06054b50
const CENTRAL = 0x02014b50
const END_LENGTH = 22
const CENTRAL_LENGTH = 46
/** 1 January 1980 at midnight, the first day that a zip file knows. */
const FIRST_DAY = 0x0021

/**
 * A zip file without the times of its parts, in place: each becomes 1 January 1980, so that the same document gives the
 * same bytes.
 *
 * @param bytes - a whole zip file of less than 4 GiB without a comment, as `docx` makes it
 */
export function withoutDates(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - END_LENGTH
  if (end < 0 || view.getUint32(end, true) !== END)
    throw new Error('withoutDates requires a zip file without a comment')
  const setDate = (at: number): void => {
    view.setUint16(at, 0, true)
    view.setUint16(at + 2, FIRST_DAY, true)
  }
  let at = view.getUint32(end + 16, true)
  while (at < end && view.getUint32(at, true) === CENTRAL) {
    setDate(at + 12)
    setDate(view.getUint32(at + 42, true) + 10)
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true))
    at += CENTRAL_LENGTH + lengths.reduce((sum, length) => sum + length, 0)
  }
  return bytes
}
