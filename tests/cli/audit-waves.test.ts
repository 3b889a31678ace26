import { afterAll, describe, expect, it } from 'vitest'
import { mindgauge, workplace } from './run-command.js'

const place = workplace()
afterAll(place.remove)

describe('mindgauge audit', () => {
  it('says where counts between waves were not tried together with the tables of the waves', async () => {
    const table = 'wave_from,wave_to,level,group,measure,from,to,n,count'
    const between = `${table}\nautumn,spring,all,all,transition,red,red,30,30\n`
    const path = place.write('transitions.csv', between)
    const text = await mindgauge('audit', path)
    expect([text.code, text.out]).toEqual([
      0,
      expect.stringContaining('autumn>spring: not audited together with the tables of the waves'),
    ])
    const json = await mindgauge('audit', path, '--json')
    expect(JSON.parse(json.out).untied).toEqual([{ waves: 'autumn>spring', reason: 'cohorts' }])
    const chinese = await mindgauge('audit', path, '--lang', 'zh')
    expect(chinese.out).toContain('autumn>spring: 未与各次的表一并检验')
  })
})
