import { resolve } from 'node:path'
import type { Plugin } from 'esbuild'
import { type CompiledInstrument, compileInstrument, type Instrument } from '../../src/index.js'
import { parseInstrument } from '../../src/parse.js'
import type { EnginePlan } from '../../src/score/plan.js'
import type { Steps } from '../../src/score/steps.js'
import { INSTRUMENT_IDS, instrumentDocument, readingsOf } from './library.js'

interface ScorerWriter {
  readonly planOf: (compiled: CompiledInstrument) => EnginePlan
  readonly stepsOf: (plan: EnginePlan) => readonly (keyof Steps)[]
  readonly scorerModule: (compiled: CompiledInstrument, library: string) => string
}

/** What the build makes the modules with. */
export const scorerWriter: ScorerWriter = await import(resolve('scripts/lib/scorer-modules.mjs'))

/** Every instrument in its default reading, then in each of its variants, named as its modules are. */
export const READINGS: readonly { readonly name: string; readonly instrument: Instrument }[] =
  INSTRUMENT_IDS.flatMap((id) =>
    readingsOf(instrumentDocument(id)).map((variant) => ({
      name: variant === undefined ? id : `${id}/${variant}`,
      instrument: parsed(id, variant),
    })),
  )

function parsed(id: string, variant: string | undefined): Instrument {
  const options = variant === undefined ? {} : { variant }
  const result = parseInstrument(instrumentDocument(id), options)
  if (!result.ok) throw new Error(`${id} does not parse`)
  return result.value
}

/** Lets esbuild import `scorer:<name>`: what the build writes as `scorers/<name>.js`, of the source as it stands. */
export const scorerModules: Plugin = {
  name: 'scorers',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^scorer:/ }, ({ path }) => ({
      path: path.slice('scorer:'.length),
      namespace: 'scorer',
    }))
    onLoad({ filter: /./, namespace: 'scorer' }, ({ path }) => {
      const reading = READINGS.find(({ name }) => name === path)
      if (reading === undefined) throw new Error(`no instrument is named ${path}`)
      const compiled = compileInstrument(reading.instrument)
      return {
        contents: scorerWriter.scorerModule(compiled, './src/scorer.ts'),
        resolveDir: resolve('.'),
      }
    })
  },
}
