/**
 * The style sheet of a page. For whom it is stands at the foot of each printed sheet.
 *
 * @param banner - for whom the page is, in a few words
 */
export function pageStyle(banner: string): string {
  const known = sheets.get(banner)
  if (known !== undefined) return known
  const sheet = STYLE.replace('"BANNER"', cssText(banner))
  sheets.set(banner, sheet)
  return sheet
}

const sheets = new Map<string, string>()

/** A text of CSS in which nothing can end the text, the rule or the element. */
function cssText(text: string): string {
  const letters = Array.from(text, (character) =>
    /[\p{L}\p{N} ]/u.test(character)
      ? character
      : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  )
  return `"${letters.join('')}"`
}

const STYLE = `
:root { color-scheme: light; --ink: #1c262b; --soft: #53636c; --line: #d5dde1; --shade: #f4f7f8; --accent: #0b5a7a; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 900px; padding: 0 20px 32px; color: var(--ink); background: #fff;
  font: 15px/1.6 system-ui, "Segoe UI", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; }
:lang(zh) body, body:lang(zh) { line-height: 1.7; }
.banner { margin: 0 -20px; padding: .5em 20px; font-size: .87em; color: #fff; background: #37474f; }
.banner p { margin: 0; max-width: none; }
.banner strong { margin-right: .6em; }
.banner.restricted { background: #7f1d1d; }
.banner.family { background: #1f5c4d; }
.banner.public { background: #37474f; }
header { margin: 0 0 .6em; }
header h1 { margin-top: .8em; }
h1 { font-size: 1.75em; line-height: 1.25; margin: 0 0 .2em; overflow-wrap: anywhere; }
.subtitle { margin: .1em 0; color: var(--soft); overflow-wrap: anywhere; }
h2 { font-size: 1.25em; line-height: 1.3; margin: 2em 0 .6em; padding-bottom: .3em; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.02em; margin: 1.5em 0 .3em; }
p { margin: .5em 0; max-width: 46em; overflow-wrap: anywhere; }
li { max-width: 46em; overflow-wrap: anywhere; margin: .2em 0; }
ul, ol { padding-left: 1.4em; margin: .5em 0; }
ol { padding-left: 2.2em; }
a { color: var(--accent); }
.small, footer { font-size: .84em; color: var(--soft); }
.note { margin: 1em 0; padding: .55em .95em; border-left: 4px solid #546e7a; background: var(--shade); break-inside: avoid; }
.note p { margin: .2em 0; }
.note.urgent { border-left-color: #b3261e; background: #fdf3f2; }
.note.info { border-left-color: var(--accent); background: #f0f7fa; }
.note-title { display: block; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(160px, 1fr)); gap: .7em 1.4em; margin: .8em 0; }
.facts dt { font-size: .84em; color: var(--soft); }
.facts dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.mark { white-space: normal; }
.mark i { display: inline-block; width: .8em; height: .8em; margin-right: .45em; border: 1px solid rgba(0,0,0,.35); border-radius: 2px; vertical-align: -.06em; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.scroll { overflow-x: auto; margin: .7em 0 1.1em; }
.scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .9em; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-size: .94em; font-weight: 600; padding: .2em 0 .5em; }
th, td { padding: .42em .7em .42em 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-weight: 600; color: var(--soft); border-bottom: 1px solid #90a4ae; vertical-align: bottom; }
tbody th { font-weight: 500; }
.number { text-align: right; white-space: nowrap; }
thead .number { white-space: normal; }
.short { white-space: nowrap; }
.long { min-width: 13em; }
.broken { min-width: 11em; overflow-wrap: anywhere; }
.number + :not(.number) { padding-left: 1.4em; }
td small { display: block; color: var(--soft); }
.dense td small { display: inline; margin-left: .5em; }
.hidden { color: var(--soft); font-style: normal; }
figure { margin: 1em 0; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: .3em; }
.chart svg { display: block; width: 100%; height: auto; }
footer { margin-top: 2.6em; padding-top: .7em; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
footer p { max-width: none; margin: .3em 0; }
@media (max-width: 560px) {
  body { padding: 0 14px 24px; font-size: 15px; }
  .banner { margin: 0 -14px; padding: .5em 14px; }
  h1 { font-size: 1.45em; }
  .facts { grid-template-columns: 1fr 1fr; }
  th { min-width: 4.2em; }
  tbody th:first-child { position: sticky; left: 0; background: #fff; background-clip: padding-box; }
}
@page { size: A4; margin: 15mm 14mm 16mm; @bottom-left { content: "BANNER"; font-size: 8pt; color: #53636c; } @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; color: #53636c; } }
@media print {
  h1 { font-size: 17pt; }
  h2 { font-size: 12.5pt; margin: 14pt 0 5pt; }
  h3 { margin: 9pt 0 2pt; }
  header { margin: 0 0 4pt; }
  header h1 { margin-top: 8pt; }
  p, li, .note { margin-top: 2.5pt; margin-bottom: 2.5pt; }
  th, td { padding-top: 2.2pt; padding-bottom: 2.2pt; }
  .chart { width: 125mm; }
  footer { margin-top: 12pt; break-inside: avoid; }
  body { max-width: none; padding: 0; font-size: 10pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .banner { margin: 0; padding: 5pt 8pt; color: var(--ink); background: #fff; border: 1.2pt solid #37474f; }
  .banner.restricted { background: #fff; border-color: #7f1d1d; }
  .banner.family { background: #fff; border-color: #1f5c4d; }
  .banner.public { background: #fff; }
  p, li { max-width: none; }
  .scroll { overflow: visible; }
  table { font-size: 8.6pt; }
  thead { display: table-header-group; }
  tr, figure, .note, .facts div { break-inside: avoid; }
  h2, h3, figcaption, caption { break-after: avoid; }
  .page-break { break-before: page; }
  a { color: inherit; text-decoration: none; }
}
`
