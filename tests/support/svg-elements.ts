/** Elements of a text of XML in the order of their beginnings; throws where it is not well-formed. Test support. */
export function elementsOf(xml: string): string[] {
  const open: string[] = []
  const found: string[] = []
  const rest = xml.replaceAll(
    /<(\/?)([a-z]\w*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/gi,
    (...parts) => {
      const [, end = '', name = '', attributes = '', empty = ''] = parts.map(String)
      if (end === '/') {
        if (open.pop() !== name) throw new Error(`elementsOf met an end of ${name} out of order`)
        return ''
      }
      found.push(name + attributes)
      if (empty === '') open.push(name)
      return ''
    },
  )
  if (open.length > 0) throw new Error(`elementsOf found ${open.length} elements without an end`)
  if (/[<>]|&(?!(?:amp|lt|gt|quot|#39|#\d+);)/.test(rest))
    throw new Error('elementsOf found a mark that is not escaped')
  return found
}

/** Attributes of every element of a name. Test support. */
export function attributesOf(xml: string, name: string): Record<string, string>[] {
  return elementsOf(xml)
    .filter((element) => element === name || element.startsWith(`${name} `))
    .map((element) =>
      Object.fromEntries(
        [...element.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
          key,
          value,
        ]),
      ),
    )
}
