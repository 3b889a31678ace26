import { errorCode } from '../io/file/check-file.js'
import { isNoSpace } from '../io/no-space.js'
import type { Language } from '../issue/text.js'
import { phrase } from './phrases.js'

/**
 * What a person is told of an error that ended a command: what the system refused, where it was the system; otherwise
 * that it is a fault of ours. Paths are not said: temporary ones mean nothing to anybody.
 */
export function faultText(error: unknown, language: Language): string {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return phrase(language, 'memoryFull')
  if (isNoSpace(error)) return phrase(language, 'diskFull')
  if (error instanceof Error && 'syscall' in error)
    return phrase(language, 'refused', errorCode(error), String(error.syscall))
  return phrase(language, 'internal', error instanceof Error ? error.message : String(error))
}
