import { closeSync, writeSync } from 'node:fs'

/** A file that is being written. */
export interface OutputFile {
  /** Appends bytes, or text as UTF-8. The bytes may be used again afterwards. */
  readonly write: (content: Uint8Array | string) => void
  readonly close: () => void
}

export function createOutputFile(descriptor: number): OutputFile {
  let isOpen = true
  return {
    write(content) {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
      for (let at = 0; at < bytes.length; )
        at += writeSync(descriptor, bytes, at, bytes.length - at)
    },
    close() {
      if (isOpen) closeSync(descriptor)
      isOpen = false
    },
  }
}
