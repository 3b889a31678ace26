import { transformSync } from 'esbuild'

/** A fenced block of a document or a doc comment. */
export interface CodeBlock {
  readonly language: string
  readonly code: string
  /** Line of the fence in its file, from 1. */
  readonly line: number
}

const FENCE = /^```(\w+)\n([\s\S]*?)^```/gm

/** The fenced blocks of a text; in doc comments the leading stars are dropped first. */
export function codeBlocks(text: string): readonly CodeBlock[] {
  const plain = text.replaceAll(/^ *\* ?/gm, '')
  return [...plain.matchAll(FENCE)].map(({ 1: language = '', 2: code = '', index }) => ({
    language,
    code,
    line: plain.slice(0, index).split('\n').length,
  }))
}

/** A line that shows its value: `expression // => value`, or `const name = expression // => value`. */
function checked(line: string): string {
  const [, code, expected] = /^(.*\S)\s+\/\/ => (.+)$/.exec(line) ?? []
  if (code === undefined || expected === undefined) return line
  const [, name] = /^\s*(?:const|let)\s+(\w+)\b/.exec(code) ?? []
  return name === undefined
    ? `expectClose((${code}), ${expected})`
    : `${code}\nexpectClose(${name}, ${expected})`
}

/** Static imports become destructuring of `modules`, which may be awaited. */
function importsToValues(code: string): string {
  return code
    .replaceAll(/^import type .*$/gm, '')
    .replaceAll(
      /^import\s+(\w+)\s+from\s+'([^']+)'.*$/gm,
      (_, name, from) => `const { default: ${name} } = await modules('${from}')`,
    )
    .replaceAll(/^import\s+\{([^}]+)\}\s+from\s+'([^']+)'.*$/gm, (_, names: string, from) => {
      const values = names.split(',').filter((name) => !/^\s*type\s/.test(name))
      return `const {${values.join(',').replaceAll(/\bas\b/g, ':')}} = await modules('${from}')`
    })
}

type Scope = Readonly<Record<string, unknown>>

/** Makes a function of a TypeScript block: names of `scope` can be used as they are, the rest is imported. */
export function compileBlock(code: string, scope: Scope): () => Promise<void> {
  const js = importsToValues(code).split('\n').map(checked).join('\n')
  const imported = new Set(
    [...js.matchAll(/const \{([^}]*)\} = await modules/g)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.split(':').at(-1)?.trim()),
    ),
  )
  const names = Object.keys(scope).filter((name) => !imported.has(name))
  const body = transformSync(`async function block() {\n${js}\n}`, { loader: 'ts' }).code
  const make = new Function(...names, `${body}\nreturn block`)
  return make(...names.map((name) => scope[name])) as () => Promise<void>
}
