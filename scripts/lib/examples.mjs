import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'

const PRINTS = /^(?:\/\/|#) prints:\n((?:(?:\/\/|#).*\n?)+)/m
const LONGEST = 40

/** What an example says that it prints: the comment at its end that begins with `prints:`. */
function expectedOutput(text) {
  const block = PRINTS.exec(text)?.[1]
  return block?.replaceAll(/^(?:\/\/|#) ?/gm, '').trimEnd()
}

/** Places differ from run to run only in what is masked here: times and folders. */
const masked = (output) =>
  output
    .replaceAll(/\b\d+(?:\.\d+)? (?:ms|s)\b/g, '… s')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()

/**
 * Runs every example of a folder and compares what it prints with what it says that it prints.
 *
 * @param {string} folder - folder with the examples, below a project in which the package can be imported
 * @returns {Promise<readonly string[]>} what is wrong, one entry per example
 */
export async function checkExamples(folder) {
  const faults = []
  const names = readdirSync(folder)
    .filter((name) => /^\d\d-.*\.(?:mjs|sh)$/.test(name))
    .sort()
  if (names.length === 0) faults.push(`${folder} has no examples`)
  for (const name of names) {
    const file = join(folder, name)
    const text = readFileSync(file, 'utf8')
    const expected = expectedOutput(text)
    const command = name.endsWith('.sh') ? ['bash', name] : [`./${name}`]
    const { status, output } = await run(command, { cwd: folder, env: { NO_COLOR: '1' } })
    if (text.split('\n').length > LONGEST) faults.push(`${name} has ${LONGEST} lines or more`)
    if (expected === undefined) faults.push(`${name} does not end with what it prints`)
    else if (status !== 0) faults.push(`${name} ends with ${status}\n${output}`)
    else if (masked(output) !== masked(expected))
      faults.push(`${name} prints\n${masked(output)}\nand says that it prints\n${masked(expected)}`)
  }
  return faults
}
