import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { parseTags } from './parse-tags.js'
import { roleOf } from './role-of.js'
import { tagWord } from './tag.js'
import { loadTags, shippedTags } from './tag-vocabulary.js'

const folder = mkdtempSync(join(tmpdir(), 'mindgauge-tags-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('the shipped vocabulary names every tag in English and Chinese', () => {
  const loaded = loadTags()
  if (!loaded.ok) throw new Error('tags.json does not load')
  for (const tag of loaded.value.values()) expect(tag.names.zh).toMatch(/\p{Script=Han}/u)
  expect(loaded.value.get(tagWord('　留守 '))?.id).toBe('left-behind')
  expect(loaded.value.get(tagWord('Boarding'))?.id).toBe('boarding')
})

it('a word of two tags is refused', () => {
  const file = join(folder, 'tags.json')
  const tags = ['a', 'b'].map((id) => ({ id, names: { en: `tag ${id}`, zh: '同名' } }))
  writeFileSync(file, JSON.stringify({ tags }))
  expect(loadTags(file).issues).toMatchObject([{ code: 'duplicate-id', path: '/tags/1' }])
})

it('every fault of a vocabulary is said at once, with its place', () => {
  const tags = [
    { id: 'A b', names: { en: 'x' } },
    { id: 'c', names: { zh: '丙' }, extra: 1 },
  ]
  const found = parseTags({ tags, more: [] })
  expect(found.issues.map(({ path }) => path).sort()).toEqual([
    '/more',
    '/tags/0/id',
    '/tags/1/extra',
    '/tags/1/names/en',
  ])
})

it('the schema is the one that the shipped vocabulary names', () => {
  const { $schema } = JSON.parse(readFileSync(shippedTags(), 'utf8'))
  const file = join(dirname(shippedTags()), $schema)
  expect(JSON.parse(readFileSync(file, 'utf8')).$id).toBe('urn:mindgauge:schema:tag-vocabulary')
})

it.each([
  ['Teacher', 'teacher'],
  [' 家长 ', 'parent'],
  ['学生', 'student'],
  ['self', 'unstated'],
  ['', 'unstated'],
  ['cook', null],
])('roleOf(%j) is %s', (text, role) => {
  expect(roleOf(text)).toBe(role)
})
