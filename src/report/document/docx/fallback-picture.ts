/** Pixels across, and down the lines of text. */
const WIDTH = 640
const TEXT_HEIGHT = 64
/** Two pixels of background, of the sixteen shades of the palette. */
const BACKGROUND = 0xff
const ROW = WIDTH / 2 + 1
/** Most pixels down, whatever is asked for. */
const TALLEST = 1600

/**
 * Two lines of text, in both languages: this program cannot show the chart, its figures are in the table below. Rows of a
 * PNG of four bits a pixel, deflated without an end, as base64; and the two sums of Adler-32 of these rows.
 */
const LINES: readonly string[] = [
  '7JvLcxvHncfzPzVeA2DAAyiKUmjiADKxLIY4gOvHyhEOICspRyEOoBxYD+IAKUlFLuMAubZK2tQcuFlL3rJxgOTnSH',
  'OAGLsSV3AgRT9W6zkAGMwAM/NNft0DEKDoOJa0CryLrpIw09Pd0/3R7zXdP/0Ak/JY5QcTBBOAE4ATgBOAkzIBOAE4',
  'ATgBOCn/fIBdRfz+SYdzUdRowJUDrc4AlvbNg1yDvflNz/SO8jU+piuz+A/PquM1fR3olscbYDslfis6ujK/2infxO',
  'wBypE/o8nX5Ki8NEafL6IbBdBjXlH2H7mRVnEDa3RpZBz+tAy7wIt2aA8+q4z4lYBW6vsBcBUwp/hVSV/lADv9xeWw',
  'myk1mkX7Z4PKHLAjrmLDAEMCTHYYx9nWxQh+5AEMqapaK8PqU9vv0eq/LYG4d6VzgFsX1LvjD7DJGAsZc6pahXsURz',
  'nAHq2MFQqFKvKNVqp5LnkG6CSoeSsHmGLpm8MAZTgRAPVhgNutC2VX8gCG6V1lWFzWa8pQD4swvlgoFMpQVfXWkqqq',
  'XALdOGOh8Qdo/ipUON/kAmXJTqDgLxR0rrtB+tsKvv3rSDNYJbGcIw2+lRse4rMhgPcjqqoPA6RB2S+ChUL5i43Zi4',
  'cAHOpRUx5WYSPcNy1jCNDoq00GZgKoafSzkxIKxs3cLtdQkzHfkWYRTmNIhfdLXgC83ejJbppGqytwpnXx0FbTQfVT',
  'xthUnTG5r8IymjkBcNBjH6AtJPAuh1/yc3kfT4DdQmFjenq2UFDQOpchM9jOIZ1qZQZOJM3l070D3GwW0ZsaUuGDAC',
  '1W7cnbfh2rJE8W6zvPLltZb8VoxH0nQgCLAuCgxz5AzxzKsH4VOOuvl/P6GKtw/fKzXMhqHybckFlslrsstVXtA+yw',
  'k0v0q6rq3WaR6A0AtvvSm0IeSfZKJPlT9OTp9+b25sgGOot9R13auLi4FXEjng3kymnJ2CkLgIMeNImQPqrC3aB7uh',
  'uKjLMXTt9f5iZ61UqYspGpa/WZ1Cr6AEsrJ7kkkTwQseK+CncLhcLGbIGkN4+FwtvsONnAv7jZI40RJ3JfahUfLDzb',
  'kw8ArCsC4HCPWjLsRUrciZDBUIBkaowB9qR2KqsBTvD96Ec5I/MJdt9L2X2AHf/91HZAB8iQuzcL5w/EgV4IxFU4qH',
  'Mn0k1OXxwB2NX+u2FLZ8nGGqff6eumjFrVcyJDPWq/Ty+NWOYdfwR7vuAYq/Buop3anQcPzCQuHY5BVDhAJ7ncTrnp',
  'nwiATe/joFk2E6AlqQTwzr4TAXrR38TXu/Fnt0bC4jWgXLtXBG6zqKTeXlLvEsAtjQMc6VFTLLZOF3vhWdA7LkuLXV',
  'bMH9PHFmC60U71goCrWwmgSebQSKW9CLkS0NspmL4GV+FmETeB2zoBdEnVkno75fpHAMr+11/S7bXaEEDS+QBaWQ23',
  'WOjP8kCF858JCRzuUVOwTXGTHVdKursIHJM+iS/BTkbHFWAnTFKUJ59KAGtRDvBGgeLATcOncCWtJBBSP5CbxfdYA7',
  'tFAtiRATvE+5ZHAOrO5eCoDXRuL30chukDts9murEBwMU1AXC4B2F8A3Dzz2CneC+CbkwyFhhj/uK4AswWCYJB/+pW',
  '+DWUjnKAngqb68LK9TShwgv+N4BujABulYG2TE8pUOwD1MlT4JPi6JdIvWrFiDY5EfOHjLsie9OR1vCphtEeQg7dSy',
  'yDbsjfQCsnue2XVXVmbAPpYIkWJKWXv3o1ziTMUMS1bwP33QRXYW6J3GCzbM7Tiiocfjc0AOjO9WTH95LGP+Xc6UEY',
  'c7KuoO2jkTPtU1FVvUXyZMTWgF5jqMcA4G7gXgbI5oCthkSRqfiSHkuAuQ8oFLlglnd8z8swI/Xy4QCFCsPdBK4RwH',
  'XA9omnSb0P0In0ZHz2G3aCwuLu4GPFyfqBfCVHAJvnp4AWAcyX1wAzMdRjANButDJw788BJsYcoDtA5JANrKU60cMB',
  'el7YkfteGNiNiqdbZYoD116JohflCvnVGpfAdD96c/PxnCl1JQK49bEH8PMgOedOaqjH0LdwK/PpjJve5N/CYw1weD',
  'vLSrjxhsO0vwewG6v1Y7Roryq26sxGN73AAtcDhY2pXkREiRWFaHn8LoXN0+kimVsjs9ITKvwBKyNfKOSLwz32ATaP',
  'sJOwfOsc4DjbwFGAJFNbscMBmmyK4tviF4XCYBfLoVCX77e8+A6QZD5leHu07n0Lt0I62iGgIxvsosRbFNvsl0CNMb',
  '8+uqHaB1gJvgvgixwHyMOgMQbY8WyVXbYagK2IjfeXRp9ecF5ruOrBjc3fnuOOojvYnraXvS1ADfaRfh19odBGmGb/',
  'Hm/YKaCj2O8e0oP+roq7LweB87/CLAM//394qNRan5zKPbZ/mgD8P1kmACcAJwAnACcAJ2UCcALwOxb1ewGwSZ9e7f',
  'kn+cKacuhOWGL03jose2Ans399i/3xH53W1nA+VvAbFtlbfujNg6pHAmjzxJwnB3CQzXYIwG71WwBeHwC83q9a+dr4',
  '7gBfHwX4+hDAwQv332zJjwPQVd8Pq1rziWVBNJVvBmjkvgXgCw9fHX2USYRHAYb/NwGK/k8O4M7fAdj+NoA/fvgq+C',
  'gf1KMA3acB8EJ8iRb3BzpftaMlfwMv/DGCDb8CbDCWufR5qJelym1WfZMfWFtxCV/GZ2HLlYCOF/Z8CtxVv2ZSoh6s',
  'pITa2+w08KaviFX0JNou7DEmG8vp48De9Gl68yVWtmL5EPAW+wmMX6ZLXmpSM7fFWIPPpcZCRgJmnAXMKbRTtnwpZS',
  'dngcs88+FN3zqa15O6GK+mGOs0OvLMh9AtvwbelN/ylufix2m1otaK5md0dPtVMzrljWRQ0h8NYPxnPhgJO/jhEpnF',
  'U1djeP7opiG9JcEIXY00SmsX6xeuJrASzAZnk7Tzlz2/oa/9V1ax/aF0BiuBDRm7x/8z6lQuaEDpylm9Fn81ACt4M4',
  'BKw5yhDXm39vJdI/5ivOFOX1ukTcPQjXnL92yy7IQ+moax8vPPAqqe1wjgg4D6gM/lQeCOkUD6XPwdATA0W62dKuUs',
  '6cYy0A1/GEQz+5o3Xk3howN/CqnwBbMJUFN+K1r6ryU1Sm7gtRY7n0+hdD6vUNXJq/NOGP8xJXJiHwHgM6hoRqLLE4',
  'bsIGwJ6SK2FGT1etmJoJSCi14UaaXr19sJUAMXOi3Jr3emkFacEPINLIpTilVazjKy2MmhotWVdgn1Ks8tMsKoFzvz',
  'XNNrZehWiDb4dWxpRogbvLTCde0oxFwQhJFwJNSrAiBr4ChsWeQqgQ6mmhH0x1P46ADlY/oa3ShvKm55y3nsZCzZq7',
  'XCsKJOGGbCkrEAJ4SjKEQPJil/BxtYV4yEHSAVssPADNI6snRuWNNwDCXyrb0wVuBIPKW3I9J69xJ2mAZYocXPAKUG',
  'B5jf5Daw1KhoaOVauZ26VtEFwARauWaR/AkNT325WdxSjBgH+BU8gGIuHKAdRavsSSCcKBAxvXwsN99opuCNV1P46I',
  'JYEE6YNxW3vGUOnSlL9motGY5kTcGOWbIjAStYxXMnnMijAywbCeRpYgRwkZgsAs1iXXHDKDXgvnlEwgpcCWbMO/Rw',
  'Vqen7DAdTa4AM24IqFU5QLKINQUVLa/DSHUSW206jewDzOzwDCAanl7emcJXC0l6e9/lcoBiLkICw9hRBMAwzy+XXG',
  '7r8OVCnAIIbzwBMDMAyE9SJHHrtTRjluzV0rJDJp1cW3IvQinela/lVz25f2SATvaZgwCNue15Ari75B4EWNrsHA4Q',
  '7/n1fYDd2KtmZnYIYFMEbAOA7hFt52GAfC4cIFbuLOh9gDZPeLHTyyAhrRAWb7yHAIqmdNtvaU5ZslcrAE7xKwGwfn',
  '1qq5N6PIBwggJgkJhwFbZYQCOAGxgGSCrshjEMkFS40vDSMyoKB8hV2Imc6MUiQwBb4ksj2wdICcIPA+RzEQBL7GX0',
  'AYrEc3TDPCziWLzxHgLoNaXsQq+lkbBkr5Z8b5in5ggVXkWrkNm5XXwsgC4/jB4wqZET2aEjr1ID/0KOYwCwF4ZrR2',
  'AMA8zrWKQMUjLZzTIHSE6kimNRV4rxg28B0BQysKVA5wCNFGoc4AzwPwLgDMRcOEBKU+W5gQQQCzo/OpFIPZDnchUd',
  'BUiICCBvym/7Letl8hi6t+zOvBvwUpbIiXSeL7dL1ccCaJy4GaYw5kK+SEx4GNM8o+oEMH89PwQQyfOlvwQ+Sg4D3D',
  '3+hyjax+l/PPx7tsEB8jAGa1NYJNUwpXf5Et34lcs60A7dlIUEhm8wDjB/Rc+W+WzyV/b4XIQEBtW7cPw3jnCAtedu',
  'ZHZfeV8G2j98ixEWb7wBQCxcFwCpKb8VLYNvHyHJFbWW/3q2itKpfytS1amr8+hOa2ZSfyyATtpfphAl+xx5JfBA2m',
  'LMp/1NAu+znx4bAmjGz6Di+90wQHfFr8FJxigl8qRwIjyQRiWDPKmGm46KJX4eP0Fv3ghqwgYmA/c4wD2m5TN8Nnvs',
  'Dp9LX4XZHK4GP+UA7aS/Sn8oHzBY51+hYrx9gNtM5wBFM2yzB7zltYW/BaNxr9aa33gZ6CZnGrxqRofL0PM/ie0sOz',
  'x8d0/DvczT2zUyD/modObgzOCfXB4Z4Nn9/77yNEr9ECNkpp5wotBTBVgpu3nt6c3zsC+BroQvot9bgGbcf+YpzvNQ',
  'I77Bfqx9jwBOygTgBOAE4ATgpEwAPtHyVwAAAP//',
]
const TEXT_SUMS = { a: 27355, b: 60380 } as const

/**
 * What stands in a document instead of a chart where a program shows no SVG: a PNG of the same shape as the chart, so that
 * its words are not stretched, with the lines of text in the middle.
 *
 * @param width - of the chart, in any unit
 * @param height - of the chart, in the same unit
 */
export function fallbackPicture(width: number, height: number): Uint8Array {
  const rows = Math.min(TALLEST, Math.max(TEXT_HEIGHT, Math.round((WIDTH * height) / width)))
  const known = MADE.get(rows) ?? picture(rows)
  MADE.set(rows, known)
  return known
}

/** Charts have few shapes; each is drawn once. */
const MADE = new Map<number, Uint8Array>()

function picture(rows: number): Uint8Array {
  const above = Math.floor((rows - TEXT_HEIGHT) / 2)
  const below = rows - TEXT_HEIGHT - above
  const text = Uint8Array.from(atob(LINES.join('')), (byte) => byte.charCodeAt(0))
  const [first, last] = [blank(above), blank(below)]
  const sums = afterBlank(afterText(afterBlank({ a: 1, b: 0 }, first.length)), last.length)
  const stream = joined([
    Uint8Array.of(0x78, 0x01),
    ...stored(first, false),
    text,
    ...stored(last, true),
    word(sums.b * 65_536 + sums.a),
  ])
  const size = joined([word(WIDTH), word(rows), Uint8Array.of(4, 3, 0, 0, 0)])
  return joined([
    Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10),
    chunk('IHDR', size),
    chunk('PLTE', palette()),
    chunk('IDAT', stream),
    chunk('IEND', new Uint8Array()),
  ])
}

/** Rows of background, each behind its filter byte. */
function blank(rows: number): Uint8Array {
  const bytes = new Uint8Array(rows * ROW).fill(BACKGROUND)
  for (let row = 0; row < rows; row++) bytes[row * ROW] = 0
  return bytes
}

/** Bytes as deflate stores them, at most 65,535 a block; the last block says that it is. */
function stored(bytes: Uint8Array, isLast: boolean): Uint8Array[] {
  const MOST = 65_535
  const pieces: Uint8Array[] = []
  const count = Math.max(1, Math.ceil(bytes.length / MOST))
  for (let block = 0; block < count; block++) {
    const piece = bytes.subarray(block * MOST, (block + 1) * MOST)
    const [low, high] = [piece.length & 255, piece.length >> 8]
    const isEnd = isLast && block === count - 1 ? 1 : 0
    pieces.push(Uint8Array.of(isEnd, low, high, low ^ 255, high ^ 255), piece)
  }
  return pieces
}

interface Sums {
  readonly a: number
  readonly b: number
}

const PRIME = 65_521

/** Adler-32 behind so many bytes of background rows. */
function afterBlank({ a, b }: Sums, length: number): Sums {
  let [sum, weighted] = [a, b]
  for (let at = 0; at < length; at++) {
    sum = (sum + (at % ROW === 0 ? 0 : BACKGROUND)) % PRIME
    weighted = (weighted + sum) % PRIME
  }
  return { a: sum, b: weighted }
}

/** Adler-32 behind the lines of text, whose own sums are known. */
function afterText({ a, b }: Sums): Sums {
  const before = (a + PRIME - 1) % PRIME
  const length = TEXT_HEIGHT * ROW
  return {
    a: (before + TEXT_SUMS.a) % PRIME,
    b: (b + before * length + TEXT_SUMS.b) % PRIME,
  }
}

/** Sixteen shades from dark slate to a very light grey. */
function palette(): Uint8Array {
  const [dark, light] = [[0x40, 0x4c, 0x5a] as const, [0xf6, 0xf8, 0xfa] as const]
  const shades = Array.from({ length: 16 }, (_, shade) =>
    dark.map((from, part) => Math.round(from + (((light[part] ?? 0) - from) * shade) / 15)),
  )
  return Uint8Array.from(shades.flat())
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = joined([new TextEncoder().encode(name), data])
  return joined([word(data.length), named, word(crc32(named))])
}

/** The checksum of PNG, bit by bit. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0)
  }
  return (crc ^ 0xffff_ffff) >>> 0
}

/** Four bytes, the highest first. */
function word(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
