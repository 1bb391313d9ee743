import type { Address, Contact, Handle } from '../../../kernel/field.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { isEmpty } from '../../../kernel/field.ts'
import { same } from '../../../platform/records/rows.ts'
import { normalEmail } from '../../../platform/records/contacts.ts'

type Values = Readonly<Record<string, unknown>>
type Listed = Partial<Contact & Address & Handle>

/**
 * What a row of the file changes on a record that is there: what is empty, or with `overwrite` all that differs, lists being
 * added to. What only changes by an action is left.
 */
export function patchFor(record: RecordDefinition, row: Values, values: Values, mode: 'empty' | 'overwrite' | 'never') {
  const patch: Record<string, unknown> = {}
  if (mode === 'never') return patch
  for (const [name, value] of Object.entries(values)) {
    const field = record.all[name]!
    if (field.setBy !== 'typed' || isEmpty(value)) continue
    if (isEmpty(row[name])) patch[name] = value
    else if (mode === 'overwrite') {
      const next = Array.isArray(value) ? united(row[name] as unknown[], value) : value
      if (!same(row[name], next)) patch[name] = next
    }
  }
  return patch
}

function united(has: readonly unknown[], given: readonly unknown[]): unknown[] {
  const known = new Set(has.map(keyOf))
  const more = given.filter((each) => !known.has(keyOf(each)))
  return more.length === 0
    ? [...has]
    : [...has, ...more.map((each) => (isListed(each) && 'primary' in each ? { ...each, primary: false } : each))]
}

const isListed = (value: unknown): value is Listed => typeof value === 'object' && value !== null

function keyOf(value: unknown): string {
  if (!isListed(value)) return String(value)
  if ('street' in value || 'city' in value)
    return [value.street, value.postalCode, value.city, value.country].join('|').toLowerCase()
  const text = value.value ?? ''
  return text.includes('@') ? (normalEmail(text) ?? text) : text.replace(/[\s()/.-]/g, '').toLowerCase()
}
