import { describe, expect, it } from 'vitest'
import { COMMANDS, GLOBAL_OPTIONS } from './commands.js'
import { help, usageLine } from './help.js'

describe.each(COMMANDS)('help of $name', (command) => {
  it.each(['en', 'zh'] as const)(
    'names every option and says what the command does (%s)',
    (lang) => {
      const text = help(lang, command)
      expect(text).toContain(command.about[lang])
      for (const [name, { about }] of Object.entries({ ...command.options, ...GLOBAL_OPTIONS })) {
        expect(text).toContain(`--${name}`)
        expect(text).toContain(about[lang])
      }
    },
  )
})

it('the help of the program names every command and the exit codes', () => {
  const text = help('en', null)
  for (const { name } of COMMANDS) expect(text).toContain(`  ${name} `)
  expect(text).toContain('Exit codes: 0 done')
  expect(help('zh', null)).toContain('退出码')
})

it('the usage line puts what may be left out in brackets', () => {
  const score = COMMANDS.find(({ name }) => name === 'score') ?? null
  expect(usageLine(score)).toBe(
    'mindgauge score RESPONSES --instrument ID[,ID...] [--norms ID[,ID...]] [--informant NAME] [--map FILE] [--sheet NAME|N] [--user-missing keep] --out FILE [--format csv|xlsx|parquet|sav|jsonl] [--bom] [--keep COLUMN[,COLUMN...]] [--pseudonyms KEYFILE] [--codebook] [--methods] [--columns full] [--threads N]',
  )
})
