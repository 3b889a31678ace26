const WIDTH = 100

/**
 * JSON for people: an object or list stands in one line where it fits and holds nothing that was worth several.
 *
 * @param {unknown} value
 * @returns {string} with a newline at the end
 */
export function formatJson(value) {
  return `${lines(value, '', 0, true)}\n`
}

function lines(value, indent, before, isRoot = false) {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const flat = inOneLine(value)
  if (!isRoot && before + flat.length <= WIDTH && depthOf(value) <= 2) return flat
  const deeper = `${indent}  `
  const isList = Array.isArray(value)
  const parts = Object.entries(value).map(([key, one]) => {
    const head = isList ? '' : `${JSON.stringify(key)}: `
    return `${deeper}${head}${lines(one, deeper, deeper.length + head.length + 1)}`
  })
  const [open, close] = isList ? '[]' : '{}'
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`
}

function inOneLine(value) {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`
  const parts = Object.entries(value).map(
    ([key, one]) => `${JSON.stringify(key)}: ${inOneLine(one)}`,
  )
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}

function depthOf(value) {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}
