import type { Contact } from '../../../kernel/field.ts'
import { newId } from '../../../kernel/id.ts'
import { parseEmails, parsePhones, type Found } from '../../../kernel/written/contacts.ts'

/** An address or number while it is being typed. */
export interface Typed {
  id: string
  text: string
  label: string | null
  primary: boolean
}

export const emptyTyped = (): Typed => ({ id: newId(), text: '', label: null, primary: false })

export const typedOf = (contacts: readonly Contact[]): Typed[] =>
  contacts.map(({ id, value, label, primary }) => ({ id, text: value, label, primary }))

/** What was typed as it is kept: pasted lists become several, the first is primary unless another is. Texts without any are told. */
export function contactsOf(
  kind: 'emails' | 'phones',
  typed: readonly Typed[],
  before: readonly Contact[],
): { contacts: Contact[]; unread: string[] } {
  const parse = kind === 'emails' ? parseEmails : parsePhones
  const unread: string[] = []
  const contacts = typed.flatMap((item) => {
    const kept = before.find(({ id, value }) => id === item.id && value === item.text.trim())
    if (kept) return [{ ...kept, label: item.label, primary: item.primary }]
    if (item.text.trim() === '') return []
    const found = parse(item.text)
    if (found.length === 0) unread.push(item.text.trim())
    return found.map((each, index) => contactOf(kind, each, item, index === 0))
  })
  const primary = contacts.find((contact) => contact.primary) ?? contacts[0]
  return { contacts: contacts.map((contact) => ({ ...contact, primary: contact === primary })), unread }
}

function contactOf(kind: 'emails' | 'phones', { value, label }: Found, item: Typed, first: boolean): Contact {
  return {
    id: first ? item.id : newId(),
    value,
    // Which country a number belongs to is the server's to say.
    normal: kind === 'emails' ? value.toLowerCase() : null,
    label: item.label ?? label,
    primary: first && item.primary,
    valid: null,
    verifiedOn: null,
    endedOn: null,
  }
}
