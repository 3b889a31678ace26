import ts from 'typescript'

/** Stands for a part that only the data know. */
export const DATA: unique symbol = Symbol('data')
type Part = string | typeof DATA
type Parts = readonly Part[]

const DATA_ONLY: readonly Parts[] = [[DATA]]
const MOST_DEPTH = 24
const SIDES = new Set(['expected', 'received', 'about'])

/** A text that an issue can carry, with `{0}`, `{1}` … for what the data decide, and where it stands. */
export interface CollectedText {
  readonly text: string
  readonly place: string
}

/** Every text that source files can give as `expected`, `received` or `about`, followed to where its words stand. */
export function collectTexts(
  program: ts.Program,
  isOurs: (file: string) => boolean,
): readonly CollectedText[] {
  const checker = program.getTypeChecker()
  const files = program.getSourceFiles().filter(({ fileName }) => isOurs(fileName))
  const follow = textFollower(checker, files)
  const found = new Map<string, CollectedText>()
  const note = (node: ts.Node, value: ts.Expression): void => {
    if ((checker.getTypeAtLocation(value).flags & ts.TypeFlags.StringLike) === 0) return
    const file = node.getSourceFile()
    const { line } = file.getLineAndCharacterOfPosition(node.getStart())
    for (const parts of follow(value)) {
      const text = templateOf(parts)
      if (!found.has(text)) found.set(text, { text, place: `${file.fileName}:${line + 1}` })
    }
  }
  for (const file of files)
    walk(file, (node) => {
      if (ts.isPropertyAssignment(node) && SIDES.has(node.name.getText()))
        note(node, node.initializer)
      if (ts.isShorthandPropertyAssignment(node) && SIDES.has(node.name.getText()))
        note(node, node.name)
    })
  return [...found.values()]
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  node.forEachChild((child) => walk(child, visit))
}

function templateOf(parts: Parts): string {
  let index = 0
  return parts.map((part) => (part === DATA ? `{${index++}}` : part)).join('')
}

type Follower = (expression: ts.Expression) => readonly Parts[]

function textFollower(checker: ts.TypeChecker, files: readonly ts.SourceFile[]): Follower {
  const writes = indexWrites(checker, files)
  const busy = new Set<ts.Node>()
  const each = (list: readonly ts.Expression[]): readonly Parts[] =>
    list.length === 0 ? DATA_ONLY : list.flatMap(follow)
  const declared = (node: ts.Node): readonly Parts[] => {
    const symbol = symbolOf(checker, node)
    return (symbol?.declarations ?? []).flatMap((declaration) => ofDeclaration(declaration))
  }
  const ofDeclaration = (declaration: ts.Declaration): readonly Parts[] => {
    if (ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined)
      return follow(declaration.initializer)
    if (ts.isPropertyAssignment(declaration)) return follow(declaration.initializer)
    if (ts.isShorthandPropertyAssignment(declaration)) return declared(declaration.name)
    if (ts.isParameter(declaration)) {
      const { initializer } = declaration
      return each([...(writes.get(declaration) ?? []), ...(initializer ? [initializer] : [])])
    }
    if (ts.isPropertySignature(declaration))
      return SIDES.has(declaration.name.getText()) ? each(writes.get(declaration) ?? []) : DATA_ONLY
    if (ts.isBindingElement(declaration)) {
      const property = boundProperty(checker, declaration)
      return property === undefined ? DATA_ONLY : property.flatMap(ofDeclaration)
    }
    return DATA_ONLY
  }
  const isText = (node: ts.Expression): boolean =>
    (checker.getTypeAtLocation(node).flags & ts.TypeFlags.StringLike) !== 0
  const ofCall = (call: ts.CallExpression): readonly Parts[] => {
    const returns = returnsOf(checker.getResolvedSignature(call)?.declaration)
    return returns === null ? DATA_ONLY : each(returns)
  }
  const inside = (node: ts.Expression): readonly Parts[] => {
    if (ts.isStringLiteralLike(node)) return [[node.text]]
    if (ts.isTemplateExpression(node))
      return node.templateSpans.reduce<readonly Parts[]>(
        (heads, { expression, literal }) =>
          heads.flatMap((head) =>
            follow(expression).map((parts) => [...head, ...parts, literal.text]),
          ),
        [[node.head.text]],
      )
    if (ts.isConditionalExpression(node))
      return [...follow(node.whenTrue), ...follow(node.whenFalse)]
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node))
      return follow(node.expression)
    if (ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node))
      return follow(node.expression)
    if (ts.isBinaryExpression(node) && isText(node)) return ofBinary(node)
    if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) return declared(node)
    if (ts.isElementAccessExpression(node)) return literalTypes(checker, node)
    if (ts.isCallExpression(node)) return ofCall(node)
    return DATA_ONLY
  }
  const ofBinary = ({ left, right, operatorToken }: ts.BinaryExpression): readonly Parts[] => {
    const { kind } = operatorToken
    if (kind === ts.SyntaxKind.PlusToken)
      return follow(left).flatMap((head) => follow(right).map((tail) => [...head, ...tail]))
    if (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken)
      return [...follow(left), ...follow(right)]
    return DATA_ONLY
  }
  const follow = (expression: ts.Expression): readonly Parts[] => {
    if (busy.has(expression) || busy.size > MOST_DEPTH) return DATA_ONLY
    busy.add(expression)
    const found = new Map(inside(expression).map((parts) => [templateOf(parts), parts]))
    busy.delete(expression)
    return [...found.values()]
  }
  return follow
}

function symbolOf(checker: ts.TypeChecker, node: ts.Node): ts.Symbol | undefined {
  const parent = node.parent
  const symbol =
    ts.isShorthandPropertyAssignment(parent) && parent.name === node
      ? checker.getShorthandAssignmentValueSymbol(parent)
      : checker.getSymbolAtLocation(node)
  if (symbol === undefined) return undefined
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

function boundProperty(
  checker: ts.TypeChecker,
  element: ts.BindingElement,
): readonly ts.Declaration[] | undefined {
  const pattern = element.parent
  if (!ts.isObjectBindingPattern(pattern) || element.dotDotDotToken !== undefined) return undefined
  const name = (element.propertyName ?? element.name).getText()
  return checker.getTypeAtLocation(pattern).getProperty(name)?.declarations
}

function literalTypes(checker: ts.TypeChecker, node: ts.Expression): readonly Parts[] {
  const type = checker.getTypeAtLocation(node)
  const types = type.isUnion() ? type.types : [type]
  if (!types.every((one) => one.isStringLiteral())) return DATA_ONLY
  return types.map((one) => [(one as ts.StringLiteralType).value])
}

/** The expressions that a function of ours returns; null where it is not ours to read. */
function returnsOf(declaration: ts.Node | undefined): readonly ts.Expression[] | null {
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) return null
  if (ts.isArrowFunction(declaration) && !ts.isBlock(declaration.body)) return [declaration.body]
  const body = ts.isFunctionLike(declaration) && 'body' in declaration ? declaration.body : null
  if (!body) return null
  const found: ts.Expression[] = []
  const look = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(node.expression)
    if (!ts.isFunctionLike(node)) node.forEachChild(look)
  }
  ;(body as ts.Node).forEachChild(look)
  return found
}

/** What is given for each parameter of our functions, and for each property that a type names. */
function indexWrites(
  checker: ts.TypeChecker,
  files: readonly ts.SourceFile[],
): ReadonlyMap<ts.Node, readonly ts.Expression[]> {
  const writes = new Map<ts.Node, ts.Expression[]>()
  const add = (to: ts.Node, value: ts.Expression): void => {
    const list = writes.get(to)
    if (list === undefined) writes.set(to, [value])
    else list.push(value)
  }
  const ofCall = (node: ts.CallExpression | ts.NewExpression): void => {
    const parameters = checker.getResolvedSignature(node)?.declaration?.parameters ?? []
    node.arguments?.forEach((value, index) => {
      const parameter = parameters[index]
      if (parameter !== undefined) add(parameter, value)
    })
  }
  const ofProperty = (node: ts.PropertyAssignment | ts.ShorthandPropertyAssignment): void => {
    const type = checker.getContextualType(node.parent)
    const value = ts.isPropertyAssignment(node) ? node.initializer : node.name
    for (const declaration of type?.getProperty(node.name.getText())?.declarations ?? [])
      if (ts.isPropertySignature(declaration)) add(declaration, value)
  }
  for (const file of files)
    walk(file, (node) => {
      if (ts.isCallExpression(node) || ts.isNewExpression(node)) ofCall(node)
      if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) ofProperty(node)
    })
  return writes
}
