import type { ActionDefinition } from './action.ts'
import type { Field } from './field.ts'
import type { RecordDefinition } from './record.ts'

/** The name that a definition gives, to be told in the reader's language; `path` is where its words stand. */
export interface Named {
  path: string
  english: string
  /** It is told as within a sentence: small where the language does so. */
  within?: boolean
  /** What a company has called it itself, by language. */
  words?: Readonly<Record<string, string>>
}
export type SentenceValue = string | number | Named | Sentence | readonly SentenceValue[]
export type SentenceValues = Readonly<Record<string, SentenceValue>>

/** Something said to people: in English, and as what it was made of, from which it is told in any language. */
export interface Sentence {
  message: string
  /** The English with its {placeholders}; the key under which every language has it. */
  pattern: string
  values?: SentenceValues
}

type Holes<Pattern extends string> = Pattern extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Holes<Rest>
  : never
type ValuesOf<Pattern extends string> = [Holes<Pattern>] extends [never]
  ? []
  : [values: Readonly<Record<Holes<Pattern>, SentenceValue>>]

/** A sentence for people: `say('{field} must not be empty.', { field: labelOf(field) })`. */
export function say<const Pattern extends string>(pattern: Pattern, ...[values]: ValuesOf<Pattern>): Sentence {
  const given = values as SentenceValues | undefined
  return { message: inEnglish(pattern, given), pattern, ...(given && { values: given }) }
}

/** The pattern of a sentence whose values come later, from the schema that finds the fault. */
export const saying = (pattern: string) => pattern

/** What a schema found: its message is a pattern, filled with what else it says. */
export function sayFault(fault: { message: string }): Sentence {
  const { message: pattern } = fault
  const holes = [...pattern.matchAll(hole)].map(([, name]) => name!)
  const values = Object.fromEntries(
    holes.map((name) => [name, (fault as unknown as Record<string, SentenceValue>)[name] ?? '']),
  )
  return { message: inEnglish(pattern, values), pattern, ...(holes.length > 0 && { values }) }
}

/** Words that are in the reader's language already, or in nobody's: what another program said. */
export const sayAsIs = (text: string): Sentence => ({ message: text, pattern: '{text}', values: { text } })

/** The label of a field, to be said. */
export const labelOf = ({ path = '', label }: Field): Named => ({ path, english: label })
/** One record of a kind, within a sentence: “deal”. */
export const one = (record: RecordDefinition): Named => ({ ...named(record, 'one'), within: true })
/** Several records of a kind, within a sentence: “deals”. */
export const many = (record: RecordDefinition): Named => ({ ...named(record, 'many'), within: true })
/** What one or several of a kind are called, by itself. */
export function named({ name, label, own }: RecordDefinition, number: 'one' | 'many'): Named {
  const words = own && Object.fromEntries(Object.entries(own.words).map(([language, said]) => [language, said[number]]))
  return { path: `${name}.${number}`, english: label[number], ...(words && { words }) }
}
/** What an action is called, to be said. */
export const deedOf = ({ record, name, label }: Pick<ActionDefinition, 'record' | 'name' | 'label'>): Named => ({
  path: `${record.own ? 'record' : record.name}.actions.${name}`,
  english: label,
})

/** What an action is said to do, to be said. */
export const summaryOf = (action: Pick<ActionDefinition, 'record' | 'name' | 'label' | 'summary'>): Named => ({
  path: `${deedOf(action).path}.summary`,
  english: action.summary,
})

const hole = /\{(\w+)\}/g

/** The pattern with its values in place, each as `tell` tells it; it begins with a capital. */
export function filled(pattern: string, values: SentenceValues, tell: (value: SentenceValue) => string): string {
  const text = pattern.replace(hole, (whole, name: string) => (name in values ? tell(values[name]!) : whole))
  const first = /^\{(\w+)\}/.exec(pattern)
  return first && isNamed(values[first[1]!]) ? `${text[0]?.toLocaleUpperCase() ?? ''}${text.slice(1)}` : text
}

export function isNamed(value: SentenceValue | undefined): value is Named {
  return typeof value === 'object' && value !== null && 'english' in value
}
/** Whether what stands in a sentence is said in words of its own. */
export function isSentence(value: SentenceValue): value is Sentence {
  return typeof value === 'object' && 'pattern' in value
}

function inEnglish(pattern: string, values: SentenceValues = {}): string {
  const tell = (value: SentenceValue): string => {
    if (typeof value === 'number') return written(value, 'en')
    if (typeof value === 'string') return value
    if (isNamed(value)) return englishOf(value)
    if (isSentence(value)) return value.message
    return value.map(tell).join(', ')
  }
  return filled(pattern, values, tell)
}

function englishOf({ english, words, within }: Named): string {
  const name = words?.en ?? english
  return within ? name.toLowerCase() : name
}

/** A number within a sentence: grouped from five digits on, so that a year stays one. */
export const written = (value: number, language: string) =>
  new Intl.NumberFormat(language, { useGrouping: 'min2' } as Intl.NumberFormatOptions).format(value)
