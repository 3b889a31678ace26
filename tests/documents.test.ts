import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMMANDS, GLOBAL_OPTIONS } from '../src/cli/commands.js'
import { codeBlocks } from './support/code-blocks.js'

const DOCUMENTS = [
  ...['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'benchmarks/README.md'],
  ...['docs', 'docs/adr'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
]
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))

const texts = DOCUMENTS.map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const shellLines = texts.flatMap(({ file, text }) =>
  codeBlocks(text)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ code }) => code.replaceAll('\\\n', ' ').split('\n'))
    .filter((line) => /^(?:mindgauge|npm|npx) /.test(line))
    .map((line) => ({ file, line: line.replace(/\s+#.*$/, '') })),
)

/** What is wrong with a line of shell that calls the command, or an npm script. */
function faultOf(line: string): string | undefined {
  const [program, name = '', ...rest] = line.replace(/^npx (?:-\S+ )*/, '').split(/\s+/)
  if (program === 'npm') {
    const script = name === 'run' ? (rest[0] ?? '') : name
    return ['i', 'install', 'ci'].includes(script) || script in scripts
      ? undefined
      : `npm has no script ${script}`
  }
  if (program !== 'mindgauge') return undefined
  const command = COMMANDS.find((entry) => entry.name === name)
  if (command === undefined) return `mindgauge has no command ${name}`
  const options = { ...command.options, ...GLOBAL_OPTIONS }
  const given = rest.flatMap((word) => /^--([\w-]+)/.exec(word)?.[1] ?? [])
  const unknown = given.find((option) => !(option in options))
  if (unknown !== undefined) return `mindgauge ${name} has no option --${unknown}`
  const absent = Object.entries(options).find(
    ([option, { required }]) => required === true && !given.includes(option),
  )
  return absent === undefined ? undefined : `mindgauge ${name} needs --${absent[0]}`
}

describe('documents', () => {
  it('an unknown command, option or script in a document is found', () => {
    expect(faultOf('mindgauge scren a.csv')).toBe('mindgauge has no command scren')
    expect(faultOf('mindgauge validate a.json --fix')).toContain('no option --fix')
    expect(faultOf('mindgauge screen a.csv --out b')).toContain('needs --protocol')
    expect(faultOf('npm run nothing')).toBe('npm has no script nothing')
  })

  it.each(shellLines)('$file: $line', ({ line }) => {
    expect(faultOf(line)).toBeUndefined()
  })

  it.each(texts)('every link of $file leads to a file', ({ file, text }) => {
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, target = '']) => target,
    )
    expect(targets.filter((target) => !existsSync(join(dirname(file), target)))).toEqual([])
  })

  it('the Chinese README shows the commands of the English one', () => {
    const commandsOf = (page: string): string[] =>
      shellLines
        .filter(({ file, line }) => file === page && line.startsWith('mindgauge'))
        .map(({ line }) => line.replace(/ --lang zh$/, '').replaceAll(/"[^"]*"/g, '""'))
    expect(commandsOf('README.zh-CN.md')).toEqual(commandsOf('README.md'))
    expect(commandsOf('README.md').length).toBeGreaterThan(10)
  })

  it('CITATION.cff and CHANGELOG.md name every instrument that is shipped', () => {
    const shipped = readdirSync('instruments').filter((id) =>
      existsSync(`instruments/${id}/instrument.json`),
    )
    const citation = readFileSync('CITATION.cff', 'utf8')
    const cited = [...citation.matchAll(/^ {4}notes: (.+)$/gm)].map(([, id = '']) => id)
    expect(cited.sort()).toEqual(shipped.sort())
    const changelog = readFileSync('CHANGELOG.md', 'utf8')
    expect(shipped.filter((id) => !changelog.includes(id))).toEqual([])
  })

  it('every decision is in the list of decisions', () => {
    const list = readFileSync('docs/adr/README.md', 'utf8')
    const decisions = readdirSync('docs/adr').filter((name) => /^\d/.test(name))
    expect(decisions.filter((name) => !list.includes(`(${name})`))).toEqual([])
  })
})
