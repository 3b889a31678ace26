import { type ChartOption, type ChartSize, drawSvg } from './echarts.js'

const CACHE_LIMIT = 400
const cache = new Map<string, string>()

/**
 * Axes, lines and areas of a chart as ECharts draws them, without the `<svg>` around: the part that many pages share. It
 * is drawn once for each option; the marks of one page are put on it by arithmetic. Without ids and without classes, so
 * that it can stand on a page as often as it likes.
 *
 * @param option - with a grid in pixels and the ends of its axes given, so that the places of values are known
 */
export function frameOf(option: ChartOption, size: ChartSize): string {
  return frameBy([size, option], () => option, size)
}

/**
 * As {@link frameOf}, for options that take long to make.
 *
 * @param parts - what the option depends on; two frames of one kind with the same parts are the same
 */
export function frameBy(parts: unknown, makeOption: () => ChartOption, size: ChartSize): string {
  const key = JSON.stringify(parts)
  const known = cache.get(key)
  if (known !== undefined) return known
  const frame = shortened(drawSvg(makeOption(), size))
  if (cache.size >= CACHE_LIMIT) cache.clear()
  cache.set(key, frame)
  return frame
}

/** What every text of a chart has; the `<svg>` says it once. */
const TEXT_STYLE = /style="font-size:12px;font-family:sans-serif;"/g

const LEFT_OUT = [
  /^<svg[^>]*>\n?/,
  /<style[\s\S]*?<\/style>\n?/g,
  /<\/svg>\s*$/,
  /<rect width="[\d.]+" height="[\d.]+" x="0" y="0" fill="none"><\/rect>\n?/,
  / (?:class|pointer-events|ecmeta_\w+|xml:space)="[^"]*"/g,
  / stroke-linecap="round"/g,
  // Lines are cut by us.
  /<defs\s*>[\s\S]*?<\/defs>\n?/g,
  / clip-path="[^"]*"/g,
  // Areas that would catch a pointer.
  /<path d="[^"]*" transform="[^"]*" fill="none"><\/path>\n?/g,
  /(?<=font-size:[\d.]+px;)font-family:sans-serif;/g,
]

function shortened(svg: string): string {
  const text = LEFT_OUT.reduce((rest, part) => rest.replace(part, ''), svg)
  return text
    .replaceAll(TEXT_STYLE, '')
    .replaceAll(/\s+(?=\/?>|[a-z-]+=")/g, ' ')
    .replaceAll(/ (?=\/?>)/g, '')
    .replaceAll(/><\/(?:path|rect)>/g, '/>')
    .replaceAll(/>\s+</g, '><')
}
