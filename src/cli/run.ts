import { type Context, EXIT } from './command.js'
import { faultText } from './fault-text.js'
import { help, usageLine } from './help.js'
import { phrase } from './phrases.js'
import { readArguments } from './read-arguments.js'
import { version } from './version.js'

/** Understands a command line, runs it and returns the exit code. The process around it is in `context`. */
export async function run(words: readonly string[], context: Context): Promise<number> {
  const asked = readArguments(words)
  if (asked.kind === 'version') {
    context.out(`${version()}\n`)
    return EXIT.done
  }
  if (asked.kind === 'help') {
    context.out(help(asked.language, asked.command))
    return EXIT.done
  }
  if (asked.kind === 'usage') {
    const { language, command, messages } = asked
    for (const message of messages) context.err(`mindgauge: ${message}\n`)
    context.err(`${phrase(language, 'usage')} ${usageLine(command)}\n`)
    context.err(`${phrase(language, 'moreHelp', command === null ? '' : `${command.name} `)}\n`)
    return EXIT.usage
  }
  const { language } = asked.request
  try {
    const command = await asked.command.load()
    const code = await command(asked.request, context)
    if (!context.signal.aborted) return code
  } catch (error) {
    if (!context.signal.aborted) {
      context.err(`mindgauge: ${faultText(error, language)}\n`)
      return EXIT.nothing
    }
  }
  context.err(`mindgauge: ${phrase(language, 'interrupted')}\n`)
  return EXIT.interrupted
}
