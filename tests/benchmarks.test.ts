import { resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { workplace } from './cli/run-command.js'

interface Measured {
  readonly name: string
  readonly seconds: readonly number[]
  readonly megabytes: number | null
}
interface Variant {
  readonly name: string
  readonly command: readonly string[]
  readonly verify?: (run: { readonly stdout: string }) => void
}
interface Point {
  readonly students: number
  readonly rowsPerSecond: number
  readonly megabytes: number | null
}
const library = (name: string) => import(resolve(`benchmarks/lib/${name}.mjs`))
const { verifySame }: { verifySame: (...args: unknown[]) => Promise<void> } =
  await library('verify')
const { measure }: { measure: (variants: Variant[], rounds: number) => Promise<Measured[]> } =
  await library('measure')
const { megabytes }: { megabytes: (value: number | null) => string } = await library('format')
interface Series {
  readonly name: string
  readonly points: readonly Point[]
}
const { scalingPlot }: { scalingPlot: (series: Series[]) => string } = await library('scaling-plot')

const place = workplace()
afterAll(place.remove)

describe('verifySame', () => {
  const ours = place.write('ours.csv', 'a,b\n1,x\n2,y\n')
  const same = place.write('same.csv', 'b,a\n"x",1.0\n"y",2\n')

  it('takes the same cells in another order of columns for the same', async () => {
    await expect(verifySame(ours, same, ['a', 'b'], 2)).resolves.toBeUndefined()
  })

  it.each([
    ['no rows in either file', 'a,b\n', 'a,b\n', 0, 'requires rows'],
    ['no rows where there should be some', 'a,b\n', 'a,b\n', 2, '0 rows, expected 2'],
    ['two files without anything', '', '', 2, 'no column a'],
    [
      'fewer rows in both than there should be',
      'a,b\n1,x\n',
      'a,b\n1,x\n',
      2,
      '1 rows, expected 2',
    ],
    ['fewer rows in one', 'a,b\n1,x\n2,y\n', 'a,b\n1,x\n', 2, 'another number of rows'],
    ['another text', 'a,b\n1,x\n', 'a,b\n1,y\n', 1, 'b of row 1'],
    ['a number where there is none', 'a,b\n,x\n', 'a,b\n0,x\n', 1, 'a of row 1'],
    ['a column that is not there', 'a,b\n1,x\n', 'a,c\n1,x\n', 1, 'no column b'],
  ])('refuses %s', async (_, one, other, rows, message) => {
    const [first, second] = [place.write('one.csv', one), place.write('other.csv', other)]
    await expect(verifySame(first, second, ['a', 'b'], rows)).rejects.toThrow(message)
  })

  it('refuses to compare no columns', async () => {
    await expect(verifySame(ours, same, [], 2)).rejects.toThrow('requires rows and columns')
  })
})

describe('measure', () => {
  const echo = (name: string): Variant => ({
    name,
    command: [process.execPath, '-e', `console.log('${name}')`],
  })

  it('runs each variant in a fresh process and leaves out the warm-up', async () => {
    const said: string[] = []
    const noted = ['a', 'b'].map((name) => ({
      ...echo(name),
      verify: ({ stdout }: { readonly stdout: string }) => {
        said.push(stdout.trim())
      },
    }))
    const results = await measure(noted, 2)
    expect(said).toEqual(['a', 'b', 'b', 'a', 'a', 'b'])
    expect(results.map(({ seconds }) => seconds.length)).toEqual([2, 2])
  })

  it('a run that is not verified fails the whole measurement, the warm-up too', async () => {
    const wrong = { ...echo('a'), verify: () => expect.fail('wrong result') }
    await expect(measure([wrong], 1)).rejects.toThrow('wrong result')
    await expect(
      measure([{ name: 'a', command: [process.execPath, '-e', 'throw 1'] }], 1),
    ).rejects.toThrow('a ended with 1')
  })
})

describe('peak memory that the system does not tell', () => {
  it('is not measured, and not zero', () => {
    expect(megabytes(null)).toBe('not measured')
    expect(megabytes(12.4)).toBe('12')
  })

  it('has no curve in the plot', () => {
    const known = { students: 1450, rowsPerSecond: 1000, megabytes: 100 }
    const unknown = { ...known, megabytes: null }
    const plot = (...points: Point[]): string => scalingPlot([{ name: 'screen', points }])
    expect(plot(known, known)).toContain('peak memory, MB')
    expect(plot(unknown, unknown)).toContain('peak memory not measured')
    expect(plot(unknown, known)).not.toMatch(/NaN|null|Infinity/)
  })
})
