import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import type { Plugin } from 'vite'
import { models } from '../../src/domains.model.gen.ts'
import type { Field } from '../../src/kernel/field.ts'
import { laidOver, type WordTree } from '../../src/kernel/laid-over.ts'
import { languageCodes } from '../../src/kernel/language.ts'
import { root } from './root.ts'
import { wordFolders } from './word-lists.ts'

/** How a field is meant, and what an action does. */
const explaining = /^(help|summary)$/
/** Whose keys are names that a room has given. */
const names = /^(fields|input|options|actions)$/

const ofModels = /\/src\/domains\/\w+\/model\/(?!.*\.test\.).*\.ts$/
const words = new RegExp(`/src/(?:kernel|domains/\\w+)/words/(${languageCodes.join('|')})\\.json$`)
const explanations = new RegExp(`^virtual:explanations/(${languageCodes.join('|')})$`)

/**
 * Takes what explains names out of what the app reads first, names alone being enough to draw a page, and makes it the modules
 * `virtual:explanations/LANGUAGE`.
 */
export const explanationsApart = (): Plugin => ({
  name: 'explanations-apart',
  enforce: 'pre',
  resolveId: (id) => (explanations.test(id) ? `\0${id}` : null),
  load(id) {
    const language = explanations.exec(id.slice(1))?.[1]
    if (!language) return null
    return `export default [JSON.parse(${JSON.stringify(JSON.stringify(explanationsIn(language)))})]`
  },
  transform(code, id) {
    if (words.test(id)) return JSON.stringify(parted(JSON.parse(code) as WordTree).names)
    return ofModels.test(id) ? withoutEnglish(code) : null
  },
})

/** At the paths at which definitions have their words. */
export const explanationsIn = (language: string): WordTree =>
  language === 'en' ? { definitions: inEnglish() } : translated(language)

function inEnglish(): WordTree {
  const records = models.flatMap((model) => model.records).map(({ name, fields }) => ({ [name]: { fields: helps(fields) } })) // prettier-ignore
  const actions = models
    .flatMap((model) => model.actions)
    .map(({ record, name, summary, input }) => ({
      [record.name]: { actions: { [name]: { summary, input: helps(input) } } },
    }))
  return [...records, ...actions].reduce<WordTree>((all, each) => laidOver(all, each), {})
}

const helps = (fields: Readonly<Record<string, Field>>): WordTree =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, { help }]) => (help ? [[name, { help }]] : [])))

const translated = (language: string): WordTree =>
  wordFolders(root)
    .map((folder) => path.join(root, folder, `${language}.json`))
    .filter((file) => existsSync(file))
    .map((file) => (JSON.parse(readFileSync(file, 'utf8')) as WordTree).definitions)
    .reduce<WordTree>((all, own = {}) => laidOver(all, parted({ definitions: own }).explanations), {})

/** The words of a file in two: what explains, and all else. */
function parted(words: WordTree, of = ''): Record<'names' | 'explanations', WordTree> {
  const parts: Record<'names' | 'explanations', WordTree> = { names: {}, explanations: {} }
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') {
      parts[explaining.test(key) && !names.test(of) ? 'explanations' : 'names'][key] = value
      continue
    }
    const within = parted(value, key)
    parts.names[key] = within.names
    if (Object.keys(within.explanations).length > 0) parts.explanations[key] = within.explanations
  }
  return parts
}

const known = new Set(leaves(inEnglish()))

/** All texts of some words. */
export function leaves(words: WordTree): string[] {
  return Object.values(words).flatMap((each) => (typeof each === 'string' ? [each] : leaves(each)))
}

/** The code of a model without what its definitions explain; what is said elsewhere stays. */
export function withoutEnglish(code: string): string {
  const found: ts.PropertyAssignment[] = []
  const visit = (node: ts.Node) => {
    if (isExplanation(node)) found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('model.ts', code, ts.ScriptTarget.Latest))
  return found.reduceRight(
    (left, { pos, end }) => left.slice(0, pos) + left.slice(left[end] === ',' ? end + 1 : end),
    code,
  )
}

const isExplanation = (node: ts.Node): node is ts.PropertyAssignment =>
  ts.isPropertyAssignment(node) &&
  ts.isIdentifier(node.name) &&
  explaining.test(node.name.text) &&
  ts.isStringLiteralLike(node.initializer) &&
  known.has(node.initializer.text)
