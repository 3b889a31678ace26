const WIDTH = 640
const HEIGHT = 320
const LEFT = 70
const RIGHT = 70
const TOP = 40
const BOTTOM = 50

const x = (students) =>
  LEFT + ((Math.log10(students) - 3) / (Math.log10(2e7) - 3)) * (WIDTH - LEFT - RIGHT)
const y = (share) => HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)

/** Least of 1, 2 and 5 times a power of ten that is not below a value. */
function ceiling(value) {
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value) ?? value
}

function curve(points, colour, dash) {
  const path = points.map(([a, b], at) => `${at === 0 ? 'M' : 'L'}${a.toFixed(1)} ${b.toFixed(1)}`)
  const dots = points.map(
    ([a, b]) => `<circle cx="${a.toFixed(1)}" cy="${b.toFixed(1)}" r="4" fill="${colour}"/>`,
  )
  return `<path d="${path.join('')}" fill="none" stroke="${colour}" stroke-width="2"${dash}/>${dots.join('')}`
}

/** One line for each command. */
const DASHES = ['', ' stroke-dasharray="6 4"']

/**
 * Rows per second (left) and peak memory (right, where it is known) over the number of rows, on a logarithmic axis;
 * both from zero.
 *
 * @param {readonly { name: string, points: readonly { students: number, rowsPerSecond: number, megabytes: number | null }[] }[]} series
 * @returns {string} SVG
 */
export function scalingPlot(series) {
  const points = series.flatMap((one) => one.points)
  const mostRows = ceiling(Math.max(...points.map(({ rowsPerSecond }) => rowsPerSecond)))
  const known = points.filter(({ megabytes }) => megabytes !== null)
  const mostMegabytes = ceiling(Math.max(1, ...known.map(({ megabytes }) => megabytes)))
  const text = (at, height, anchor, words, colour = '#333') =>
    `<text x="${at}" y="${height}" text-anchor="${anchor}" fill="${colour}">${words}</text>`
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<path d="M${LEFT} ${y(share)}H${WIDTH - RIGHT}" stroke="#ddd"/>` +
      text(LEFT - 8, y(share) + 4, 'end', `${(mostRows * share) / 1000}k`, '#1f5fa8') +
      (known.length > 0
        ? text(WIDTH - RIGHT + 8, y(share) + 4, 'start', mostMegabytes * share, '#b3541e')
        : ''),
  )
  const labels = [...new Set(points.map(({ students }) => students))].map((students) =>
    text(x(students), HEIGHT - BOTTOM + 20, 'middle', students.toLocaleString('en-GB')),
  )
  const curves = series.flatMap(({ points: own }, at) => [
    curve(
      own.map(({ students, rowsPerSecond }) => [x(students), y(rowsPerSecond / mostRows)]),
      '#1f5fa8',
      DASHES[at] ?? '',
    ),
    curve(
      own
        .filter(({ megabytes }) => megabytes !== null)
        .map(({ students, megabytes }) => [x(students), y(megabytes / mostMegabytes)]),
      '#b3541e',
      DASHES[at] ?? '',
    ),
  ])
  const names = series.map(({ name }, at) => `${name} ${DASHES[at] === '' ? '——' : '– –'}`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">
<title>Rows per second and peak memory by number of rows</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${grid.join('\n')}
${labels.join('\n')}
${curves.join('\n')}
${text(LEFT, 22, 'start', 'rows per second', '#1f5fa8')}
${text(WIDTH / 2, 22, 'middle', names.join('   '))}
${text(WIDTH - RIGHT, 22, 'end', known.length > 0 ? 'peak memory, MB' : 'peak memory not measured', '#b3541e')}
${text(WIDTH / 2, HEIGHT - 8, 'middle', 'rows (logarithmic)')}
</svg>
`
}
