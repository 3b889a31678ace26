import { readFileSync } from 'node:fs'
import ts from 'typescript'

const FILE = 'src/schema/validators.generated.js'
/** The one function that makes a fault, whatever it is called after compression. */
const FAULT_MAKER = /function (\w+)\(\w+,\w+,\w+,\w+\)\{let \w+=\w+===void 0\?null/

/** What the compiled schemas can expect, each text once. */
export function schemaTexts(): readonly string[] {
  const code = readFileSync(FILE, 'utf8')
  const maker = FAULT_MAKER.exec(code)?.[1]
  if (maker === undefined) throw new Error(`schemaTexts found no function of faults in ${FILE}`)
  const found = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === maker) {
      const [, , expected] = node.arguments
      if (expected !== undefined && ts.isStringLiteralLike(expected)) found.add(expected.text)
    }
    node.forEachChild(visit)
  }
  visit(ts.createSourceFile(FILE, code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS))
  return [...found]
}
