import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { sourcesIn } from '../../bin/tools/imports.ts'
import { models } from '../../src/domains.model.gen.ts'
import { f } from '../../src/kernel/field.ts'
import { mergeAny } from '../../src/kernel/merge-own.ts'
import { defineRecord } from '../../src/kernel/record.ts'

export type Flat = Readonly<Record<string, string>>
type Tree = { [key: string]: string | Tree }

/** The words of a file by their whole path; none where there is no file. */
export function wordsIn(root: string, file: string): Flat {
  const place = path.join(root, file)
  return existsSync(place) ? flat(JSON.parse(readFileSync(place, 'utf8')) as Tree) : {}
}

function flat(tree: Tree, before = ''): Flat {
  const entries = Object.entries(tree).map(([key, value]): Flat => {
    return typeof value === 'string' ? { [before + key]: value } : flat(value, `${before}${key}.`)
  })
  return Object.assign({}, ...entries) as Flat
}

/** What definitions call things in English, by folder, at the paths at which other languages have it. */
export function englishOfDefinitions(): Map<string, Flat> {
  const all = Object.values(models).map(({ room, records, actions }) => {
    const names = [...records.map(namesOf), ...actions.map(deedsOf)]
    return [`src/domains/${room}/words`, Object.assign({}, ...names) as Flat] as const
  })
  return new Map([...all, ['src/kernel/words', everyRecord()]])
}

type Named = Pick<(typeof models)[number]['records'][number], 'name' | 'label' | 'fields'>

function namesOf({ name, label, fields }: Named): Flat {
  const told = Object.entries(fields).flatMap(([field, { type, label, help, backLabel, initial, options = [] }]) => {
    const at = `definitions.${name}.fields.${field}`
    const more = {
      [`${at}.help`]: help,
      [`${at}.backLabel`]: backLabel,
      ...(type === 'text' && isWord(initial) && { [`${at}.initial`]: initial }),
    }
    const choices = options.map((option) => [`${at}.options.${option.key}`, option.label])
    return [[`${at}.label`, label], ...Object.entries(more).filter(([, value]) => value), ...choices]
  })
  return Object.fromEntries([
    [`definitions.${name}.one`, label.one],
    [`definitions.${name}.many`, label.many],
    ...told,
  ]) as Flat
}

const isWord = (initial: unknown) => typeof initial === 'string' && /^\p{Lu}\p{Ll}+$/u.test(initial)

function deedsOf({ record, name, label, summary, input }: (typeof models)[number]['actions'][number]): Flat {
  const of = record.own ? 'record' : record.name
  const at = `definitions.${of}.actions.${name}`
  const asked = Object.entries(input).flatMap(([each, { path, label, help }]) => {
    // What is given as a field of the record is, has its name.
    const own = path?.startsWith(`${of}.actions.`) ? [[`${at}.input.${each}.label`, label]] : []
    return help ? [...own, [`${at}.input.${each}.help`, help]] : own
  })
  return { [`${at}.label`]: label, [`${at}.summary`]: summary, ...Object.fromEntries(asked) } as Flat
}

/** The fields that records have without saying so. */
function everyRecord(): Flat {
  const label = { one: '', many: '' }
  const fields = { title: f.text({ label: '' }) }
  const traits = { owned: true, tagged: true, private: 'owner', circled: 'see' } as const
  const { all } = defineRecord({
    name: 'record',
    plural: '',
    label,
    icon: '',
    title: 'title',
    fields,
    ...traits,
  })
  const { title: _title, ...own } = all
  const names = Object.entries({ ...namesOf({ name: 'record', label, fields: own }), ...deedsOf(mergeAny as never) })
  return Object.fromEntries(names.filter(([, english]) => english !== ''))
}

/** The sentences that the server says, by the folder in which other languages have them; what is said must stand in the call. */
export function sentencesSaid(root: string): {
  said: Map<string, Set<string>>
  unclear: string[]
} {
  const said = new Map<string, Set<string>>()
  const unclear: string[] = []
  for (const [file, text] of sourcesIn(root, 'src')) {
    if (/\.test\.|testing/.test(file) || !/import \{[^}]*\bsay(ing)?\b[^}]*\} from '[^']*sentence\.ts'/.test(text))
      continue
    const place = /^src\/(domains\/[^/]+|[^/]+)/.exec(file)![0]
    for (const each of callsOf(file, text, ['say', 'saying'])) {
      const pattern = each.arguments[0]
      if (!pattern || !ts.isStringLiteralLike(pattern)) unclear.push(`${file}: ${each.getText().slice(0, 80)}`)
      else said.set(place, (said.get(place) ?? new Set()).add(pattern.text))
    }
  }
  return { said, unclear }
}

function callsOf(file: string, text: string, names: readonly string[]): ts.CallExpression[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: ts.CallExpression[] = []
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && names.includes(node.expression.text))
      found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
