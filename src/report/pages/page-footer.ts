import { fillIn } from '../../issue/fill-in.js'
import { type Language, type Text, textIn } from '../../issue/text.js'
import type { Run } from '../document/run.js'
import type { ReportCampaign } from '../model/report-campaign.js'

const NOT_A_DIAGNOSIS: Text = {
  en: 'Screening is not a diagnosis: it suggests with whom to talk first.',
  zh: '筛查不是诊断：它只提示应当先与谁面谈。',
}
const EXAMPLE: Text = {
  en: 'The protocol is an example: the office that uses it must adopt or change it.',
  zh: '本方案为示例：使用前须由主管部门采纳或修改。',
}
const MADE_WITH: Text = {
  en: 'mindgauge {0}; protocol {1} {2} ({3}); instruments: {4}',
  zh: 'mindgauge {0}；方案 {1} {2}（{3}）；量表：{4}',
}

/** What every page ends with: that it is no diagnosis, and what it was made with. */
export function pageFooter(
  { protocol, instruments, version }: ReportCampaign,
  language: Language,
): (readonly Run[])[] {
  const used = instruments.map((one) => `${one.id} ${one.version}`).join(', ')
  const parts = [version, protocol.id, protocol.version, protocol.fingerprint, used]
  return [
    [textIn(NOT_A_DIAGNOSIS, language)],
    ...(protocol.example === true ? [[textIn(EXAMPLE, language)]] : []),
    [fillIn(textIn(MADE_WITH, language), parts)],
  ]
}
