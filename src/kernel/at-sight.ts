import type { Field } from './field.ts'
import { newId } from './id.ts'
import { isAmount, isCurrency } from './money.ts'
import { isDay, isMoment } from './time.ts'

/** The value as it is kept where that is plain to see; undefined where only the schema can tell. */
type Sight = (value: unknown) => unknown

const known = new WeakMap<Field, Sight>()

/**
 * What `valueSchema` would make of a value, where that is plain to see without it: the most values by far, at a
 * hundredth of its cost. Undefined says nothing about the value, so that the schema is asked and finds the words.
 */
export function atSight(field: Field, value: unknown): unknown {
  let sight = known.get(field)
  if (!sight) known.set(field, (sight = sightOf(field)))
  return sight(value)
}

function sightOf(field: Field): Sight {
  switch (field.type) {
    case 'text':
      return text(field.max ?? 500)
    case 'longText':
      return text(field.max ?? 500, lines)
    case 'url':
      return webAddress(field.max ?? 2000)
    case 'number':
    case 'percent':
      return number(field)
    case 'money':
      return money
    case 'date':
      return day
    case 'dateTime':
      return moment
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : undefined)
    case 'choice':
      return choice(field)
    case 'choices':
      return listOf(choice(field), 50)
    case 'link':
    case 'user':
    case 'file':
      return id
    case 'links':
      return listOf(id, 200)
    case 'emails':
    case 'phones':
      return listOf(contact, 50)
    case 'addresses':
      return listOf(address, 50)
    case 'handles':
      return listOf(handle, 50)
    default:
      return () => undefined
  }
}

/** Letters that are one character each in every form of Unicode, without control characters and strange spaces. */
const line = /^[\x20-\x7e\u00a1-\u024f]*$/
const lines = /^[\n\x20-\x7e\u00a1-\u024f]*$/

function text(max: number, plain = line, min = 0): Sight {
  return (value) => {
    if (typeof value !== 'string' || value.length > max || value.length < min || !plain.test(value)) return undefined
    const isTrimmed = value === '' || (value.charCodeAt(0) > 0x20 && value.charCodeAt(value.length - 1) > 0x20)
    return isTrimmed ? value : undefined
  }
}

const plainAddress = /^https?:\/\/(?:(?!xn--)[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}(?:\/[\w\-./~%?=&#+,;]*)?$/

function webAddress(max: number): Sight {
  return (value) => (typeof value === 'string' && value.length <= max && plainAddress.test(value) ? value : undefined)
}

function number({ integer, range }: Field): Sight {
  const fits = integer ? Number.isSafeInteger : Number.isFinite
  const [least, most] = range ?? [-Infinity, Infinity]
  return (value) => (fits(value) && (value as number) >= least && (value as number) <= most ? value : undefined)
}

function choice({ fixed, options }: Field): Sight {
  const keys = fixed ? new Set<unknown>(options!.map(({ key }) => key)) : null
  return (value) => {
    if (keys) return keys.has(value) ? value : undefined
    return typeof value === 'string' && value.length > 0 && value.length <= 60 ? value : undefined
  }
}

const day: Sight = (value) => (typeof value === 'string' && isDay(value) ? value : undefined)

const moment: Sight = (value) =>
  typeof value === 'string' && isMoment(value) ? new Date(value).toISOString() : undefined

const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
const id: Sight = (value) => (typeof value === 'string' && uuid.test(value) ? value : undefined)

const money: Sight = (value) => {
  if (!isPlain(value) || Object.keys(value).length !== 2) return undefined
  const { amount, currency } = value
  const isRight = typeof amount === 'string' && isAmount(amount) && typeof currency === 'string' && isCurrency(currency)
  return isRight ? { amount, currency } : undefined
}

function listOf(sight: Sight, most: number): Sight {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return undefined
    const items: unknown[] = []
    for (const each of value) {
      const item = sight(each)
      if (item === undefined) return undefined
      items.push(item)
    }
    return items
  }
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An item of a list: what each of its parts may be, in their order, with what stands where nothing is said. */
function item(parts: readonly (readonly [name: string, sight: Sight, without: unknown])[]): Sight {
  const blank = Object.fromEntries(parts.map(([name, , without]) => [name, without]))
  return (value) => {
    if (!isPlain(value)) return undefined
    const seen = { ...blank }
    let said = 0
    for (const [name, sight, without] of parts) {
      const part = value[name]
      if (part === undefined) said += name in value ? 1 : 0
      else {
        said++
        if (part !== null || without !== null) seen[name] = sight(part)
      }
      if (seen[name] === undefined) {
        if (name !== 'id' || part !== undefined) return undefined
        seen.id = newId()
      }
    }
    return said === Object.keys(value).length ? seen : undefined
  }
}

const flag: Sight = (value) => (typeof value === 'boolean' ? value : undefined)
const label = text(60)
const normal: Sight = (value) => (typeof value === 'string' ? value : undefined)
const country: Sight = (value) => (typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? value : undefined)
const degrees =
  (most: number): Sight =>
  (value) =>
    typeof value === 'number' && Math.abs(value) <= most ? value : undefined

const contact = item([
  ['id', id, undefined],
  ['value', text(320, line, 1), undefined],
  ['normal', normal, null],
  ['label', label, null],
  ['primary', flag, false],
  ['valid', flag, null],
  ['verifiedOn', day, null],
  ['endedOn', day, null],
])

const address = item([
  ['id', id, undefined],
  ['label', label, null],
  ['primary', flag, false],
  ['street', text(300), null],
  ['postalCode', text(20), null],
  ['city', text(120), null],
  ['region', text(120), null],
  ['country', country, null],
  ['latitude', degrees(90), null],
  ['longitude', degrees(180), null],
])

const handle = item([
  ['id', id, undefined],
  ['network', text(60, line, 1), undefined],
  ['value', text(300, line, 1), undefined],
])
