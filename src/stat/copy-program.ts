import type { LinearProgram } from './linear-program.js'

/** A copy that can be changed by itself. */
export function copyProgram({ nUnknowns, basic, free, rows }: LinearProgram): LinearProgram {
  return {
    nUnknowns,
    basic: basic.slice(),
    free: free.slice(),
    rows: rows.map((row) => row.slice()),
  }
}
