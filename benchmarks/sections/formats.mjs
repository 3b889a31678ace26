// The same table in every form that is read, against plain CSV: by how much slower.
import { createReadStream, createWriteStream, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { CLI } from '../lib/campaign.mjs'
import { count, ratio, timings } from '../lib/format.mjs'
import { measure } from '../lib/measure.mjs'
import { verifySame } from '../lib/verify.mjs'
import { wholeProcess } from '../lib/whole-process.mjs'

const SCORED = 'mssmhs,rcads-47,scared-41,sdq-self'
const WRITTEN = ['csv', 'parquet', 'jsonl', 'sav', 'xlsx']

/** Rewrites a CSV file line by line. */
async function rewritten(from, to, change) {
  async function* lines() {
    for await (const line of createInterface({ input: createReadStream(from) }))
      yield `${change(line)}\n`
  }
  await pipeline(lines, createWriteStream(to))
}

/**
 * `score` with one instrument carries all other columns through, so its own writers make the files: 173 items beside
 * the scores of a PHQ-9.
 */
async function makeInputs({ responses, folder }) {
  const inputs = new Map()
  for (const ending of WRITTEN) {
    const file = join(folder, `input.${ending}`)
    const words = ['score', responses, '--instrument', 'phq-9', '--out', file]
    const { status, stderr } = await wholeProcess([process.execPath, CLI, ...words])
    if (status > 1) throw new Error(`score to ${ending}: ${stderr}`)
    inputs.set(ending === 'csv' ? 'plain CSV' : `.${ending}`, file)
  }
  const plain = inputs.get('plain CSV')
  const quoted = join(folder, 'quoted.csv')
  await rewritten(plain, quoted, (line) => `"${line.split(',').join('","')}"`)
  inputs.set('CSV, every cell quoted', quoted)
  const seldom = join(folder, 'seldom.csv')
  let nLines = 0
  await rewritten(plain, seldom, (line) =>
    ++nLines % 500 === 0 ? line.replace(/^([^,]*),/, '"$1",') : line,
  )
  inputs.set('CSV, a quoted cell in every 500th line', seldom)
  const tabs = join(folder, 'tabs.tsv')
  await rewritten(plain, tabs, (line) => line.replaceAll(',', '\t'))
  inputs.set('tabs', tabs)
  const zipped = join(folder, 'zipped.csv.gz')
  await pipeline(createReadStream(plain), createGzip(), createWriteStream(zipped))
  inputs.set('CSV in gzip', zipped)
  return inputs
}

/** All columns but the carried scores of the PHQ-9, whose names SPSS cannot hold. */
function columnsOf(file) {
  const [header = ''] = readFileSync(file, 'utf8').split('\n', 1)
  return header.split(',').filter((column) => !column.startsWith('phq-9_'))
}

/**
 * @param {{ students: number, responses: string, folder: string }} term - a fifth of that of the other sections: in JSON
 * Lines, which name every column in every row, the whole would be 0.6 GB, read several times
 * @param {number} rounds
 */
export async function formats(term, rounds) {
  const inputs = await makeInputs(term)
  const reference = join(term.folder, 'format-0.csv')
  const variants = [...inputs].map(([name, input], index) => {
    const out = join(term.folder, `format-${index}.csv`)
    let isVerified = false
    return {
      name,
      command: [process.execPath, CLI, 'score', input, '--instrument', SCORED, '--out', out],
      statuses: [0, 1],
      verify: async () => {
        if (isVerified) return
        await verifySame(reference, out, columnsOf(reference), term.students)
        isVerified = true
      },
    }
  })
  const results = await measure(variants, rounds)
  const plain = results[0]?.median ?? Number.NaN
  const files = [...inputs.values()]
  const rows = results.map((result, index) => {
    const size = statSync(files[index]).size / 1e6
    return {
      what: result.name,
      'file MB': size.toFixed(1),
      ...timings(result),
      'rows/s': count(term.students / result.median),
      'MB/s': count(size / result.median),
      'time ÷ plain CSV': ratio(result.median / plain),
    }
  })
  for (const file of files) rmSync(file)
  return {
    title: `Compressed files and files that are not plain CSV: ${count(term.students)} rows`,
    text: [
      `\`score\` of four instruments from the same table in each form, ${rounds} runs after a warm-up, order reversed every round; every column of the results is compared with that of plain CSV first. Fewer rows than above, because JSON Lines name every column in every row; the fixed cost of starting is in every time, so that the ratios of larger files are a little further from 1. Tables that are not plain text are staged as text first; a line whose quotes mean something takes the general reader.`,
    ],
    rows,
  }
}
