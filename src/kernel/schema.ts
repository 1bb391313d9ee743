import { z } from 'zod'
import type { Field, Fields } from './field.ts'
import { newId } from './id.ts'
import { isAmount, isCurrency } from './money.ts'
import { nested } from './own-field.ts'
import type { RecordDefinition } from './record.ts'
import { isDay, isMoment } from './time.ts'
import { saying } from './sentence.ts'

/** Text as it is kept: NFC, without NUL, trimmed; empty is null. */
function text(max: number) {
  return z
    .string()
    .max(max, saying('At most {maximum} characters.'))
    .refine((value) => !value.includes('\0'), saying('Text cannot contain a NUL character.'))
    .refine((value) => value.isWellFormed(), saying('This text is not valid Unicode.'))
    .overwrite((value) => value.normalize('NFC').trim())
}

const label = text(60).nullable().default(null)
const id = z.uuid(saying('This must be an id.'))
const itemId = id.default(() => newId())

const contact = z.strictObject({
  id: itemId,
  value: text(320).min(1),
  normal: z.string().nullable().default(null),
  label,
  primary: z.boolean().default(false),
  valid: z.boolean().nullable().default(null),
  verifiedOn: z.string().refine(isDay, saying('A day, YYYY-MM-DD.')).nullable().default(null),
  endedOn: z.string().refine(isDay, saying('A day, YYYY-MM-DD.')).nullable().default(null),
})

const address = z.strictObject({
  id: itemId,
  label,
  primary: z.boolean().default(false),
  street: text(300).nullable().default(null),
  postalCode: text(20).nullable().default(null),
  city: text(120).nullable().default(null),
  region: text(120).nullable().default(null),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, saying('A country code of two letters: DE.'))
    .nullable()
    .default(null),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
})

const handle = z.strictObject({ id: itemId, network: text(60).min(1), value: text(300).min(1) })

const money = z.strictObject({
  amount: z.string().refine(isAmount, saying('An amount such as "1200.00", at most four digits after the dot.')),
  currency: z.string().refine(isCurrency, saying('A currency code such as EUR.')),
})

const webAddress = (max: number) =>
  text(max).refine(
    (value) => value === '' || (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)),
    saying('A web address that begins with http:// or https://.'),
  )

const listLength = 50

const schemas = new WeakMap<Field, z.ZodType>()

/** What a value of this field may look like when it is given; null and empty are judged elsewhere. */
export function valueSchema(field: Field): z.ZodType {
  const known = schemas.get(field)
  if (known) return known
  const made = schemaOf(field)
  schemas.set(field, made)
  return made
}

function schemaOf(field: Field): z.ZodType {
  switch (field.type) {
    case 'text':
    case 'longText':
      return text(field.max ?? 500)
    case 'url':
      return webAddress(field.max ?? 2000)
    case 'number':
    case 'percent':
      return numberSchema(field)
    case 'money':
      return money
    case 'date':
      return z.string().refine(isDay, saying('A day, YYYY-MM-DD.'))
    case 'dateTime':
      return z
        .string()
        .refine(isMoment, { error: saying('A moment with its zone: 2026-11-22T09:30:00Z.'), abort: true })
        .overwrite((value) => new Date(value).toISOString())
    case 'boolean':
      return z.boolean(saying('True or false.'))
    case 'choice':
      return field.fixed ? z.enum(field.options!.map((option) => option.key)) : z.string().min(1).max(60)
    case 'choices':
      return z
        .array(field.fixed ? z.enum(field.options!.map((option) => option.key)) : z.string().min(1).max(60))
        .max(listLength)
    case 'emails':
    case 'phones':
      return z.array(contact).max(listLength)
    case 'addresses':
      return z.array(address).max(listLength)
    case 'handles':
      return z.array(handle).max(listLength)
    case 'link':
    case 'user':
    case 'file':
      return id
    case 'links':
      return z.array(id).max(200)
  }
}

function numberSchema(field: Field) {
  let schema = z.number(saying('A number.'))
  if (field.integer) schema = schema.int(saying('A whole number.'))
  if (field.range)
    schema = schema.min(field.range[0], saying('At least {minimum}.')).max(field.range[1], saying('At most {maximum}.'))
  return schema
}

/** Which of a record's fields may be given when it is created, and which may be patched. */
export function settable(record: RecordDefinition, at: 'create' | 'patch'): string[] {
  const kinds = at === 'create' ? ['typed', 'action'] : ['typed']
  return Object.keys(record.all).filter((name) => kinds.includes(record.all[name]!.setBy))
}

/** A creation or patch, with what is the company's own under `custom`: unknown keys are refused by name; null empties; required ones may be missing in a patch. */
export function givenSchema(record: RecordDefinition, at: 'create' | 'patch') {
  const shape: Record<string, z.ZodType> = {}
  for (const name of settable(record, at)) shape[name] = valueSchema(record.all[name]!).nullable().optional()
  if (at === 'create') shape.id = id.optional()
  const { custom = {}, ...shipped } = nested(shape)
  const own = z.strictObject(custom as Record<string, z.ZodType>).optional()
  return z.strictObject({ ...(shipped as typeof shape), custom: own.describe('Fields of the company’s own.') })
}

/** What an action may be given: unknown names are refused; what is not required may be left out, but not be null. */
export function inputSchema(input: Fields): z.ZodObject {
  const shape = Object.entries(input).map(([name, field]) => {
    const schema = valueSchema(field).describe(field.help ?? field.label)
    return [name, field.required ? schema : schema.optional()]
  })
  return z.strictObject(Object.fromEntries(shape) as Record<string, z.ZodType>)
}
