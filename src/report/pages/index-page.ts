import { fillIn } from '../../issue/fill-in.js'
import { type Language, type Text, textIn } from '../../issue/text.js'
import type { ReportDocument } from '../document/report-document.js'
import type { ReportCampaign } from '../model/report-campaign.js'
import type { ReportLevel } from '../model/report-level.js'
import type { ReportRole } from '../roles/report-role.js'
import { pageBanner } from './page-banner.js'
import { pageFooter } from './page-footer.js'

/** A page of a run: what it is called and where it stands. */
export interface IndexEntry {
  /** Places, from the wider to the narrower one, or a student. */
  readonly names: readonly string[]
  readonly href: string
}

interface IndexInput {
  readonly language: Language
  readonly role: ReportRole
  readonly level: ReportLevel
  readonly campaign: ReportCampaign
  readonly entries: readonly IndexEntry[]
}

const TITLES: Readonly<Record<ReportLevel, Text>> = {
  student: { en: 'Reports on students', zh: '学生报告' },
  class: { en: 'Reports on classes', zh: '班级报告' },
  grade: { en: 'Reports on grades', zh: '年级报告' },
  school: { en: 'Reports on schools', zh: '学校报告' },
  district: { en: 'District reports', zh: '区域报告' },
}
const COUNT: Text = { en: '{0} entries', zh: '共 {0} 项' }
const PAGES: Text = { en: 'Pages', zh: '目录' }

/** The index of a run: one link for each page. */
export function indexPage({
  language,
  role,
  level,
  campaign,
  entries,
}: IndexInput): ReportDocument {
  return {
    language,
    title: textIn(TITLES[level], language),
    subtitle: [
      [textIn(campaign.protocol.names, language)],
      ...(campaign.wave === null ? [] : [[{ kind: 'name', text: campaign.wave } as const]]),
      [fillIn(textIn(COUNT, language), [String(entries.length)])],
    ],
    banner: pageBanner(role, language),
    sections: [
      {
        id: 'pages',
        title: textIn(PAGES, language),
        blocks: [
          {
            kind: 'list',
            items: entries.map(({ names, href }) => [
              { kind: 'link', text: names.join(' · '), href } as const,
            ]),
          },
        ],
      },
    ],
    footer: pageFooter(campaign, language),
  }
}
