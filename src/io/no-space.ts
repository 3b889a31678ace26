const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Whether an error of the file system says that the disk, or the share of it that one may fill, is full. */
export function isNoSpace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FULL.has(String(error.code))
}
