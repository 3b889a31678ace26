import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadCampaign } from '../../src/batch/load-campaign.js'
import { burdenOf } from '../../src/cli/burden.js'
import type { Condition } from '../../src/instrument/document.js'
import type { Instrument } from '../../src/instrument/instrument.js'
import { listProtocols } from '../../src/io/catalogue.js'
import type { CompiledProtocol } from '../../src/risk/compile-protocol.js'
import { lintProtocol } from '../../src/risk/lint-protocol.js'
import { type Screening, type Sheet, screen } from '../../src/risk/screen.js'

/** Codes of an instrument's items in order: `3*5 0*2` is five threes and two zeros. */
type Answers = Readonly<Record<string, string>>

/** A sheet, its rung counted from the most pressing (null: the baseline), the rules that hold: worked out by hand. */
interface Worked {
  readonly answers: Answers
  readonly rung: number | null
  readonly rules: readonly string[]
}

/** Sheets of one grade, each against the answers of a person whom no rule concerns. */
interface Group {
  readonly grade: number | null
  readonly base: Answers
  readonly rules: Readonly<Record<string, { how: string; meets: Worked; misses: Worked }>>
}

const WORKED = JSON.parse(readFileSync('tests/contract/protocols.golden.json', 'utf8')) as Readonly<
  Record<string, readonly Group[]>
>

const codesOf = (text: string): number[] =>
  text.split(' ').flatMap((part) => {
    const [code, times = 1] = part.split('*').map(Number)
    return new Array<number>(times).fill(code as number)
  })

function answersOf({ instruments }: CompiledProtocol, texts: Answers): Sheet['answers'] {
  return Object.fromEntries(
    Object.entries(texts).map(([id, text]) => {
      const items = instruments.find(({ instrument }) => instrument.id === id)?.instrument.items
      const codes = codesOf(text)
      expect(codes, id).toHaveLength(items?.length ?? -1)
      return [id, Object.fromEntries((items ?? []).map((item, at) => [item.id, codes[at] ?? null]))]
    }),
  )
}

const held = ({ reasons }: Screening): string[] =>
  reasons.flatMap(({ rule, truth }) => (truth === 'true' ? [rule.id] : [])).sort()

/** Answers that make a condition on items hold, and nothing else. */
function answersFor(when: Condition, { items }: Instrument): Record<string, string | number> {
  if ('any' in when) return answersFor(when.any[0] as Condition, { items } as Instrument)
  if (!('item' in when)) throw new Error('answersFor knows items only')
  const options = items.find(({ id }) => id === when.item)?.options ?? []
  const code =
    when.codes?.[0] ?? options.find(({ score }) => (score ?? 0) >= (when.atLeast ?? 0))?.code
  return { [when.item]: code as string | number }
}

const ids = listProtocols()
const campaigns = Object.keys(WORKED)

it('the protocols are what npm run protocols writes from scripts/protocols/', () => {
  const { status, stderr } = spawnSync('node', ['scripts/protocols.mjs', '--check'], {
    encoding: 'utf8',
  })
  expect(stderr.replace(/^npm.*\n/gm, '')).toBe('')
  expect(status).toBe(0)
})

it('each campaign is there in two tier schemes, and no other protocol is', () => {
  const wanted = campaigns.flatMap((id) => [`${id}-cards`, `${id}-levels`])
  expect(ids).toEqual(wanted.sort())
})

it.each(['README.md', 'README.zh-CN.md'])('%s says what each campaign asks', (file) => {
  const page = readFileSync(file, 'utf8')
  for (const id of campaigns) {
    const loaded = loadCampaign(`${id}-cards`)
    if (!loaded.ok) throw new Error(`${id} does not load`)
    const { protocol, instruments } = loaded.value.compiled
    const asked = instruments.map(({ instrument }) => instrument)
    const items = [...new Set(burdenOf(protocol, asked).map((one) => one.items))].join(' / ')
    const [row = ''] = page.split('\n').filter((line) => line.startsWith(`| \`${id}\` |`))
    expect(row, id).toMatch(`| ${asked.map((one) => one.id).join(', ')} | ${items} |`)
  }
})

describe.each(ids)('%s', (id) => {
  const loaded = loadCampaign(id)
  if (!loaded.ok) throw new Error(loaded.issues.map(({ message }) => message).join('\n'))
  const { compiled } = loaded.value
  const { protocol } = compiled
  const groups = WORKED[id.replace(/-(cards|levels)$/, '')] ?? []
  const personOf = ({ grade }: Group): NonNullable<Sheet['person']> =>
    grade === null ? {} : { grade }
  const screened = (answers: Answers, group: Group): Screening =>
    screen(compiled, {
      answers: answersOf(compiled, { ...group.base, ...answers }),
      person: personOf(group),
    })
  const tierOf = (rung: number | null): string =>
    rung === null ? protocol.baseline.id : (protocol.tiers[rung - 1]?.id ?? '')

  it('loads without a remark, has nothing for the linter, and is an example to be adopted or changed', () => {
    expect(loaded.issues).toEqual([])
    const instruments = compiled.instruments.map(({ instrument }) => instrument)
    expect(lintProtocol(protocol, instruments)).toEqual([])
    expect(protocol.example).toBe(true)
  })

  it('has worked sheets for each of its rules', () => {
    const rules = groups.flatMap((group) => Object.keys(group.rules))
    const missing = protocol.rules.filter((rule) => !rules.includes(rule.id))
    expect(missing.map((rule) => rule.id)).toEqual([])
  })

  const cases = groups.flatMap((group) =>
    Object.entries(group.rules).map(([rule, one]) => ({ name: rule, group, ...one })),
  )

  it.each(cases)('$name: $how', ({ name, group, meets, misses }) => {
    expect(meets.rules).toContain(name)
    expect(misses.rules).not.toContain(name)
    for (const { answers, rung, rules } of [meets, misses]) {
      const result = screened(answers, group)
      expect(held(result)).toEqual([...rules].sort())
      expect([result.tier, result.isDetermined]).toEqual([tierOf(rung), true])
    }
    const flat = (answers: Answers): number[] =>
      Object.entries({ ...group.base, ...answers }).flatMap(([, text]) => codesOf(text))
    const far = flat(misses.answers).map((code, at) => (flat(meets.answers)[at] ?? 0) - code)
    expect(far.filter((step) => step !== 0).map(Math.abs), 'one step of one answer').toEqual([1])
  })

  it.each(groups)('a sheet of grade $grade that no rule concerns is in the baseline', (group) => {
    const { tier, isDetermined, quality } = screened({}, group)
    expect([tier, isDetermined, quality]).toEqual([protocol.baseline.id, true, 'valid'])
  })

  const criticals = compiled.instruments.flatMap(({ instrument }, at) =>
    instrument.criticalItems
      .filter(({ severity }) => severity === 'crisis')
      .map((item) => ({
        name: `${instrument.id} ${item.id}`,
        answers: { [instrument.id]: answersFor(item.when, instrument) },
        grades: protocol.instruments[at]?.grades ?? protocol.grades,
      })),
  )

  it.each(criticals)(
    '$name surfaces on an otherwise blank, invalid sheet',
    ({ answers, grades }) => {
      for (const person of [{}, ...grades.map((grade) => ({ grade }))]) {
        const { quality, crisis, tier, reasons } = screen(compiled, { answers, person })
        expect([quality, crisis, tier]).toEqual(['invalid', 'true', tierOf(1)])
        expect(reasons.filter(({ rule, truth }) => rule.crisis && truth === 'true')).toHaveLength(1)
      }
    },
  )

  it('a blank sheet is invalid in every grade and never the baseline', () => {
    for (const person of [{}, ...protocol.grades.map((grade) => ({ grade }))]) {
      const { quality, tier } = screen(compiled, { answers: {}, person })
      expect([quality, tier]).toEqual(['invalid', 'invalid'])
    }
  })

  it('names each crisis item that it asks in its notes, in English and Chinese', () => {
    const notes = protocol.notes ?? []
    for (const { name } of criticals) {
      const number = /\d+$/.exec(name)?.[0] ?? ''
      expect(
        notes.some(
          ({ en, zh = '' }) => /[Cc]risis/.test(en) && en.includes(number) && zh.includes(number),
        ),
        name,
      ).toBe(true)
    }
  })

  it('has Chinese beside every English text', () => {
    const lacking: string[] = []
    const look = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if ('en' in value && !('zh' in value)) lacking.push(String(value.en))
      Object.values(value).forEach(look)
    }
    look(protocol)
    expect(lacking).toEqual([])
  })
})

describe('the protocols for teachers', () => {
  const isOfTeachers = (id: string): boolean => id.startsWith('cn-teachers')
  const load = (id: string): CompiledProtocol => {
    const loaded = loadCampaign(id)
    if (!loaded.ok) throw new Error(`${id} does not load`)
    return loaded.value.compiled
  }
  const statesOf = ({ protocol: { tiers, baseline } }: CompiledProtocol): string[] =>
    [...tiers, baseline].map(({ id }) => id)

  it('share no tier and no baseline with those for students', () => {
    const theirs = ids.filter(isOfTeachers).map(load)
    expect(theirs.map(({ protocol }) => protocol.role)).toEqual(['teacher', 'teacher'])
    const students = new Set(
      ids.filter((id) => !isOfTeachers(id)).flatMap((id) => statesOf(load(id))),
    )
    expect(theirs.flatMap(statesOf).filter((state) => students.has(state))).toEqual([])
  })

  it('take a teacher with any grade on the sheet, or none, for the same', () => {
    const compiled = load('cn-teachers-cards')
    const [group] = WORKED['cn-teachers'] ?? []
    const answers = answersOf(compiled, group?.base ?? {})
    for (const person of [{}, { grade: 1 }, { grade: 7 }, { grade: 12 }])
      expect(screen(compiled, { answers, person })).toMatchObject({
        tier: 'teacher-none',
        isDetermined: true,
      })
  })
})
