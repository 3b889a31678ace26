import { printable } from '../plain-text.js'
import type { ReportDocument } from '../report-document.js'

const NAMESPACES =
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'

/** Title, maker and language of a document, without the time of day, so that the same report gives the same bytes. */
export function coreProperties({
  title,
  language,
}: Pick<ReportDocument, 'title' | 'language'>): string {
  const text = printable(title)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
  const tag = language === 'zh' ? 'zh-CN' : 'en-GB'
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties ${NAMESPACES}><dc:title>${text}</dc:title><dc:creator>mindgauge</dc:creator><dc:language>${tag}</dc:language></cp:coreProperties>`
}
