import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

export interface Import {
  /** As it is written. */
  specifier: string
  /** Erased before the program runs. */
  isType: boolean
  /** Made when the program gets there, not when it starts. */
  isLate: boolean
}

/** The imports and re-exports of a source text, `import()` included. */
export function importsIn(file: string, text: string): Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, kindOf(file))
  const found: Import[] = []
  const visit = (node: ts.Node) => {
    const each = importOf(node)
    if (each) found.push(each)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) return made(node.moduleSpecifier, isErased(node.importClause), false)
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return made(node.moduleSpecifier, node.isTypeOnly, false)
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return made(node.argument.literal, true, false)
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return made(node.arguments[0], false, true)
  return undefined
}

function made(specifier: ts.Node | undefined, isType: boolean, isLate: boolean): Import | undefined {
  return specifier && ts.isStringLiteralLike(specifier) ? { specifier: specifier.text, isType, isLate } : undefined
}

function isErased(clause: ts.ImportClause | undefined): boolean {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword
}

function kindOf(file: string): ts.ScriptKind {
  return file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
}

/** Every TypeScript file under a folder of `root`, by its path from there. */
export function sourcesIn(root: string, folder: string): Map<string, string> {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .filter((file) => /\.tsx?$/.test(file) && statSync(path.join(root, file)).isFile())
    .sort()
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]))
}
