import { z } from 'zod'
import type { Field } from '../../../kernel/field.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { valueSchema } from '../../../kernel/schema.ts'
import { named } from './named.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const day = z.iso.date()
const text = z.string()

export const money = named('Money', z.object({ amount: text.describe('Decimal digits: "1200.00".'), currency: text }))

const contact = named(
  'Contact',
  z.object({
    id,
    value: text.describe('As it was typed.'),
    normal: text.nullable().describe('Lower-case address, or E.164; null while a number is not understood.'),
    label: text.nullable(),
    primary: z.boolean(),
    valid: z.boolean().nullable(),
    verifiedOn: day.nullable(),
    endedOn: day.nullable(),
  }),
)

const address = named(
  'Address',
  z.object({
    id,
    label: text.nullable(),
    primary: z.boolean(),
    street: text.nullable(),
    postalCode: text.nullable(),
    city: text.nullable(),
    region: text.nullable(),
    country: text.nullable().describe('ISO 3166-1: DE.'),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
  }),
)

const handle = named('Handle', z.object({ id, network: text, value: text }))

/** A field's value as answers carry it. */
function shownValue(field: Field): z.ZodType {
  switch (field.type) {
    case 'number':
    case 'percent':
      return z.number()
    case 'money':
      return money
    case 'date':
      return day
    case 'dateTime':
      return moment
    case 'boolean':
      return z.boolean()
    case 'choice':
      return field.fixed ? z.enum(field.options!.map((option) => option.key)) : text
    case 'choices':
      return z.array(text)
    case 'emails':
    case 'phones':
      return z.array(contact)
    case 'addresses':
      return z.array(address)
    case 'handles':
      return z.array(handle)
    case 'link':
    case 'user':
    case 'file':
      return id
    case 'links':
      return z.array(id)
    default:
      return text
  }
}

const rows = new WeakMap<RecordDefinition, z.ZodType>()

/** A record as answers carry it. Nothing but what stands here can be in an answer; with `fields`, or where some are hidden, less. */
export function rowSchema(record: RecordDefinition): z.ZodType<Record<string, unknown>> {
  const known = rows.get(record) ?? named(nameOf(record), z.object(rowShape(record)))
  rows.set(record, known)
  return known as z.ZodType<Record<string, unknown>>
}

function rowShape(record: RecordDefinition): Record<string, z.ZodType> {
  const shape: Record<string, z.ZodType> = { id, version: z.int() }
  for (const [name, field] of Object.entries(record.all)) {
    const words = [field.label, field.help].filter(Boolean).join('. ')
    shape[name] = shownValue(field).nullable().optional().describe(words)
  }
  shape.custom = z.record(z.string(), z.unknown()).optional().describe('Fields of the company’s own, by their keys.')
  return shape
}

/** The company's own fields of a record as answers and bodies carry them, by their keys. */
export function ownShape(fields: readonly (readonly [string, Field])[], io: 'input' | 'output'): z.ZodObject {
  const of = io === 'input' ? valueSchema : shownValue
  const shape = fields.map(([key, field]) => [
    key,
    of(field)
      .nullable()
      .describe(field.help ?? field.label),
  ])
  return z.object(Object.fromEntries(shape) as Record<string, z.ZodType>).partial()
}

/** `dealLine` → `DealLine`: the record's name among the schemas. */
export function nameOf(record: RecordDefinition): string {
  return record.name[0]!.toUpperCase() + record.name.slice(1)
}
