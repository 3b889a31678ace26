import { parseArgs } from 'node:util'
import { nearestNames } from '../io/nearest-names.js'
import type { Language } from '../issue/text.js'
import type { CommandSpec, OptionSpec, Request } from './command.js'
import { COMMANDS, GLOBAL_OPTIONS } from './commands.js'
import { type Phrase, phrase } from './phrases.js'

/** What a command line asks for. */
export type Arguments =
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly language: Language; readonly command: CommandSpec | null }
  | { readonly kind: 'run'; readonly command: CommandSpec; readonly request: Request }
  | {
      readonly kind: 'usage'
      readonly language: Language
      readonly command: CommandSpec | null
      readonly messages: readonly string[]
    }

interface Token {
  readonly kind: string
  readonly name?: string
  readonly rawName?: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

/** Understands a command line (without node and the script), or says everything that is wrong with it. */
export function readArguments(words: readonly string[]): Arguments {
  const first = firstOperand(words)
  const command = COMMANDS.find(({ name }) => name === first) ?? null
  const specs: Readonly<Record<string, OptionSpec>> = { ...GLOBAL_OPTIONS, ...command?.options }
  const { tokens, operands } = tokensOf(words, specs)
  const values: Record<string, string> = {}
  const language: Language = languageOf(tokens)
  const say = (key: Phrase, ...parts: string[]): string => phrase(language, key, ...parts)
  const messages = tokens.flatMap((token) => readOption(token, specs, values, say))
  const [, ...rest] = operands
  const hasUnknown = tokens.some(({ name = '' }) => name !== 'h' && !Object.hasOwn(specs, name))
  if ('version' in values) return { kind: 'version' }
  if ('help' in values || first === 'help')
    return {
      kind: 'help',
      language,
      command: COMMANDS.find(({ name }) => name === (first === 'help' ? rest[0] : first)) ?? null,
    }
  if (first === undefined) messages.push(say('commandMissing'))
  else if (command === null)
    messages.unshift(
      say('commandUnknown', first) +
        meant(
          nearestNames(
            first,
            COMMANDS.map(({ name }) => name),
          ),
          say,
        ),
    )
  else messages.push(...missingParts(command, rest, values, hasUnknown, say))
  if (command === null || messages.length > 0) return { kind: 'usage', language, command, messages }
  return {
    kind: 'run',
    command,
    request: { operands: rest, values, language, json: 'json' in values },
  }
}

type Say = (key: Phrase, ...parts: string[]) => string

/** The first word that is neither an option nor the value of a global one. */
function firstOperand(words: readonly string[]): string | undefined {
  const index = words.findIndex(
    (word, at) => !word.startsWith('-') && !(words[at - 1] === '--lang'),
  )
  return words[index]
}

function tokensOf(
  words: readonly string[],
  specs: Readonly<Record<string, OptionSpec>>,
): { tokens: readonly Token[]; operands: readonly string[] } {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  const parsed = parseArgs({
    args: [...words],
    options: { ...options, h: { type: 'boolean' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  return {
    tokens: parsed.tokens.filter(({ kind }) => kind === 'option'),
    operands: parsed.positionals,
  }
}

function languageOf(tokens: readonly Token[]): Language {
  return tokens.some(({ name, value }) => name === 'lang' && value === 'zh') ? 'zh' : 'en'
}

/** Puts the value of one option into `values`, or says what is wrong with it. */
function readOption(
  token: Token,
  specs: Readonly<Record<string, OptionSpec>>,
  values: Record<string, string>,
  say: Say,
): string[] {
  const { rawName = '', value } = token
  const name = token.name === 'h' ? 'help' : (token.name ?? '')
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
  if (spec === undefined) {
    const near = nearestNames(name, Object.keys(specs)).map((known) => `--${known}`)
    return [say('optionUnknown', rawName) + meant(near, say)]
  }
  if (Object.hasOwn(values, name)) return [say('optionTwice', `--${name}`)]
  if (spec.value === undefined) {
    values[name] = 'true'
    return value === undefined ? [] : [say('optionNoValue', `--${name}`)]
  }
  const isSwallowed = token.inlineValue !== true && value?.startsWith('--') === true
  if (value === undefined || value === '' || isSwallowed)
    return [say('optionNeedsValue', `--${name}`, spec.value)]
  values[name] = value
  if (spec.choices === undefined || spec.choices.includes(value)) return []
  return [say('optionChoices', `--${name}`, spec.choices.join(', '), value)]
}

function missingParts(
  command: CommandSpec,
  operands: readonly string[],
  values: Readonly<Record<string, string>>,
  hasUnknown: boolean,
  say: Say,
): string[] {
  const { label, least, most } = command.operands
  const messages: string[] = []
  if (operands.length < least) messages.push(say('argumentMissing', label))
  // The value of a mistyped option looks like an argument; one complaint about it is enough.
  if (operands.length > most && !hasUnknown)
    messages.push(say('operandExtra', operands[most] ?? ''))
  for (const [name, { required, value = '' }] of Object.entries(command.options))
    if (required === true && !Object.hasOwn(values, name))
      messages.push(say('argumentMissing', `--${name} ${value}`))
  return messages
}

function meant(near: readonly string[], say: Say): string {
  return near.length === 0 ? '' : say('meant', near.join(say('or')))
}
