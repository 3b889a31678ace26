import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Output, openOutput } from './open-output.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mindgauge-output-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function begun(target: string): Output {
  const opened = openOutput(target)
  if (!opened.ok) throw new Error(opened.issues[0]?.message)
  return opened.value
}

describe('folders of an output', () => {
  const filled = (output: Output, name: string, text: string): void => {
    writeFileSync(join(output.folder(name), 'a.html'), text)
  }

  it('are put in their place with all that is in them, and not before', () => {
    const target = join(folder, 'out')
    const output = begun(target)
    filled(output, 'pages', 'new')
    expect(existsSync(target)).toBe(false)
    expect(output.commit().ok).toBe(true)
    expect(readFileSync(join(target, 'pages', 'a.html'), 'utf8')).toBe('new')
    expect(readdirSync(target)).toEqual(['pages'])
  })

  it('take the place of a folder only where it is said to be ours', () => {
    mkdirSync(join(folder, 'pages'))
    writeFileSync(join(folder, 'pages', 'mine.txt'), 'mine')
    const output = begun(folder)
    filled(output, 'pages', 'new')
    expect(output.commit().ok).toBe(false)
    expect(readdirSync(join(folder, 'pages'))).toEqual(['mine.txt'])
    const opened = openOutput(folder, [], (name) => name === 'pages')
    if (!opened.ok) throw new Error('openOutput requires the folder')
    filled(opened.value, 'pages', 'new')
    expect(opened.value.commit().ok).toBe(true)
    expect(readdirSync(join(folder, 'pages'))).toEqual(['a.html'])
    expect(readdirSync(folder)).toEqual(['pages'])
  })

  it('never take the place of a link, or of a file, even where they are said to be ours', () => {
    const other = mkdtempSync(join(tmpdir(), 'mindgauge-other-'))
    symlinkSync(other, join(folder, 'pages'))
    writeFileSync(join(folder, 'more'), 'a file')
    const opened = openOutput(folder, [], () => true)
    if (!opened.ok) throw new Error('openOutput requires the folder')
    filled(opened.value, 'pages', 'new')
    expect(opened.value.commit().ok).toBe(false)
    expect(readdirSync(other)).toEqual([])
    const again = openOutput(folder, [], () => true)
    if (!again.ok) throw new Error('openOutput requires the folder')
    filled(again.value, 'more', 'new')
    expect(again.value.commit().ok).toBe(false)
    expect(readFileSync(join(folder, 'more'), 'utf8')).toBe('a file')
    expect(readdirSync(folder)).toEqual(['more', 'pages'])
    rmSync(other, { recursive: true })
  })

  it('are gone after abort, and have names of their own', () => {
    const output = begun(folder)
    filled(output, 'pages', 'new')
    expect(() => output.folder('pages')).toThrow('Output.folder requires')
    expect(() => output.file('pages')).toThrow('Output.file requires')
    expect(() => output.folder('a/b')).toThrow('Output.folder requires')
    output.abort()
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('files of an output', () => {
  it('are in their folder after commit and not before, and nothing else is', () => {
    const target = join(folder, 'deep', 'out')
    const output = begun(target)
    const file = output.file('a.csv')
    file.write('学校\n')
    file.write(new Uint8Array([49, 10]))
    expect(existsSync(target)).toBe(false)
    expect(output.commit()).toEqual({ ok: true, value: [join(target, 'a.csv')], issues: [] })
    expect(readFileSync(join(target, 'a.csv'), 'utf8')).toBe('学校\n1\n')
    expect(readdirSync(folder)).toEqual(['deep'])
    expect(readdirSync(target)).toEqual(['a.csv'])
  })

  it('replace those of an earlier run whole and leave others alone', () => {
    writeFileSync(join(folder, 'a.csv'), 'a much longer former text')
    writeFileSync(join(folder, 'mine.txt'), 'mine')
    const output = begun(folder)
    output.file('a.csv').write('new')
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('a much longer former text')
    output.commit()
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('new')
    expect(readdirSync(folder)).toEqual(['a.csv', 'mine.txt'])
  })

  it('are gone after abort', () => {
    const output = begun(folder)
    output.file('a.csv').write('x')
    output.abort()
    output.abort()
    expect(readdirSync(folder)).toEqual([])
    expect(() => output.commit()).toThrow('Output.commit requires an open output')
  })

  it('are all taken back where one cannot be put in its place', () => {
    writeFileSync(join(folder, 'a.csv'), 'former')
    writeFileSync(join(folder, 'b.csv'), 'former')
    const output = begun(folder)
    output.file('a.csv').write('new')
    output.file('b.csv').write('new')
    rmSync(join(folder, readdirSync(folder).find((name) => name.startsWith('.')) ?? '', 'b.csv'))
    expect(output.commit()).toMatchObject({ ok: false, issues: [{ code: 'output-unwritable' }] })
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('former')
    expect(readdirSync(folder)).toEqual(['a.csv', 'b.csv'])
  })

  it('never replace a folder or a file that is read from', () => {
    const input = join(folder, 'answers.csv')
    mkdirSync(join(folder, 'results'))
    writeFileSync(join(folder, 'results', 'mine.txt'), 'mine')
    writeFileSync(input, 'answers')
    for (const [name, received] of [
      ['results', 'a folder of this name'],
      ['answers.csv', 'a file that is read from'],
    ] as const) {
      const opened = openOutput(folder, [join(folder, 'absent.csv'), input])
      if (!opened.ok) throw new Error(opened.issues[0]?.message)
      opened.value.file('b.csv').write('b')
      opened.value.file(name).write('x')
      const issues = [{ code: 'output-unwritable', file: name, received }]
      expect(opened.value.commit()).toMatchObject({ ok: false, issues })
      expect(readdirSync(folder)).toEqual(['answers.csv', 'results'])
    }
    expect(readFileSync(join(folder, 'results', 'mine.txt'), 'utf8')).toBe('mine')
    expect(readFileSync(input, 'utf8')).toBe('answers')
  })

  it('never replace a device', () => {
    symlinkSync('/dev/null', join(folder, 'device'))
    const output = begun(folder)
    output.file('device').write('x')
    const issues = [{ file: 'device', received: 'something else than a file' }]
    expect(output.commit()).toMatchObject({ ok: false, issues })
    expect(readdirSync(folder)).toEqual(['device'])
  })

  it('have names of their own without a folder', () => {
    const output = begun(folder)
    output.file('a.csv')
    for (const name of ['a.csv', '../b.csv'])
      expect(() => output.file(name)).toThrow('Output.file requires an open output and a file name')
    output.abort()
  })
})

describe('an output that cannot be written', () => {
  it('is an issue where a file stands in its place', () => {
    const target = join(folder, 'out')
    writeFileSync(target, '')
    for (const path of [target, join(target, 'deeper')])
      expect(openOutput(path)).toMatchObject({ ok: false, issues: [{ code: 'output-unwritable' }] })
  })

  it('is an issue where the folder may not be written', () => {
    chmodSync(folder, 0o500)
    const opened = openOutput(join(folder, 'out'))
    const isRoot = process.getuid?.() === 0
    expect(opened.ok).toBe(isRoot)
    if (opened.ok) opened.value.abort()
    else expect(opened.issues[0]).toMatchObject({ code: 'output-unwritable', received: 'EACCES' })
    chmodSync(folder, 0o700)
  })
})

it('a process that is interrupted leaves nothing behind and ends by the signal', async () => {
  const script = join(folder, 'writer.mjs')
  const target = join(folder, 'out')
  mkdirSync(target)
  await build({
    stdin: {
      contents: `import { openOutput } from './src/io/open-output.js'
        const output = openOutput(process.argv[2])
        output.value.file('a.csv').write('half')
        console.log('writing')
        setInterval(() => {}, 1000)`,
      resolveDir: process.cwd(),
    },
    ...{ bundle: true, platform: 'node', format: 'esm', outfile: script, logLevel: 'error' },
  })
  const child = spawn(process.execPath, [script, target], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  expect(readdirSync(target)).toHaveLength(1)
  const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))
  child.kill('SIGINT')
  expect(await ended).toBe('SIGINT')
  expect(readdirSync(target)).toEqual([])
})
