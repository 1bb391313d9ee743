import type { FieldFault } from '../../../../kernel/refusal.ts'
import { nearest } from '../../../../kernel/near.ts'
import { say, type Sentence } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { filterNames } from './engine.ts'
import { mergeFields } from './fields.ts'
import { filtersIn, isWellFormed, nameOfTag, pathsIn, tagNames, tagsIn } from './grammar.ts'

/** So many faults are told at once. */
const mostTold = 20
const example = '{{ person.firstName | default: "there" }}'

/** What is wrong with the tags of a text, each with its place and what is right; `field` is where the text stands. */
export function faultsOf(ctx: Ctx, field: string, text: string): FieldFault[] {
  const known = mergeFields(ctx).map(({ path }) => path)
  const tags = tagsIn(text)
  const faults = tags.map((tag) => faultOf(tag, known)).filter((fault) => fault !== undefined)
  const found = faults.length > 0 ? faults : [unclosedIn(tags)].filter((fault) => fault !== undefined)
  return found.slice(0, mostTold).map((sentence) => ({ field, ...sentence }))
}

function faultOf(tag: string, known: readonly string[]): Sentence | undefined {
  const name = nameOfTag(tag)
  if (name !== undefined && !tagNames.includes(name))
    return say('{tag}: there is no such tag. There are {names}.', { tag: short(tag), names: tagNames })
  const filter = filtersIn(tag).find((each) => !filterNames.includes(each))
  if (filter) return say('{tag}: there is no filter “{filter}”. There are {names}.', { tag: short(tag), filter, names: filterNames }) // prettier-ignore
  if (!isWellFormed(tag)) return say('{tag}: this cannot be read. Right is, for example, {example}.', { tag: short(tag), example }) // prettier-ignore
  const unknown = pathsIn(tag).find((path) => !known.includes(path) && !(name !== undefined && isSubject(path, known)))
  if (unknown === undefined) return undefined
  const meant = meantBy(unknown, known)
  return meant
    ? say('{tag}: there is no such field; did you mean {meant}?', { tag: short(tag), meant })
    : say('{tag}: there is no such field. Right is, for example, {example}.', { tag: short(tag), example })
}

/** `{% if deal %}`: whether the letter is about one at all. */
const isSubject = (path: string, known: readonly string[]) => known.some((each) => each.startsWith(`${path}.`))

/** The field that was probably meant: of the same subject first, then of any. */
function meantBy(path: string, known: readonly string[]): string | undefined {
  const [subject = '', ...rest] = path.split('.')
  const last = rest.join('.')
  const subjectNames = [...new Set(known.map((each) => each.slice(0, each.indexOf('.'))))]
  const of = subjectNames.includes(subject) ? subject : nearest(subject, subjectNames)
  const names = known.filter((each) => each.startsWith(`${of}.`)).map((each) => each.slice(of!.length + 1))
  const name = of === undefined ? undefined : (names.find((each) => each === last) ?? nearest(last, names))
  return name === undefined ? nearest(path, known) : `${of}.${name}`
}

const closing: Readonly<Record<string, string>> = { if: 'endif', unless: 'endunless', case: 'endcase' }
const within: Readonly<Record<string, readonly string[]>> = { elsif: ['if', 'unless'], else: ['if', 'unless', 'case'], when: ['case'] } // prettier-ignore

/** A tag that is not closed, or closes what was not begun. */
function unclosedIn(tags: readonly string[]): Sentence | undefined {
  const open: { name: string; tag: string }[] = []
  for (const tag of tags) {
    const name = nameOfTag(tag)
    if (name === undefined) continue
    const last = open.at(-1)
    if (closing[name]) open.push({ name, tag })
    else if (last && closing[last.name] === name) open.pop()
    else if (!last || !within[name]?.includes(last.name))
      return say('{tag}: nothing was begun that this belongs to.', { tag: short(tag) })
  }
  const left = open.at(-1)
  return left && say('{tag}: this is not closed; {end} is missing.', { tag: short(left.tag), end: `{% ${closing[left.name]!} %}` }) // prettier-ignore
}

const short = (tag: string) => (tag.length > 120 ? `${tag.slice(0, 119)}…` : tag)
