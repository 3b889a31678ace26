import { resolve } from 'node:path'
import { breathe } from '../../batch/breathe.js'
import { generate as makeUp } from '../../batch/generate/generate.js'
import { usualSchools } from '../../batch/generate/school-plan.js'
import { loadCampaign } from '../../batch/load-campaign.js'
import { type Command, EXIT, type Request } from '../command.js'
import { openTerm } from '../open-term.js'
import { phrase } from '../phrases.js'
import { grouped } from '../print-accounting.js'
import { secondsSince, startProgress } from '../progress.js'
import { misuse, print, refuse } from '../say.js'

const MOST_STUDENTS = 100_000_000
const MOST_SCHOOLS = 100_000
const MOST_SEED = 2 ** 32 - 1

/** `mindgauge generate`: a made-up school term. */
export const generate: Command = async (request, context) => {
  const start = performance.now()
  const { values, language, json } = request
  const wish = readWish(request)
  if (typeof wish === 'string') return misuse(wish, context)
  const campaign = loadCampaign(values['protocol'] ?? '')
  if (!campaign.ok) return refuse(campaign.issues, request, context)
  const { protocol, instruments } = campaign.value.compiled
  const term = openTerm(values['out'] ?? '', values['roster'] ?? null, [values['protocol'] ?? ''])
  if ('issues' in term) return refuse(term.issues, request, context)
  const progress = startProgress(context, language)
  const parsed = instruments.map(({ instrument }) => instrument)
  try {
    for (const piece of makeUp({ protocol, instruments: parsed, ...wish })) {
      term.responses(piece.responses)
      term.roster(piece.roster)
      await breathe({ signal: context.signal, onRows: progress.onRows }, piece.nSheets)
    }
  } catch (error) {
    term.abort()
    throw error
  } finally {
    progress.end()
  }
  const faults = term.commit()
  if (faults.length > 0) return refuse(faults, request, context)
  const made = [grouped(wish.students), grouped(wish.schools), String(wish.seed)]
  if (json) context.out(`${JSON.stringify({ ...wish, files: term.paths }, null, 2)}\n`)
  else print([phrase(language, 'generated', ...made), ...term.paths, secondsSince(start)], context)
  return EXIT.done
}

interface Wish {
  readonly students: number
  readonly seed: number
  readonly schools: number
}

/** What is to be made up, or what is wrong with the command line. */
function readWish(request: Request): Wish | string {
  const { values, language } = request
  const students = wholeNumber(request, 'students', 1, MOST_STUDENTS)
  const seed = wholeNumber(request, 'seed', 0, MOST_SEED, 1)
  if (typeof students === 'string') return students
  if (typeof seed === 'string') return seed
  const schools = wholeNumber(request, 'schools', 1, MOST_SCHOOLS, usualSchools(students))
  if (typeof schools === 'string') return schools
  const { out = '', roster } = values
  if (roster !== undefined && resolve(roster) === resolve(out)) return phrase(language, 'sameFile')
  return { students, seed, schools }
}

/** The whole number of an option, or what is wrong with it. */
function wholeNumber(
  { values, language }: Request,
  name: string,
  least: number,
  most: number,
  otherwise = Number.NaN,
): number | string {
  const text = values[name]
  if (text === undefined) return otherwise
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  return phrase(language, 'optionWhole', `--${name}`, String(least), String(most), text)
}
