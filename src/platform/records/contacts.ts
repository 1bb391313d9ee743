import type { Contact } from '../../kernel/field.ts'
import { normalPhone } from './phones.ts'

export { normalPhone }

const emailPattern = /^[^\s@"(),:;<>[\]\\]+@[^\s@]+\.[^\s@.]{2,}$/u

/** An address whose domain is in ASCII and could be nothing else. */
const plainPattern = /^[^\s@"(),:;<>[\]\\]+@(?:(?!xn--)[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/u

/** An address as it is compared: lower case, its domain in ASCII; null when it is none. */
export function normalEmail(value: string): string | null {
  const text = value
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase()
  if (text.length <= 254 && plainPattern.test(text)) return text
  if (text.length > 254 || !emailPattern.test(text)) return null
  const at = text.lastIndexOf('@')
  try {
    return `${text.slice(0, at)}@${new URL(`http://${text.slice(at + 1)}`).hostname}`
  } catch {
    return null
  }
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
