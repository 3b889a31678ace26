import { type Language, textIn } from '../../issue/text.js'
import type { DocumentBanner } from '../document/report-document.js'
import type { ReportRole } from '../roles/report-role.js'

/** For whom a page is, as its role says. */
export function pageBanner({ banner, tone }: ReportRole, language: Language): DocumentBanner {
  return { title: textIn(banner.title, language), text: textIn(banner.text, language), tone }
}
