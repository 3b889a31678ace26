// Compiles src/kernel/assembly to WebAssembly ahead of time, to src/kernel/kernel.generated.js: its bytes as a text.
// Runs before tests, types and build.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createMemoryStream, main } from 'assemblyscript/asc'
import { writeWhole } from './lib/write-whole.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const target = join(root, 'src/kernel/kernel.generated')
const OPTIONS = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--importMemory']
const TYPES = `/** The bytes of the kernel, in Base64. */
export declare const KERNEL: string
`

/** The compiler reads its library from texts of its own, and our files by their paths. */
async function compile() {
  let bytes
  const stderr = createMemoryStream()
  const { error } = await main(
    ['src/kernel/assembly/index.ts', ...OPTIONS, '--enable', 'simd', '--outFile', 'kernel.wasm'],
    {
      stderr,
      readFile: (name, base) => {
        const path = join(root, base === '.' ? '' : base, name)
        return existsSync(path) ? readFileSync(path, 'utf8') : null
      },
      writeFile: (_, contents) => {
        bytes = contents
      },
      listFiles: () => [],
    },
  )
  const said = stderr.toString()
  if (error !== null || said !== '') throw new Error(`${said}${error?.message ?? ''}`)
  return Buffer.from(bytes)
}

const kernel = await compile()
writeWhole(`${target}.js`, `export const KERNEL =\n  '${kernel.toString('base64')}'\n`)
writeWhole(`${target}.d.ts`, TYPES)
console.log(`compiled the kernel to ${kernel.length} bytes of WebAssembly`)
