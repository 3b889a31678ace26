import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { inWords } from '../src/issue/in-words.js'
import { schemaTexts } from './support/issue-texts/schema-texts.js'
import { collectTexts } from './support/issue-texts/text-collector.js'
import { sourceFiles } from './support/source-files.js'

/** Keys of our formats, options, and names of formats: the same in both languages. */
const NAMES =
  /\$\w+|#\S+|urn:\S+|--[\w-]+|\.\w+\b|\b(?:references|reversal|done|not-done|keep|lms|mean-sd|percentile|regression|CSV|JSON|XML|SPSS|Parquet|Excel|Word|zip|gzip|UTF-8|MB|GiB|T|U\+FFFD|CSS|red|null|true|false|female|male|mindgauge|instruments|student|teacher|parent|tags|tag|names|student_id|grade|neverTiered|reverseKeyed|answerSets|unscored|doubts|summary|instrument|json|cutScores|recode|codes|counts|bands|items|scales|numerator|denominator|scale|item|rule|criticalItem|all|any|not|of|atLeastOf|atLeast|atMost|above|below|at|from|to|maxMissing|maxMissingShare|lookup|multiply|divide|add|round|reverseKeyed|oneOf|enum|type|integer|boolean|minimum|maximum|id|neutral|none|total|self-harm|frequency|gad7_1|pss10_\d+|zh|cells)\b/g

const SAMPLE = '7'

function sourceTexts(): readonly { readonly text: string; readonly place: string }[] {
  const root = resolve('src')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|\.d\.ts$|(^|\/)test-/.test(file))
    .map((file) => join(root, file))
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile('tsconfig.json', ts.sys.readFile).config,
    ts.sys,
    '.',
  )
  const ours = new Set(files)
  return collectTexts(ts.createProgram(files, options), (file) => ours.has(file))
}

/** English words that are left when a text is said in Chinese. */
function leftInEnglish(template: string): string | null {
  const text = template.replaceAll(/\{\d+\}/g, SAMPLE)
  if (!/[A-Za-z]/.test(text.replaceAll(NAMES, ''))) return null
  const said = inWords(text, 'zh')
  return said === text || /[A-Za-z]/.test(said.replaceAll(NAMES, '')) ? said : null
}

describe('what issues expected and received is said in Chinese', () => {
  it('every text that the source can give', { timeout: 240_000 }, () => {
    const texts = sourceTexts()
    expect(texts.length).toBeGreaterThan(300)
    const left = texts.flatMap(({ text, place }) => {
      const said = leftInEnglish(text)
      return said === null ? [] : [`${place.slice(place.indexOf('/src/') + 1)} ${text} → ${said}`]
    })
    expect(left, 'add the Chinese to src/issue/phrases/').toEqual([])
  })

  it('every text that the schemas can give', () => {
    const texts = schemaTexts()
    expect(texts.length).toBeGreaterThan(150)
    expect(
      texts.filter((text) => LISTED.test(text) === false && leftInEnglish(text) !== null),
    ).toEqual([])
  })
})

/** Lists of keys and of codes of our formats, which stay as they are. */
const LISTED = /^(?:one of |the key |one of the keys |text that matches )/

/** Texts of two languages that are the same in both: names of platforms, and what is no word. */
const SAME = ['Qualtrics', 'REDCap', 'LimeSurvey', 'DOI', '；']

describe('texts that stand in two languages beside each other', () => {
  it('are Chinese where they say so', () => {
    const texts = sourceFiles().flatMap(({ path, text }) =>
      [...text.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/\bzh:\s*(['`])(.*?)\1/g)].map(
        ([, , chinese = '']) => [path, chinese] as const,
      ),
    )
    expect(texts.length).toBeGreaterThan(500)
    const left = texts.filter(
      ([, chinese]) => !/\p{Script=Han}/u.test(chinese) && !SAME.includes(chinese),
    )
    expect(left).toEqual([])
  })
})
