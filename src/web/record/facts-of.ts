import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'

/** The facts that stand beneath a title where nobody has said which: amounts, tracked choices and what Farley derives of time; from when it is idle is said once it is. */
export function factsOf(definition: RecordDefinition, fields: Readonly<Record<string, Field>>): string[] {
  const saidElsewhere = new Set([definition.title, ...(definition.subtitle ?? []), definition.idle?.from])
  return Object.keys(definition.fields).filter(
    (name) => fields[name] && !saidElsewhere.has(name) && matters(fields[name]),
  )
}

function matters(field: Field): boolean {
  if (field.type === 'money' || field.type === 'percent') return true
  if (field.type === 'choice') return field.tracked === true
  return (field.type === 'dateTime' && field.setBy === 'derived') || (field.type === 'date' && field.sortable === true)
}
