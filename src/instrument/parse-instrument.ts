import type { Result } from '../issue/issue.js'
import { fingerprint } from '../schema/fingerprint.js'
import { ANY_NAME, setAside } from '../schema/set-aside.js'
import { validateAgainst } from '../schema/validate-against.js'
import { applyVariant } from './apply-variant.js'
import { checkConflicts } from './check-conflicts.js'
import { checkDecisions, reportDuplicates } from './check-decisions.js'
import { checkLabels } from './check-labels.js'
import { checkSources } from './check-sources.js'
import type { InstrumentDocument, ScoringDocument, VariantDocument } from './document.js'
import type { Instrument } from './instrument.js'
import { readItems } from './read-items.js'
import { readReversals } from './read-reversals.js'
import { readScales } from './read-scales.js'
import { collectIssues, type Report, reportUnknown } from './report.js'
import { INSTRUMENT_STAND_INS } from './stand-ins.js'

/** Which variant of the instrument to apply; its default where absent. */
export interface ParseInstrumentOptions {
  readonly variant?: string
}

/**
 * Reads an instrument file: checks it against the published schema and for everything that a schema cannot say, in all
 * of its variants, and applies one.
 *
 * @param document - the parsed JSON of the file
 * @param options - the variant to apply
 * @returns the instrument, or every fault with its JSON pointer, those of the schema first
 */
export function parseInstrument(
  document: unknown,
  { variant }: ParseInstrumentOptions = {},
): Result<Instrument> {
  const faults = validateAgainst('instrument', document)
  const rest = setAside('instrument', document, faults, INSTRUMENT_STAND_INS)
  if (rest === null) return { ok: false, issues: faults }
  const { report, issues } = collectIssues(faults, rest.places)
  const sound = rest.document as InstrumentDocument
  const chosen = chooseVariant(sound.scoring, variant, report)
  const instruments = everyVariant(sound.scoring).map((name) => readVariant(sound, name, report))
  checkSources(sound.scoring, '/scoring', sound.scoring.references, report)
  checkConflicts(sound.scoring, report)
  const found = instruments.find((instrument) => instrument.variant === chosen)
  if (found === undefined || issues.size > 0) return { ok: false, issues: [...issues.values()] }
  const value = { ...found, fingerprint: fingerprint({ document, variant: chosen }) }
  return { ok: true, value, issues: [] }
}

/** The variants to check; the file as it stands where it can be used so. */
function everyVariant({
  variants = {},
  defaultVariant,
}: ScoringDocument): readonly (string | null)[] {
  const names = Object.keys(variants)
  return defaultVariant !== undefined && names.includes(defaultVariant) ? names : [null, ...names]
}

function chooseVariant(
  { variants = {}, defaultVariant }: ScoringDocument,
  variant: string | undefined,
  report: Report,
): string | null {
  const names = Object.keys(variants)
  const expected = names.length === 0 ? 'no variant: there is none' : `one of ${names.join(', ')}`
  if (defaultVariant !== undefined && !names.includes(defaultVariant))
    reportUnknown(report, '/scoring/defaultVariant', 'a variant', defaultVariant, names)
  if (variant === undefined) return defaultVariant ?? null
  if (!names.includes(variant))
    report(
      { code: 'unknown-variant', path: '/scoring/variants', expected, received: variant },
      names,
    )
  return variant
}

function readVariant(
  document: InstrumentDocument,
  variant: string | null,
  report: Report,
): Omit<Instrument, 'fingerprint'> {
  const { scoring } = document
  const applied = applyVariant(scoring, variant, report)
  const reversed = readReversals(applied, report)
  const items = readItems(document, applied.keys, reversed, report)
  reportDuplicates(scoring.scales, '/scoring/scales', report)
  const scales = readScales(applied, items, scoring, report)
  const { gates = [], unanswered = [] } = scoring
  checkDecisions(applied, { gates, unanswered }, items, scales, report)
  checkLabels(document, items, report)
  return {
    ...readIdentity(document, report),
    variant,
    ...variantWords(variant === null ? undefined : scoring.variants?.[variant]),
    isDefault: variant === (scoring.defaultVariant ?? null),
    items,
    gates,
    unanswered,
    scales,
    bands: scoring.bands ?? {},
    rules: applied.rules.value,
    criticalItems: applied.criticalItems.value,
    validity: applied.validity.value,
    unscored: scoring.unscored ?? {},
    codes: scoring.codes ?? {},
    references: scoring.references,
    licence: scoring.licence,
    provenance: scoring.provenance,
    doubts: scoring.doubts ?? [],
  }
}

const variantWords = (
  said: VariantDocument | undefined,
): Pick<Instrument, 'variantNames' | 'variantConfidence'> =>
  said === undefined
    ? {}
    : {
        variantNames: said.names,
        ...(said.confidence === undefined ? {} : { variantConfidence: said.confidence }),
      }

/** Who the instrument is and for whom. */
function readIdentity(
  { $id, scoring }: InstrumentDocument,
  report: Report,
): Pick<
  Instrument,
  'id' | 'version' | 'names' | 'displayNames' | 'domain' | 'informants' | 'ages'
> {
  const [id = '', version = ''] = $id.split(':').slice(3)
  if (version !== scoring.version && id !== ANY_NAME)
    report({
      code: 'schema',
      path: '/scoring/version',
      expected: `${version}, the version in $id`,
      received: scoring.version,
    })
  const { from = 0, to = null } = scoring.ages ?? {}
  if (to !== null && from >= to)
    report({
      code: 'range',
      path: '/scoring/ages',
      expected: 'from below to',
      received: `from ${from} to ${to}`,
    })
  return {
    id,
    version,
    names: scoring.names,
    displayNames: scoring.displayNames ?? scoring.names,
    domain: scoring.domain ?? 'mental-health',
    informants: scoring.informants,
    ages: scoring.ages === undefined ? null : { from, to: to ?? OLDEST },
  }
}

/** An age that nobody reaches, for instruments without an upper limit. */
const OLDEST = 200
