import { type Command, EXIT } from '../command.js'

export const inspect: Command = async (_request, context) => {
  context.err('not there yet\n')
  return EXIT.nothing
}
