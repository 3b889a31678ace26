import { readdirSync, readFileSync } from 'node:fs'

export interface SourceFile {
  /** Path below `src`, with `/`. */
  readonly path: string
  readonly room: string
  readonly text: string
  /** What the file imports or exports from. */
  readonly imports: readonly string[]
}

const IMPORT =
  /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm

/** Modules that a text imports, static, for side effects or dynamic. */
export function importsOf(text: string): readonly string[] {
  return [...text.matchAll(IMPORT)].map(([, a, b, c]) => a ?? b ?? c ?? '')
}

/** Every hand-written source file that is not a test. */
export function sourceFiles(): readonly SourceFile[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !/\.(test|generated)\.ts$/.test(path))
    .sort()
    .map((path) => {
      const text = readFileSync(`src/${path}`, 'utf8')
      return { path, room: path.split('/')[0] ?? '', text, imports: importsOf(text) }
    })
}
