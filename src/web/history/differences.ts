import type { Field } from '../../kernel/field.ts'
import type { Row } from '../api/answers.ts'

/** The fields that people or actions set and that are not the same in two states of a record. */
export function differencesOf(fields: Readonly<Record<string, Field>>, one: Row, other: Row): string[] {
  return Object.keys(fields).filter(
    (name) => ['typed', 'action'].includes(fields[name]!.setBy) && text(one[name]) !== text(other[name]),
  )
}

const text = (value: unknown) => JSON.stringify(Array.isArray(value) && value.length === 0 ? null : (value ?? null))
