import { isEveryGrade, type Protocol } from './protocol.js'

/**
 * Whether it makes a difference to a protocol in which grade somebody is: who takes part, who takes what, or which
 * rules apply. Where it makes none, an unknown grade is nothing to speak of.
 */
export function dependsOnGrade({ grades, instruments, rules }: Protocol): boolean {
  return !isEveryGrade(grades) || [...instruments, ...rules].some((one) => one.grades !== undefined)
}
