// Puts the modules that the busiest commands share into one file. The bundler makes one for each set of entries that
// share something, a hundred together: they take longer to find and read than one, and what lies in one file calls each
// other faster.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { rollup } from 'rollup'

const ENTRIES = ['cli', 'crew-worker', 'report-worker']
/** Commands that read many sheets, and what is loaded before each. */
const BUSY = /^(?:score|screen|command-line)-\w+\.js$/

/** Bundles the command line in a folder anew, over the files of before. */
export async function mergeChunks(folder) {
  const modules = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .map((name) => [name, importsOf(join(folder, name))]),
  )
  const reached = (names, kinds) => {
    const found = new Set()
    const visit = (name) => {
      if (found.has(name)) return
      found.add(name)
      for (const kind of kinds) for (const next of modules.get(name)?.[kind] ?? []) visit(next)
    }
    for (const name of names) visit(name)
    return found
  }
  const entries = ENTRIES.map((name) => `${name}.js`)
  const busy = [...modules.keys()].filter((name) => BUSY.test(name))
  if (busy.length !== 3) throw new Error(`mergeChunks found ${busy.length} of 3 busy modules`)
  const first = reached(['cli.js'], ['static'])
  // What runs a command waits for its end: no command may wait for it in turn.
  const isApart = (name) => first.has(name) || name.startsWith('command-line-')
  const shared = new Set([...reached(busy, ['static'])].filter((name) => !isApart(name)))
  const all = reached(entries, ['static', 'dynamic'])
  const library = reached(
    [...modules.keys()].filter((name) => !all.has(name)),
    ['static', 'dynamic'],
  )
  const bundle = await rollup({
    input: entries.map((name) => join(folder, name)),
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
    treeshake: false,
    onwarn: (warning) => {
      throw new Error(`mergeChunks: ${warning.message}`)
    },
  })
  for (const name of all) if (!library.has(name)) rmSync(join(folder, name))
  await bundle.write({
    dir: folder,
    format: 'es',
    manualChunks: (id) => {
      const name = id.slice(folder.length + 1)
      // Named too, or it would be put into the file of those that use it.
      if (first.has(name) && !entries.includes(name)) return 'first'
      return shared.has(name) ? 'shared' : undefined
    },
    hoistTransitiveImports: false,
    minifyInternalExports: false,
  })
  await bundle.close()
}

/** Modules beside it that a module imports: at once, and when it gets there. */
function importsOf(file) {
  const text = readFileSync(file, 'utf8')
  const names = (pattern) => [...text.matchAll(pattern)].map(([, name]) => name)
  return {
    static: names(/^(?:import|export)\b[^'"]*?from "\.\/([^"]+)";$/gm),
    dynamic: names(/\bimport\("\.\/([^"]+)"\)/g),
  }
}
