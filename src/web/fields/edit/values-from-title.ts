import type { Field } from '../../../kernel/field.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'

const isAsked = ({ setBy }: Field) => setBy === 'typed' || setBy === 'action'

/** What a record is created with when only its name is known; null when it needs to know more. */
export function valuesFromTitle(definition: RecordDefinition, title: string): Record<string, unknown> | null {
  const more = Object.entries(definition.all).some(
    ([name, field]) => field.required && field.initial === undefined && name !== definition.title && isAsked(field),
  )
  if (more || definition.setting) return null
  if (definition.fields[definition.title]!.setBy === 'typed') return { [definition.title]: title }
  // A name that is composed of two parts: the last word is the family's.
  if (!definition.fields.firstName || !definition.fields.lastName) return null
  const words = title.trim().split(/\s+/)
  return words.length === 1
    ? { firstName: words[0] }
    : { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) }
}
