import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { expectNothingWritten, PILOT, place, screened } from './pilot-screening.js'
import { mindgauge } from './run-command.js'
import { csv } from './sheets.js'

afterAll(place.remove)

describe('files that cannot be used: exit code 3, nothing written', () => {
  it('no such file', async () => {
    const words = ['screen', place.path('nowhere.csv'), '--protocol', PILOT]
    const ended = await mindgauge(...words, '--out', place.path('nowhere'))
    expectNothingWritten({ ...ended, folder: 'nowhere' }, 'nowhere.csv: no such file')
  })

  it('an empty file', async () => {
    expectNothingWritten(await screened(''), /file is empty/)
  })

  it('a header only', async () => {
    expectNothingWritten(await screened(csv()), /a header and no rows/)
  })

  it('an item column twice', async () => {
    const text = csv({}).replace('phqa_2', 'phqa_1')
    expectNothingWritten(await screened(text), /phqa_1: the same column twice/)
  })

  it('item columns missing, each of them named', async () => {
    const text = csv({}).replace('phqa_2', 'a').replace('gad7_7', 'b')
    expectNothingWritten(
      await screened(text),
      /phqa_2: item column is missing/,
      /gad7_7: item column is missing/,
    )
  })

  it('no column of students', async () => {
    expectNothingWritten(
      await screened(csv({}).replace('student', 'pupil')),
      /student: column is missing/,
    )
  })

  it('a column that the map names and the file lacks, with the nearest header', async () => {
    const map = place.write('map.json', JSON.stringify({ columns: { student: 'Pupil' } }))
    const text = csv({}).replace('student', 'Pupils')
    expectNothingWritten(
      await screened(text, '--map', map),
      /student: column is missing: expected the column "Pupil"; nearest: Pupils/,
    )
  })

  it('a faulty column map, with its place', async () => {
    const map = place.write('bad-map.json', JSON.stringify({ columns: { sex: 7 } }))
    expectNothingWritten(await screened(csv({}), '--map', map), /bad-map.json, \/columns\/sex/)
  })

  it('none of the protocol’s instruments', async () => {
    expectNothingWritten(await screened('student,grade\n1,8\n'), /phqa_1/, /gad7_1/)
  })

  it('an unknown protocol, with the nearest names', async () => {
    const ended = await mindgauge(
      'screen',
      place.write('some.csv', csv({})),
      '--protocol',
      'cn-grades-4-12-card',
      '--out',
      place.path('unknown'),
    )
    expectNothingWritten(
      { ...ended, folder: 'unknown' },
      /unknown protocol.*nearest: cn-grades-4-12-cards/,
    )
  })

  it('a faulty protocol, every fault with its place', async () => {
    const protocol = JSON.parse(readFileSync(PILOT, 'utf8'))
    protocol.rules[1].tier = 'purple'
    protocol.rules[2].when.scale = 'totals'
    const file = place.write('faulty.json', JSON.stringify(protocol))
    const text = place.write('fine.csv', csv({}))
    const words = ['screen', text, '--protocol', file, '--out', place.path('faulty')]
    expectNothingWritten(
      { ...(await mindgauge(...words)), folder: 'faulty' },
      /faulty.json, \/rules\/1\/tier.*received purple/,
    )
    protocol.rules[1].tier = 'red'
    place.write('faulty.json', JSON.stringify(protocol))
    expectNothingWritten(
      { ...(await mindgauge(...words)), folder: 'faulty' },
      /\/rules\/2\/when.*received totals/,
    )
  })

  it('a protocol with an unknown instrument, with the nearest names', async () => {
    const text = readFileSync(PILOT, 'utf8').replaceAll('"gad-7"', '"gad7"')
    const file = place.write('unknown-instrument.json', text)
    const sheets = place.write('fine.csv', csv({}))
    const out = place.path('unknown-instrument')
    const ended = await mindgauge('screen', sheets, '--protocol', file, '--out', out)
    expectNothingWritten(
      { ...ended, folder: 'unknown-instrument' },
      /unknown instrument.*nearest: gad-7/,
    )
  })

  it('a protocol that is not JSON, with line and column', async () => {
    const file = place.write('broken.json', '{\n  "id": }')
    const text = place.write('fine.csv', csv({}))
    const ended = await mindgauge('screen', text, '--protocol', file, '--out', place.path('broken'))
    expectNothingWritten({ ...ended, folder: 'broken' }, /broken.json.*line 2/)
  })

  it('an output folder that is a file', async () => {
    place.write('taken', 'mine')
    const text = place.write('fine.csv', csv({}))
    const ended = await mindgauge('screen', text, '--protocol', PILOT, '--out', place.path('taken'))
    expect(ended.code).toBe(3)
    expect(ended.err).toMatch(/taken: output cannot be written/)
    expect(place.read('taken')).toBe('mine')
  })

  it('an output folder below a file', async () => {
    place.write('leaf', 'mine')
    const text = place.write('fine.csv', csv({}))
    const out = place.path('leaf/results')
    const ended = await mindgauge('screen', text, '--protocol', PILOT, '--out', out)
    expect(ended.code).toBe(3)
    expect(ended.err).toMatch(/output cannot be written/)
    expect(place.read('leaf')).toBe('mine')
  })

  it('says the same as JSON with --json', async () => {
    const run = await screened('', '--json')
    expect(run.code).toBe(3)
    expect(JSON.parse(run.out).issues).toMatchObject([{ code: 'file-empty', severity: 'error' }])
  })
})
