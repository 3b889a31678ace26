import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { run } from './run.mjs'

const PRINTS = /^(\/\/|#) prints:\n(?:\1.*\n)+/m
const LONGEST = 40

/** What an example says that it prints: the comment at its end that begins with `prints:`. */
function expectedOutput(text) {
  const [block, mark] = PRINTS.exec(text) ?? []
  if (block === undefined) return undefined
  const lines = block.trimEnd().split('\n').slice(1)
  return lines.map((line) => line.slice(mark.length + 1)).join('\n')
}

/** What differs from run to run is masked: times. */
function masked(output) {
  return output
    .replaceAll(/\b\d+(?:\.\d+)? ?(?:ms|s)\b/g, '0.0 s')
    .replaceAll(/[ \t]+$/gm, '')
    .trimEnd()
}

/** Writes what an example prints to its end. */
function writeOutput(file, text, output) {
  const mark = file.endsWith('.sh') ? '#' : '//'
  const lines = masked(output).split('\n')
  const block = [`${mark} prints:`, ...lines.map((line) => `${mark} ${line}`.trimEnd())].join('\n')
  writeFileSync(file, `${text.replace(PRINTS, '').trimEnd()}\n\n${block}\n`)
}

/**
 * Runs every example of a folder and compares what it prints with what it says that it prints.
 *
 * @param {string} folder - the examples, inside a project in which the package can be imported
 * @param {{ bin: string, isUpdate?: boolean }} options - folder with the command `mindgauge`; whether to write what is
 *   printed to the end of the examples
 * @returns {Promise<readonly string[]>} what is wrong
 */
export async function checkExamples(folder, { bin, isUpdate = false }) {
  const faults = []
  const names = readdirSync(folder).filter((name) => /\.(?:mjs|sh)$/.test(name))
  if (names.length === 0) faults.push(`${folder} has no examples`)
  const env = { NO_COLOR: '1', PATH: `${resolve(bin)}${delimiter}${process.env.PATH}` }
  for (const name of names.sort()) {
    const file = join(folder, name)
    const text = readFileSync(file, 'utf8')
    const command = name.endsWith('.sh') ? ['bash', name] : [`./${name}`]
    const { status, output } = await run(command, { cwd: folder, env })
    const expected = expectedOutput(text)
    if (status !== 0) faults.push(`${name} ends with ${status}\n${output}`)
    else if (isUpdate) writeOutput(file, text, output)
    else if (expected === undefined) faults.push(`${name} does not end with what it prints`)
    else if (masked(output) !== masked(expected))
      faults.push(`${name} prints\n${masked(output)}\nand says that it prints\n${masked(expected)}`)
    const nLines = text.trimEnd().split('\n').length
    if (nLines >= LONGEST && !isUpdate)
      faults.push(`${name} has ${nLines} lines, fewer than ${LONGEST} are allowed`)
  }
  return faults
}
