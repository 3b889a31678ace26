import type { DocumentSection, ReportDocument } from '../report-document.js'
import { escaped } from './escape.js'
import { renderBlock } from './render-block.js'
import { renderRuns } from './render-runs.js'
import { pageStyle } from './style.js'

/**
 * A report as one HTML page that needs nothing beside it: no script, no network, no font to load. For a phone, a screen
 * and A4.
 *
 * @param report - the document; all of its texts are escaped here and nowhere else
 * @returns the page; the same document gives the same text
 */
export function renderDocument(report: ReportDocument): string {
  const { language, title, subtitle, banner, sections, footer } = report
  const lines = subtitle.map((runs) => `<p class="subtitle">${renderRuns(runs)}</p>\n`)
  const small = footer.map((runs) => `<p>${renderRuns(runs)}</p>\n`)
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${pageStyle(banner.title)}</style>
</head>
<body>
<header><div class="banner ${banner.tone}"><p><strong>${escaped(banner.title)}</strong> ${escaped(banner.text)}</p></div>
<h1>${escaped(title)}</h1>
${lines.join('')}</header>
<main>
${sections.map(renderSection).join('')}</main>
<footer>${small.join('')}</footer>
</body>
</html>
`
}

function renderSection({ id, title, blocks }: DocumentSection): string {
  return `<section id="${escaped(id)}"><h2>${escaped(title)}</h2>
${blocks.map(renderBlock).join('')}</section>
`
}
