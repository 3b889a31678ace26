/** A byte for each number from 0 up, longer as it is needed: a set of students by their numbers. */
export interface Flags {
  bytes: Uint8Array
}

export function createFlags(): Flags {
  return { bytes: new Uint8Array(4096) }
}

export function hasFlag({ bytes }: Flags, index: number): boolean {
  return bytes[index] === 1
}

export function setFlag(flags: Flags, index: number): void {
  if (index >= flags.bytes.length) {
    const longer = new Uint8Array(Math.max(index + 1, flags.bytes.length * 2))
    longer.set(flags.bytes)
    flags.bytes = longer
  }
  flags.bytes[index] = 1
}
