import { basename, dirname, resolve } from 'node:path'
import { breathe } from '../../batch/breathe.js'
import { generate as makeUp } from '../../batch/generate/generate.js'
import { usualSchools } from '../../batch/generate/school-plan.js'
import { loadCampaign } from '../../batch/load-campaign.js'
import { type Output, openOutput } from '../../io/open-output.js'
import type { Issue } from '../../issue/issue.js'
import { type Command, EXIT, type Request } from '../command.js'
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
  const students = wholeNumber(request, 'students', 1, MOST_STUDENTS)
  const seed = wholeNumber(request, 'seed', 0, MOST_SEED, 1)
  const schools = wholeNumber(request, 'schools', 1, MOST_SCHOOLS, -1)
  for (const value of [students, seed, schools])
    if (typeof value === 'string') return misuse(value, context)
  const campaign = loadCampaign(values['protocol'] ?? '')
  if (!campaign.ok) return refuse(campaign.issues, request, context)
  const { compiled } = campaign.value
  const targets = openTargets(values['out'] ?? '', values['roster'] ?? null)
  if ('issues' in targets) return refuse(targets.issues, request, context)
  const progress = startProgress(context, language)
  const nSchools = schools === -1 ? usualSchools(Number(students)) : Number(schools)
  const pieces = makeUp({
    protocol: compiled.protocol,
    instruments: compiled.instruments.map(({ instrument }) => instrument),
    students: Number(students),
    seed: Number(seed),
    schools: nSchools,
  })
  try {
    for (const piece of pieces) {
      targets.responses(piece.responses)
      targets.roster(piece.roster)
      await breathe({ signal: context.signal, onRows: progress.onRows }, piece.nSheets)
    }
  } catch (error) {
    targets.abort()
    throw error
  } finally {
    progress.end()
  }
  const faults = targets.commit()
  if (faults.length > 0) return refuse(faults, request, context)
  const made = { students: Number(students), schools: nSchools, seed: Number(seed) }
  if (json) context.out(`${JSON.stringify({ ...made, files: targets.paths }, null, 2)}\n`)
  else
    print(
      [
        phrase(language, 'generated', grouped(made.students), grouped(nSchools), String(seed)),
        ...targets.paths,
        secondsSince(start),
      ],
      context,
    )
  return EXIT.done
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

interface Targets {
  readonly paths: readonly string[]
  readonly responses: (bytes: Uint8Array) => void
  readonly roster: (bytes: Uint8Array) => void
  readonly commit: () => readonly Issue[]
  readonly abort: () => void
}

/** Opens both files; those in one folder appear together. */
function openTargets(out: string, roster: string | null): Targets | { issues: readonly Issue[] } {
  const paths = roster === null ? [out] : [out, roster]
  const outputs = new Map<string, Output>()
  for (const folder of paths.map((path) => dirname(resolve(path)))) {
    if (outputs.has(folder)) continue
    const opened = openOutput(folder)
    if (opened.ok) outputs.set(folder, opened.value)
    else {
      for (const output of outputs.values()) output.abort()
      return { issues: opened.issues }
    }
  }
  const [first, second] = paths.map((path) => {
    const file = outputs.get(dirname(resolve(path)))?.file(basename(path))
    return (bytes: Uint8Array): void => file?.write(bytes)
  })
  return {
    paths,
    responses: first ?? (() => {}),
    roster: second ?? (() => {}),
    commit: () => [...outputs.values()].flatMap((output) => output.commit().issues),
    abort: () => {
      for (const output of outputs.values()) output.abort()
    },
  }
}
