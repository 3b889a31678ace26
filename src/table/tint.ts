/** A light shade of a colour `#rrggbb`, without `#`, on which dark text can be read; white where it is none. */
export function tint(colour: string): string {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  if (match === null) return 'FFFFFF'
  const parts = match.slice(1).map((part) => {
    const light = Math.round(255 - (255 - Number.parseInt(part, 16)) * 0.22)
    return light.toString(16).padStart(2, '0')
  })
  return parts.join('').toUpperCase()
}
