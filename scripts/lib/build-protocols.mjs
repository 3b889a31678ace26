import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatJson } from './format-json.mjs'

const SOURCES = join(dirname(fileURLToPath(import.meta.url)), '..', 'protocols')
const read = (name) => JSON.parse(readFileSync(join(SOURCES, `${name}.json`), 'utf8'))

/**
 * The protocols that are shipped: each campaign in each tier scheme, put together from scripts/protocols/, where each
 * rule, each tier and each reference stands once. The files are whole, so that an office can copy one and change it.
 *
 * @returns {{ name: string, text: string }[]} file names in protocols/ and their text
 */
export function buildProtocols() {
  const library = {
    rules: read('rules'),
    quality: read('quality'),
    references: read('references'),
    people: read('people'),
    ...read('campaigns'),
  }
  const schemes = Object.entries(read('schemes'))
  return library.campaigns.flatMap((campaign) =>
    schemes.map(([schemeId, scheme]) => {
      const protocol = protocolOf(campaign, schemeId, scheme, library)
      return { name: `${protocol.id}.json`, text: formatJson(protocol) }
    }),
  )
}

function protocolOf(campaign, schemeId, scheme, library) {
  const { role = 'student', grades, instruments } = campaign
  const people = library.people[role]
  const settings = { ...library.usual, ...campaign }
  const tiers = people.tiers.map((tier, rung) => tierOf(tier, scheme.rungs[rung], people))
  const quality = campaign.quality.map((id) => qualityOf(id, library.quality, instruments))
  const rules = campaign.rules.map((id) => ruleOf(id, library.rules, tiers, instruments))
  const references = { ...library.references, ...scheme.references }
  const cited = new Set([
    ...valuesOf([quality, rules], 'source'),
    ...Object.keys(scheme.references ?? {}),
  ])
  const names = {
    en: `${campaign.names.en}, ${scheme.names.en} (example)`,
    zh: `${campaign.names.zh}（${campaign.names.zhScope}，${scheme.names.zh}，示例）`,
  }
  return {
    $schema: 'protocol.schema.json',
    id: `${campaign.id}-${schemeId}`,
    version: campaign.version,
    names,
    example: true,
    notes: [
      ...library.notes.first,
      ...people.notes,
      ...campaign.notes,
      ...library.notes.last,
      ...scheme.notes,
    ],
    ...(role === 'student' ? {} : { role }),
    ...(grades === undefined ? {} : { grades }),
    instruments,
    quality,
    tiers,
    baseline: { ...scheme.baseline, id: `${people.prefix ?? ''}${scheme.baseline.id}` },
    rules,
    levels: settings.levels,
    suppression: settings.suppression,
    duplicates: settings.duplicates,
    references: Object.fromEntries(Object.entries(references).filter(([id]) => cited.has(id))),
  }
}

/** A rung of a scheme with who acts, how soon and how: that of the people who are screened. */
function tierOf({ within, ...tier }, { id, names, remark, colour }, { prefix = '', label }) {
  const zhRemark = remark === undefined ? '' : `${remark.zh}，`
  return {
    id: `${prefix}${id}`,
    names: {
      en: `${names.en}${label?.en ?? ''}: ${within.en}`,
      zh: `${names.zh}${label?.zh ?? ''}（${zhRemark}${within.zh}）`,
    },
    colour,
    withinHours: tier.withinHours,
    who: tier.who,
    action: tier.action,
  }
}

/** A rule of quality, over those of its instruments that the campaign has. */
function qualityOf(id, quality, instruments) {
  const { instruments: fitting, ...rule } = known(quality, id, 'quality rule')
  if (fitting === undefined) return { id, ...rule }
  const { names, index, ...rest } = rule
  const taken = fitting.filter((one) => instruments.some(({ instrument }) => instrument === one))
  return { id, names, index, instruments: taken, ...rest }
}

/** A tier rule in the grades that take its instruments. */
function ruleOf(id, rules, tiers, instruments) {
  const { rung, names, ...rule } = known(rules, id, 'rule')
  const about = new Set(valuesOf(rule.when, 'instrument'))
  const entries = instruments.filter(({ instrument }) => about.has(instrument))
  const [first] = entries
  if (entries.length !== about.size)
    throw new Error(`buildProtocols lacks an instrument of rule ${id}`)
  if (entries.some((entry) => String(entry.grades) !== String(first.grades)))
    throw new Error(`buildProtocols finds several grades for rule ${id}`)
  const grades = first.grades === undefined ? {} : { grades: first.grades }
  return { id, tier: tiers[rung - 1].id, names, ...grades, ...rule }
}

function known(list, id, what) {
  if (list[id] === undefined) throw new Error(`buildProtocols knows no ${what} ${id}`)
  return list[id]
}

/** Every value of a key, however deep. */
function valuesOf(value, key) {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => (name === key ? [one] : valuesOf(one, key)))
}
