import { describe, expect, it } from 'vitest'
import { inWords } from './in-words.js'

describe('inWords', () => {
  it('leaves English as it is', () => {
    expect(inWords('a number of 0 or more', 'en')).toBe('a number of 0 or more')
  })

  it('leaves data as they are, of whatever kind', () => {
    for (const data of ['', '0..3', '-2', '"Tom, or a list"', 'phq-9', '三年级', '4, 5, 6'])
      expect(inWords(data, 'zh')).toBe(data)
  })

  it('fills what the data decide into the place that Chinese has for it', () => {
    expect(inWords('row 3', 'zh')).toBe('row 3')
    expect(inWords('text of 12 characters', 'zh')).toBe('12 个字符的文本')
    expect(inWords('columns of its items for 1,200 students', 'zh')).toBe(
      '1,200 名学生所需的题目列',
    )
    expect(inWords('2 of 11 characters', 'zh')).toBe('11 个字符的 2')
  })

  it('takes the phrase that fixes most of a text', () => {
    expect(inWords('a column of this name; nearest: phq9_1', 'zh')).toBe('此名称的列；相近：phq9_1')
    expect(inWords('fewer than 4 missing, the number of terms', 'zh')).toBe('缺答数少于项数 4')
  })

  it('says words within words', () => {
    expect(inWords('a number or null', 'zh')).toBe('数字或null')
    expect(inWords('text or a number or true or false', 'zh')).toBe('文本或数字或true 或 false')
    expect(inWords('an item of this file: a, b', 'zh')).toBe('本文件中的题目：a, b')
    expect(inWords('a band of total, of which there is none', 'zh')).toBe(
      'total 的等级（此处一个也没有）',
    )
  })

  it('does not take a text of the data for a phrase that fixes little of it', () => {
    expect(inWords('she and he or they', 'zh')).toBe('she and he or they')
    expect(inWords('total: severe, 3', 'zh')).toBe('total: severe, 3')
  })

  it('says the same text the same when asked again', () => {
    expect(inWords('at least 2 keys', 'zh')).toBe(inWords('at least 2 keys', 'zh'))
    expect(inWords('at least 2 keys', 'zh')).toBe('至少 2 个键')
  })
})
