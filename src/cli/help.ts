import { type Language, textIn } from '../issue/text.js'
import type { CommandSpec, OptionSpec } from './command.js'
import { COMMANDS, GLOBAL_OPTIONS } from './commands.js'
import { phrase } from './phrases.js'

/** The help of the whole program, or of one command. */
export function help(language: Language, command: CommandSpec | null): string {
  return command === null ? programHelp(language) : commandHelp(language, command)
}

/** The usage line of a command, or of the program. */
export function usageLine(command: CommandSpec | null): string {
  if (command === null) return 'mindgauge COMMAND ...'
  const options = Object.entries(command.options).map(([name, spec]) => {
    const text = spec.value === undefined ? `--${name}` : `--${name} ${spec.value}`
    return spec.required === true ? text : `[${text}]`
  })
  return ['mindgauge', command.name, command.operands.label, ...options]
    .filter((part) => part !== '')
    .join(' ')
}

function programHelp(language: Language): string {
  return [
    phrase(language, 'tagline'),
    '',
    `${phrase(language, 'usage')} ${usageLine(null)}`,
    '',
    phrase(language, 'commands'),
    ...table(COMMANDS.map(({ name, about }) => [name, textIn(about, language)])),
    '',
    phrase(language, 'options'),
    ...optionTable(language, GLOBAL_OPTIONS),
    '',
    phrase(language, 'exitCodes'),
    phrase(language, 'moreHelp', 'COMMAND '),
    '',
  ].join('\n')
}

function commandHelp(language: Language, command: CommandSpec): string {
  return [
    `${phrase(language, 'usage')} ${usageLine(command)}`,
    '',
    textIn(command.about, language),
    ...command.details.flatMap((detail) => ['', textIn(detail, language)]),
    '',
    phrase(language, 'options'),
    ...optionTable(language, { ...command.options, ...GLOBAL_OPTIONS }),
    '',
  ].join('\n')
}

function optionTable(
  language: Language,
  options: Readonly<Record<string, OptionSpec>>,
): readonly string[] {
  return table(
    Object.entries(options).map(([name, { value, about }]) => [
      value === undefined ? `--${name}` : `--${name} ${value}`,
      textIn(about, language),
    ]),
  )
}

function table(rows: readonly (readonly [string, string] | readonly string[])[]): string[] {
  const width = Math.max(...rows.map(([left = '']) => left.length))
  return rows.map(([left = '', right = '']) => `  ${left.padEnd(width)}  ${right}`)
}
