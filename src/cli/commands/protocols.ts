import { loadCampaign } from '../../batch/load-campaign.js'
import { listProtocols } from '../../io/catalogue.js'
import { translateSources, translatorTo } from '../../io/translator.js'
import { textIn } from '../../issue/text.js'
import { burdenOf } from '../burden.js'
import { columns } from '../columns.js'
import { type Command, type Context, EXIT, type Request } from '../command.js'
import { askedItems } from '../crisis-lines.js'
import { phrase } from '../phrases.js'
import { issueLines } from '../print-issues.js'
import { protocolCard, whoText } from '../protocol-card.js'
import { protocolWord } from '../protocol-words.js'
import { print, refuse } from '../say.js'
import { translateNormTable } from '../translate-facts.js'

/** `mindgauge protocols`: the protocols that are shipped, or one protocol's card. */
export const protocols: Command = async (request, context) => {
  const [name] = request.operands
  return name === undefined ? catalogue(request, context) : card(name, request, context)
}

function catalogue(request: Request, context: Context): number {
  const { language, json } = request
  const loaded = listProtocols().map(loadCampaign)
  const faulty = loaded.flatMap((one) => (one.ok ? [] : one.issues))
  if (faulty.length > 0) return refuse(faulty, request, context)
  const rows = loaded.flatMap((one) => {
    if (!one.ok) return []
    const { protocol, instruments } = one.value.compiled
    const burden = burdenOf(
      protocol,
      instruments.map(({ instrument }) => instrument),
    )
    return {
      id: protocol.id,
      version: protocol.version,
      name: textIn(protocol.names, language),
      role: protocol.role ?? 'student',
      who: whoText(protocol, language),
      instruments: instruments.map(({ instrument }) => instrument.id),
      burden,
      tiers: protocol.tiers.map(({ id }) => id),
      example: protocol.example === true,
    }
  })
  if (json) context.out(`${JSON.stringify(rows, null, 2)}\n`)
  else {
    const heads = ['id', 'headItems', 'headTiers', 'headInstruments', 'headName'] as const
    const titles = heads.map((head) => (head === 'id' ? head : protocolWord(language, head)))
    const cells = rows.map((row) => [
      row.id,
      [...new Set(row.burden.map(({ items }) => items))].join(' / '),
      String(row.tiers.length),
      row.instruments.join(', '),
      row.name,
    ])
    print(columns([titles, ...cells]), context)
  }
  return EXIT.done
}

function card(name: string, request: Request, context: Context): number {
  const { language, json } = request
  const loaded = loadCampaign(name)
  if (!loaded.ok) return refuse(loaded.issues, request, context)
  const { compiled, norms } = loaded.value
  const { protocol } = compiled
  const instruments = compiled.instruments.map(({ instrument }) => instrument)
  if (json) {
    const burden = burdenOf(protocol, instruments)
    const crisisItems = askedItems(protocol, instruments)
      .filter(({ item }) => item.severity === 'crisis')
      .map(({ instrument, item, grades, rules }) => ({
        instrument: instrument.id,
        id: item.id,
        names: item.names,
        when: item.when,
        grades,
        tiers: [...new Set(rules.map(({ tier }) => tier))],
      }))
    const { issues } = loaded
    context.out(`${JSON.stringify({ ...protocol, burden, crisisItems, issues }, null, 2)}\n`)
  } else {
    const translate = translatorTo(language)
    const tables = norms.map((list) => list.map((one) => translateNormTable(one, translate)))
    const told = translateSources(protocol, translate)
    print(protocolCard({ protocol: told, instruments, norms: tables, language }), context)
    print([phrase(language, 'notADiagnosis')], context)
    for (const line of issueLines(loaded.issues, language)) context.err(`${line}\n`)
  }
  return loaded.issues.length === 0 ? EXIT.done : EXIT.issues
}
