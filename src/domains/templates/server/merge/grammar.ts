/** The tags of a text, as they were written: what stands for a value, and what decides whether something is said. */

const name = String.raw`[A-Za-z]\w*`
const path = String.raw`${name}(?:\.${name})*`
const text = `"[^"]*"|'[^']*'`
const value = String.raw`(?:${text}|-?\d+(?:\.\d+)?|${path})`
const filter = String.raw`\s*\|\s*${name}(?:\s*:\s*${value}(?:\s*,\s*${value})*)?`
const comparison = String.raw`${value}(?:\s*(?:==|!=|<=|>=|<|>|\bcontains\b)\s*${value})?`
const condition = String.raw`${comparison}(?:\s+(?:and|or)\s+${comparison})*`
const values = String.raw`${value}(?:\s*(?:,|\bor\b)\s*${value})*`

const output = new RegExp(String.raw`^\{\{-?\s*${value}(?:${filter})*\s*-?\}\}$`)
const tagForms: Readonly<Record<string, RegExp>> = {
  if: new RegExp(`^${condition}$`),
  elsif: new RegExp(`^${condition}$`),
  else: /^$/,
  endif: /^$/,
  unless: new RegExp(`^${condition}$`),
  endunless: /^$/,
  case: new RegExp(`^${value}$`),
  when: new RegExp(`^${values}$`),
  endcase: /^$/,
}

/** The tags that there are; each of those that begin something is closed by its own. */
export const tagNames = Object.keys(tagForms)

/** A tag is at most so long: none that says one thing is longer. */
const longestTag = 500

const anyTag = /\{\{[\s\S]*?(?:\}\}|$)|\{%[\s\S]*?(?:%\}|$)/g

/** A tag as Liquid reads it: editors write signs as entities, spaces that do not break and quotation marks that are curved. */
const plainTag = (tag: string) =>
  tag.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;|[“”„]/g, '"').replace(/&#39;/g, "'").replace(/&nbsp;|\u00a0/g, ' ').replace(/&amp;/g, '&') // prettier-ignore

/** A text whose tags are plain, whatever an editor made of them. */
export const withPlainTags = (given: string) => given.replace(anyTag, plainTag)

/** All tags of a text, in order. */
export const tagsIn = (given: string): string[] => [...given.matchAll(anyTag)].map(([tag]) => plainTag(tag))

/** The name of a tag that decides, such as `if`; undefined for one that stands for a value. */
export const nameOfTag = (tag: string) => /^\{%-?\s*(\w*)/.exec(tag)?.[1]

/** Whether a tag is written as it must be: nothing that Liquid would read past, count through or look up by itself. */
export function isWellFormed(tag: string): boolean {
  if (tag.length > longestTag) return false
  const name = nameOfTag(tag)
  if (name === undefined) return output.test(tag)
  const rest = /^\{%-?\s*\w*\s*([\s\S]*?)\s*-?%\}$/.exec(tag)?.[1]
  return rest !== undefined && (tagForms[name]?.test(rest) ?? false)
}

/** The names of the filters of a tag. */
export const filtersIn = (tag: string): string[] =>
  [...tag.replace(new RegExp(text, 'g'), '""').matchAll(/\|\s*(\w+)/g)].map(([, name]) => name!)
const words = new Set(['and', 'or', 'contains', 'true', 'false', 'nil', 'null', 'blank', 'empty'])

/** The fields that a tag names, as they are written: `person.firstName`. */
export function pathsIn(tag: string): string[] {
  const bare = tag.replace(new RegExp(text, 'g'), '""').replace(/\|\s*\w+/g, '|')
  const inside = bare.replace(/^\{\{-?|^\{%-?\s*\w*|-?[%}]\}$/g, '')
  return [...inside.matchAll(new RegExp(path, 'g'))].map(([found]) => found).filter((found) => !words.has(found))
}
