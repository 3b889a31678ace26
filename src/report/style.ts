import { type Markup, trusted } from './html.js'

/** The style sheet: a page of its own on a phone, on a screen and on A4. It names no file and no font to load. */
export const STYLE: Markup = trusted(`
:root { color-scheme: light; --ink: #1f2a30; --soft: #55646d; --line: #cfd8dc; --shade: #f3f6f7; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1040px; padding: 16px; color: var(--ink); background: #fff;
  font: 15px/1.55 system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
h1 { font-size: 1.7em; line-height: 1.25; margin: .2em 0; }
h2 { font-size: 1.25em; margin: 2em 0 .4em; padding-bottom: .2em; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1.05em; margin: 1.4em 0 .3em; }
p { margin: .5em 0; max-width: 75ch; }
a { color: #0b5394; }
header .protocol { font-size: 1.1em; margin: .2em 0; }
.small, footer { font-size: .87em; color: var(--soft); }
.box, .crisis { margin: 1em 0; padding: .6em .9em; border: 1px solid var(--line); border-left: 5px solid #546e7a; background: var(--shade); }
.crisis { border-left-color: #b71c1c; }
.crisis h3 { margin-top: 0; }
nav ul { columns: 2; padding-left: 1.2em; margin: .3em 0; }
.definitions { position: absolute; }
.scroll { overflow-x: auto; margin: .7em 0 1.1em; }
table { border-collapse: collapse; width: 100%; font-size: .9em; font-variant-numeric: tabular-nums; }
th, td { padding: .32em .5em; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { background: var(--shade); border-bottom: 1px solid #90a4ae; vertical-align: bottom; font-weight: 600; }
tbody th { font-weight: 500; }
th.parent { background: #fafbfc; padding-top: .8em; font-weight: 600; }
th.parent small { font-weight: 400; color: var(--soft); margin-left: .5em; }
tbody th { min-width: 5.5em; position: sticky; left: 0; background: #fff; }
th.parent { position: static; }
td.figure { white-space: nowrap; }
td small, td.figure small { display: block; color: var(--soft); }
td.figure b { font-weight: 600; }
.hidden { color: var(--soft); }
.key { white-space: nowrap; margin-right: 1.1em; }
td .key, th .key { white-space: normal; margin: 0; }
.key svg { vertical-align: -2px; margin-right: .35em; }
.legend { display: flex; flex-wrap: wrap; gap: .1em 0; max-width: none; font-size: .87em; }
figure { margin: 1em 0; break-inside: avoid; }
figcaption { font-weight: 600; }
.chart { display: block; overflow: visible; font-size: 12px; }
.chart .label { font-size: 13px; fill: var(--ink); }
.chart .note, .chart .share { font-size: 11px; fill: var(--soft); }
.chart .share { fill: var(--ink); }
.chart .letter { font-weight: 700; }
.chart .middle { text-anchor: middle; }
.chart .end { text-anchor: end; }
.chart .tick { stroke: #dfe5e8; }
.chart .whisker { stroke: #37474f; stroke-width: 2; }
.chart .point { stroke: #1f2a30; stroke-width: 1.2; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(270px, 1fr)); gap: 0 32px; }
.sources { font-size: .85em; padding-left: 2.2em; overflow-wrap: anywhere; }
.cite a { margin-right: .15em; text-decoration: none; }
code { font-size: .92em; }
footer { break-before: avoid; margin-top: 2.5em; border-top: 1px solid var(--line); padding-top: .6em; overflow-wrap: anywhere; }
@media (max-width: 560px) {
  body { padding: 12px; font-size: 14px; }
  nav ul { columns: 1; }
  th, td { padding: .3em .4em; }
  td { min-width: 3.6em; }
}
@page { size: A4; margin: 14mm 12mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
@media print {
  p { max-width: none; }
  body { max-width: none; padding: 0; font-size: 9.5pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  nav { display: none; }
  .scroll { overflow: visible; }
  tbody th { position: static; }
  table { font-size: 8pt; }
  th, td { padding: .22em .35em; }
  thead { display: table-header-group; }
  p, tr, .box, .crisis, #accounting .scroll, #tiers .scroll, #scales tbody { break-inside: avoid; }
  h2, h3, h2 + p, .small, figcaption, .parent { break-after: avoid; }
  .charts { grid-template-columns: 1fr 1fr; }
  a { color: inherit; }
}
`)
