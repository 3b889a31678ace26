import type { ResponseFile } from './open-responses.js'

/** What two files have in common that one reader reads. */
export interface ReadingForm {
  readonly file: ResponseFile
  readonly layout: string
}

export function readingForm(file: ResponseFile): ReadingForm {
  return { file, layout: JSON.stringify([file.columns, file.delimiter, isValidUtf8(file)]) }
}

/** Whether what reads one file reads another: the same columns for the same purposes. */
export function readAlike(one: ReadingForm, other: ReadingForm): boolean {
  const [a, b] = [one.file, other.file]
  return (
    one.layout === other.layout &&
    a.instruments.length === b.instruments.length &&
    a.instruments.every((instrument, index) => instrument === b.instruments[index]) &&
    (['map', 'students', 'testDate', 'blockLength'] as const).every(
      (name) => a.options[name] === b.options[name],
    )
  )
}

/** Whether the bytes that a file is read as are known to be UTF-8; other encodings are made into it. */
export const isValidUtf8 = ({ scan }: ResponseFile): boolean =>
  scan.encoding !== 'utf-8' || !scan.isDamaged
