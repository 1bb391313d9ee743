import type { z } from 'zod'
import type { ActionDefinition } from '../../kernel/action.ts'
import type { Field, FieldOptions } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'

/** One thing that an action asks for, as a field that can be edited. */
export interface Asked {
  name: string
  field: Field
}

/**
 * What an action asks for. An input that is named as a field of the record, or as the end of its name (`reason` of
 * `lossReason`), is chosen like that field; what has no such form (a map of choices) is left to the API.
 */
export function inputsOf(
  action: ActionDefinition,
  fields: Readonly<Record<string, Field>> = action.record.all,
): Asked[] {
  return Object.entries(action.input.shape).flatMap(([name, schema]) => {
    const field = fieldOf(action.record, fields, name, schema as unknown as Schema)
    return field ? [{ name, field }] : []
  })
}

/** Whether it cannot be done without asking. */
export const needsInput = (action: ActionDefinition) =>
  Object.values(action.input.shape).some((schema) => !(schema as z.ZodType).isOptional())

interface Schema {
  def: { type: string; innerType?: Schema; format?: string; entries?: Record<string, string> }
  description?: string
}

function fieldOf(
  record: RecordDefinition,
  fields: Readonly<Record<string, Field>>,
  name: string,
  schema: Schema,
): Field | null {
  const { inner, required } = unwrapped(schema)
  const base: FieldOptions = { label: labelOf(name), required, ...helpOf(schema, inner) }
  const alike =
    fields[name] ?? Object.entries(fields).find(([each]) => each.toLowerCase().endsWith(name.toLowerCase()))?.[1]
  const { type, format, entries } = inner.def
  if (type === 'enum')
    return typed('choice', base, {
      fixed: true,
      options: Object.values(entries ?? {}).map((key) => optionOf(alike, key)),
    })
  if (type === 'boolean' || type === 'number') return typed(type, base)
  if (type !== 'string') return null
  if (format === 'date') return typed('date', base)
  if (format === 'datetime') return typed('dateTime', base)
  if (format === 'uuid' || format === 'guid')
    return typed('link', { ...base, ...(alike && { label: alike.label }) }, { to: alike?.to ?? record.name })
  if (alike?.options) return { ...alike, ...base, label: alike.label, setBy: 'typed' }
  return typed('text', base, { max: 1000 })
}

const typed = (type: Field['type'], base: FieldOptions, more: Partial<Field> = {}): Field => ({
  sensitivity: 'internal',
  setBy: 'typed',
  ...base,
  ...more,
  type,
})

const optionOf = (alike: Field | undefined, key: string) =>
  alike?.options?.find((option) => option.key === key) ?? { key, label: labelOf(key) }

function unwrapped(schema: Schema): { inner: Schema; required: boolean } {
  let inner = schema
  let required = true
  while (inner.def.innerType) {
    if (['optional', 'nullable', 'default'].includes(inner.def.type)) required = false
    inner = inner.def.innerType
  }
  return { inner, required }
}

function helpOf(schema: Schema, inner: Schema): { help?: string } {
  const help = schema.description ?? inner.description
  return help ? { help } : {}
}

/** `closedOn` becomes “Closed on”. */
function labelOf(name: string): string {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase()
  return `${words[0]!.toUpperCase()}${words.slice(1)}`
}
