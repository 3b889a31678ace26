import fc from 'fast-check'

/** Numbers, words and what looks like them, each as it is written; JSON or not. */
const scalar = fc.constantFrom(
  ...['0', '1', '7', '12', '-0', '1.0', '0.50', '1e3', '1E-2', '-1.5e+10', '1e400'],
  ...['20240101234567890123', 'null', 'null', 'true', 'false'],
)
const noScalar = fc.constantFrom(
  ...['01', '1.', '.5', '+1', '-', '1e', '1e+', 'nul', 'nullx', 'True', 'NaN', '0x1', '1 2', "'a'"],
)
/** Texts between their quotes, as they are written. */
const inside = fc.constantFrom(
  ...[
    '',
    ' ',
    'a',
    'male',
    '第一中学',
    '😀',
    'a b',
    "it's",
    'a,b',
    '}',
    ']',
    '{',
    '[',
    'a:b',
    '\u007f',
  ],
  ...[
    '\\n',
    '\\t',
    '\\r\\n',
    '\\"',
    '\\"a\\"',
    'a\\"b',
    '\\\\',
    '\\/',
    '\\u4e2d\\u6587',
    '\\u0041',
  ],
  ...['\\ud83d\\ude00', '\\ud83d', '\\u0000', '\\u0009', '\\u2028', '\ufeff', '\u2028', '\u00a0'],
)
const noInside = fc.constantFrom('\t', '\u0000', '\u001f', '\\x', '\\u12', '\\u12g4', '\\', '"')
const key = fc.constantFrom(
  ...['"q1"', '"q1"', '"q2"', '"q3"', '"a"', '"b"', '"a.b"', '""', '"."', '"\\u0071\\u0031"'],
  ...['"学校"', '"\\u5b66\\u6821"', '"a\\tb"', '"say \\"x\\""', '"_proto__xx"', '"proto_type"'],
)
const noKey = fc.constantFrom(
  ...[
    '"__proto__"',
    '"constructor"',
    '"prototype"',
    '"__pro\\u0074o__"',
    'q1',
    "'q1'",
    '1',
    '"q1',
    '',
  ],
)
const blank = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('', '', ' ') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\t', '\r', '  ', '\n', '\ufeff', '\u00a0', '\v', '/**/'),
  },
)
const often = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 150, arbitrary: usual }, { weight: 1, arbitrary: odd })

const string = often(inside, noInside).map((text) => `"${text}"`)
const sign = (usual: string): fc.Arbitrary<string> =>
  fc
    .tuple(blank, often(fc.constant(usual), fc.constantFrom('', ',', ':', ';', '}', ']')), blank)
    .map((parts) => parts.join(''))

/** Values that hold each other, some of them no JSON. */
const { value, object } = fc.letrec<{ value: string; array: string; object: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'json' },
    { weight: 4, arbitrary: often(scalar, noScalar) },
    { weight: 3, arbitrary: string },
    { weight: 1, arbitrary: tie('array') },
    { weight: 1, arbitrary: tie('object') },
  ),
  array: fc
    .tuple(fc.array(tie('value'), { maxLength: 3 }), sign(','), blank)
    .map(([values, comma, end]) => `[${end}${values.join(comma)}${end}]`),
  object: fc
    .tuple(
      fc.array(fc.tuple(often(key, noKey), sign(':'), tie('value')), { maxLength: 4 }),
      sign(','),
      blank,
    )
    .map(
      ([members, comma, end]) => `{${end}${members.map((one) => one.join('')).join(comma)}${end}}`,
    ),
}))

/** Records with the same keys in the same order, as most files have them. */
const alike = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('"student"', '"q1"', '"q2"', '"q3"', '"学校"'), {
      minLength: 1,
    }),
    sign(':'),
    sign(','),
  )
  .chain(([keys, colon, comma]) =>
    fc.array(
      fc
        .array(often(fc.oneof(scalar, string), value), {
          minLength: keys.length,
          maxLength: keys.length,
        })
        .map((cells) => `{${keys.map((name, at) => name + colon + cells[at]).join(comma)}}`),
      { maxLength: 12 },
    ),
  )

const records = fc
  .tuple(
    alike,
    fc.array(often(object, value), { maxLength: 6 }),
    fc.array(fc.nat(18), { maxLength: 6 }),
  )
  .map(([usual, odd, places]) => {
    const all = [...usual]
    for (const [at, one] of odd.entries()) all.splice(places[at] ?? all.length, 0, one)
    return all
  })

const rows = fc.array(
  fc
    .array(fc.oneof(scalar, string, value), { maxLength: 4 })
    .map((cells) => `[${cells.join(',')}]`),
  { maxLength: 6 },
)

/** Tables in JSON of every shape, whole or damaged in places. */
export const jsonTexts: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(records, fc.constantFrom('\n', '\r\n', '\n\n', ' \n'), fc.constantFrom('', '\n', ' '))
      .map(([list, between, end]) => list.join(between) + end),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(records, sign(',')).map(([list, comma]) => `[${list.join(comma)}]`),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        records,
        sign(','),
        fc.constantFrom('', '"n":1,', '"other":[{"a":[1]}],', '"x":{"y":{}},'),
      )
      .map(([list, comma, before]) => `{${before}"rows":[${list.join(comma)}],"z":[]}`),
  },
  { weight: 2, arbitrary: rows.map((list) => `[["student","q1","q2"],${list.join(',\n')}]`) },
  { weight: 1, arbitrary: records.map((list) => list.join('')) },
)
