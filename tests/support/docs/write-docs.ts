import { writeFileSync } from 'node:fs'
import { INSTRUMENT_IDS, NORM_IDS } from '../library.js'
import { cataloguePage } from './catalogue-page.js'
import { compareFormulas, filesOfFormulas, formulaTests } from './compare-formulas.js'
import { compareInstrument, filesOfInstrument } from './compare-instrument.js'
import { compareNormTable, filesOfNormTable } from './compare-norm-table.js'
import { readValidation, writeValidation } from './validation-data.js'
import { validationPage } from './validation-page.js'

/** Compares what has changed since, and writes `docs/validation.md` and `docs/catalogue.md` anew. */
function writeDocs(): void {
  const known = readValidation()
  const fresh = <T extends { readonly files: string }>(
    ids: readonly string[],
    before: Readonly<Record<string, T>>,
    files: (id: string) => string,
    compare: (id: string) => T,
  ): Readonly<Record<string, T>> =>
    Object.fromEntries(
      ids.map((id) => {
        const one = before[id]
        return [id, one?.files === files(id) ? one : compare(id)]
      }),
    )
  const isStale =
    formulaTests().some((test) => known.formulas[test]?.files !== filesOfFormulas(test)) ||
    Object.keys(known.formulas).length !== formulaTests().length
  const validation = {
    instruments: fresh(INSTRUMENT_IDS, known.instruments, filesOfInstrument, compareInstrument),
    norms: fresh(NORM_IDS, known.norms, filesOfNormTable, compareNormTable),
    formulas: isStale ? compareFormulas() : known.formulas,
  }
  writeValidation(validation)
  writeFileSync('docs/validation.md', validationPage(validation))
  writeFileSync('docs/catalogue.md', cataloguePage())
}

writeDocs()
