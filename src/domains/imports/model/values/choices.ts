import type { Option } from '../../../../kernel/field.ts'
import { choiceWords } from './choice-words.ts'
import { fold } from '../../../../kernel/fold.ts'
import { nearest } from '../../../../kernel/near.ts'

/** Finds the option that a text means. */
export interface ChoiceFinder {
  /** The option's key, by key, label or a word of another system; undefined when it is none. */
  find(text: string): string | undefined
  /** The label of the option that was probably meant. */
  near(text: string): string | undefined
}

/** A finder among a field's options; `name` is record and field, `company.industry`. Archived options are not offered. */
export function choiceFinder(name: string, options: readonly Option[]): ChoiceFinder {
  const known = new Map<string, string>()
  const offered = options.filter((option) => !option.archived)
  for (const [key, list] of Object.entries(choiceWords[name] ?? {})) {
    if (offered.some((option) => option.key === key)) for (const word of list.split(', ')) known.set(fold(word), key)
  }
  for (const { key } of offered) known.set(fold(key), key)
  for (const { key, label } of offered) known.set(fold(label), key)
  const labels = offered.map(({ label }) => label)
  return { find: (text) => known.get(fold(text)), near: (text) => nearest(text, labels) }
}

/** A stable key for a new option: `Food & drink` → `foodDrink`, told apart from those that are there. */
export function keyFor(label: string, taken: ReadonlySet<string>): string {
  const [first = 'option', ...rest] = fold(label).replace(/[^a-z0-9 ]/g, '').split(' ').filter(Boolean) // prettier-ignore
  const key = [first, ...rest.map((word) => word[0]!.toUpperCase() + word.slice(1))].join('').slice(0, 50)
  if (!taken.has(key)) return key
  let number = 2
  while (taken.has(`${key}${number}`)) number++
  return `${key}${number}`
}
