import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'
import type { Contact } from '../../kernel/field.ts'

const emailPattern = /^[^\s@"(),:;<>[\]\\]+@[^\s@]+\.[^\s@.]{2,}$/u

/** An address as it is compared: lower case, its domain in ASCII; null when it is none. */
export function normalEmail(value: string): string | null {
  const text = value
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase()
  if (text.length > 254 || !emailPattern.test(text)) return null
  const at = text.lastIndexOf('@')
  try {
    return `${text.slice(0, at)}@${new URL(`http://${text.slice(at + 1)}`).hostname}`
  } catch {
    return null
  }
}

/** A number in E.164, read as dialled in that country; null when it is not understood. */
export function normalPhone(value: string, country: string): string | null {
  const number = parsePhoneNumberFromString(value.replace(/^tel:/i, ''), country as CountryCode)
  return number?.isPossible() ? number.number : null
}

/** The list with every item normalised, doubles dropped and exactly one primary. */
export function normalContacts(kind: 'emails' | 'phones', given: readonly Contact[], country: string): Contact[] {
  const seen = new Set<string>()
  const items = given.flatMap((item) => {
    const normal = kind === 'emails' ? normalEmail(item.value) : normalPhone(item.value, country)
    const key = normal ?? item.value
    if (seen.has(key)) return []
    seen.add(key)
    return [{ ...item, normal, primary: item.primary && !item.endedOn }]
  })
  return withOnePrimary(items)
}

/** The first that says it is primary, else the first that has not ended. */
export function withOnePrimary<Item extends { primary: boolean; endedOn?: string | null }>(items: Item[]): Item[] {
  const first = items.find((item) => item.primary) ?? items.find((item) => !item.endedOn)
  return items.map((item) => ({ ...item, primary: item === first }))
}
