import type { Text } from '../../issue/text.js'

export const STAGES = ['primary', 'junior', 'senior'] as const

export type Stage = (typeof STAGES)[number]

export const STAGE_NAMES: Readonly<Record<Stage, Required<Text>>> = {
  primary: { en: 'primary', zh: '小学' },
  junior: { en: 'junior secondary', zh: '初中' },
  senior: { en: 'senior secondary', zh: '高中' },
}

/** The stage of a grade, 1 to 12 as in China: six years, three and three; null for any other. */
export function stageOf(grade: string): Stage | null {
  const number = /^\d{1,2}$/.test(grade) ? Number(grade) : 0
  if (number < 1 || number > 12) return null
  return number <= 6 ? 'primary' : number <= 9 ? 'junior' : 'senior'
}
