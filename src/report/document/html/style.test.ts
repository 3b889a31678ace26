import { expect, it } from 'vitest'
import { pageStyle } from './style.js'

const css = pageStyle('For the head')

it('prints every banner on white, since its text is dark there', () => {
  const [screen = '', print = ''] = css.split('@media print')
  const tones = [...screen.matchAll(/\.banner\.(\w+)/g)].map(([, tone]) => tone)
  expect(tones).toContain('public')
  for (const tone of tones)
    expect(print).toMatch(new RegExp(`\\.banner\\.${tone} \\{ background: #fff;`))
})
