import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ReadFile, readAnyFile } from '../support/read-any-file.js'

const FOLDER = 'tests/fixtures/zoo'
const EXPECTED: Readonly<Record<string, ReadFile>> = JSON.parse(
  readFileSync(join(FOLDER, 'expected.json'), 'utf8'),
)
const FILES = readdirSync(FOLDER).filter((name) => !/^(?:expected\.json|make_zoo\.py)$/.test(name))

it('the zoo has at least 60 files, and an expectation for each', () => {
  expect(FILES.length).toBeGreaterThanOrEqual(60)
  expect(Object.keys(EXPECTED).sort()).toEqual([...FILES].sort())
})

describe.each(FILES)('%s', (name) => {
  it('is read, or refused, as expected', async () => {
    expect(await readAnyFile(join(FOLDER, name))).toEqual(EXPECTED[name])
  })
})
