import { describe, expect, it } from 'vitest'
import { listInstruments, loadInstrument } from '../catalogue.js'
import { itemMeaning, MEANING } from './item-meaning.js'
import { labelVariants } from './label-variants.js'

const meaningIn = (id: string): ((text: string) => number) => {
  const loaded = loadInstrument(id)
  if (!loaded.ok || loaded.value.items[0] === undefined) throw new Error(id)
  return itemMeaning(loaded.value.items[0], { coding: 'label', missing: {} })
}

it.each([
  ['phq-9', ['完全没有', '有几天', '一半以上的天数', '几乎天天'], [0, 1, 2, 3]],
  ['gad-7', ['完全不会', '好几天', '超过一半的天数', '几乎每天'], [0, 1, 2, 3]],
  ['gad-7', ['Not at all', 'Some days', 'Over half the days', 'Almost every day'], [0, 1, 2, 3]],
  ['pss-10', ['从来没有', '偶尔', '有时候', '时常', '总是'], [0, 1, 2, 3, 4]],
  ['sdq-self', ['不真实', '有点真实', '完全真实'], [0, 1, 2]],
  [
    'sas-zh',
    ['没有或很少时间', '少部分时间', '相当多时间', '绝大部分时间'],
    [0, MEANING.notACode, 2, 3],
  ],
  ['k6', ['没有', '很少', '有时候', '大多数时候', '一直'], [0, 1, 2, 3, 4]],
  ['rcads-47', ['从不', '偶尔', '常常', '总是'], [0, 1, 2, 3]],
  ['scl-90', ['无', '轻度', '中度', '偏重', '严重'], [0, 1, 2, 3, 4]],
  ['dsrsc', ['无', '有时', '经常'], [0, 1, 2]],
])('words in circulation for the options of %s: %j', (id, words, options) => {
  expect(words.map(meaningIn(id))).toEqual(options)
})

describe('every instrument that is shipped', () => {
  const instruments = listInstruments().flatMap((id) => {
    const loaded = loadInstrument(id)
    return loaded.ok ? [loaded.value] : []
  })

  it('reads its own labels as itself, whatever words are in circulation for others', () => {
    const wrong = instruments.flatMap(({ id, items }) =>
      items.flatMap((item) => {
        const meaning = itemMeaning(item, { coding: 'label', missing: {} })
        return item.options.flatMap(({ label }, option) =>
          [label?.en, label?.zh].flatMap((text) => {
            const isShared = item.options.filter((own) =>
              [own.label?.en, own.label?.zh].includes(text),
            )
            if (text === undefined || isShared.length > 1 || meaning(text) === option) return []
            return [`${id} ${item.id} ${text}`]
          }),
        )
      }),
    )
    expect(wrong).toEqual([])
  })
})

it('no word is named twice for one label', () => {
  for (const label of ['never', 'not at all', 'more than half the days', 'always']) {
    const words = labelVariants(label)
    expect(words.length).toBeGreaterThan(2)
    expect(new Set(words).size).toBe(words.length)
  }
  expect(labelVariants('constructor')).toEqual([])
})
