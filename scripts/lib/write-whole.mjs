import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Replaces a file at once, and only where it changes, so that whoever reads it meanwhile finds it whole. */
export function writeWhole(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  const part = `${file}.${process.pid}.part`
  writeFileSync(part, text)
  renameSync(part, file)
}
