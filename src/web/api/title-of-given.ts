import type { RecordDefinition } from '../../kernel/record.ts'

/** What a record will be called that is made of these values; a name that the server composes is composed here too. */
export function titleOfGiven({ title }: RecordDefinition, values: Readonly<Record<string, unknown>>): string {
  const parts = [values[title]].concat(values[title] ? [] : [values.firstName, values.lastName])
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ')
}
