import { describe, expect, it } from 'vitest'
import { readArguments } from './read-arguments.js'

const messagesOf = (line: string): readonly string[] => {
  const read = readArguments(line.split(' ').filter((word) => word !== ''))
  return read.kind === 'usage' ? read.messages : [`no usage message but ${read.kind}`]
}

describe('readArguments', () => {
  it('understands operands, values and switches in any order', () => {
    const read = readArguments(
      'screen a.csv --out dir b.csv --json --protocol=p --lang zh'.split(' '),
    )
    expect(read).toMatchObject({
      kind: 'run',
      command: { name: 'screen' },
      request: {
        operands: ['a.csv', 'b.csv'],
        values: { out: 'dir', protocol: 'p', json: 'true', lang: 'zh' },
        language: 'zh',
        json: true,
      },
    })
  })

  it('takes - as a value of --out', () => {
    expect(readArguments('score a.csv --instrument gad-7 --out -'.split(' '))).toMatchObject({
      kind: 'run',
      request: { values: { out: '-' } },
    })
  })

  it.each([
    ['', ['no command given']],
    ['scren a.csv', ['unknown command scren; did you mean screen?']],
    ['inspect a.csv --instrumnt x', ['unknown option --instrumnt; did you mean --instrument?']],
    ['inspect', ['RESPONSES is missing']],
    ['inspect a.csv b.csv', ['one argument too many: b.csv']],
    ['inspect a.csv --map', ['--map needs a value: FILE']],
    ['inspect a.csv --map --json', ['--map needs a value: FILE']],
    ['inspect a.csv --lang fr', ['--lang: expected one of zh, en, received fr']],
    ['inspect a.csv --json=yes', ['--json takes no value']],
    ['inspect a.csv --map a --map b', ['--map is given twice']],
    ['screen a.csv', ['--protocol ID|FILE is missing', '--out DIR is missing']],
    ['inspect a.csv -x', ['unknown option -x']],
  ])('"%s" is refused with what is wrong', (line, messages) => {
    expect(messagesOf(line)).toEqual(messages)
  })

  it('says everything that is wrong at once', () => {
    expect(messagesOf('score --norm x --columns wide')).toEqual([
      'unknown option --norm; did you mean --norms?',
      '--columns: expected one of usual, full, received wide',
      '--instrument ID[,ID...] is missing',
      '--out FILE is missing',
    ])
  })

  it('speaks Chinese where it is asked to, even in a refusal', () => {
    expect(messagesOf('scren --lang zh')).toEqual(['未知命令 scren；是否想输入 screen？'])
  })

  it.each([
    ['--version', 'version'],
    ['--help', 'help'],
    ['screen --help', 'help'],
    ['-h', 'help'],
    ['help screen', 'help'],
    ['screen --version', 'version'],
  ])('"%s" asks for %s whatever else is missing', (line, kind) => {
    expect(readArguments(line.split(' '))).toMatchObject({ kind })
  })

  it.each(['screen --help', 'help screen', '--help screen', '--lang zh screen --help'])(
    '"%s" is about screen',
    (line) => {
      expect(readArguments(line.split(' '))).toMatchObject({ command: { name: 'screen' } })
    },
  )
})
