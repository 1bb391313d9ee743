import type { Contact, Field, Money } from '../../kernel/field.ts'
import { currentLocale, currentWays, today } from '../words/format.ts'
import { words } from '../words/words.ts'
import { contactsOf, emptyTyped } from './edit/contact-items.ts'
import { parseDay } from './parse/day.ts'
import { parseNumber } from './parse/decimal.ts'
import { parseMoment } from './parse/moment.ts'
import { parseMoney } from './parse/money.ts'
import { parseUrl } from './parse/url.ts'

/** What a text means for a field: a value, titles of records that must be looked up, or nothing. */
export type Reading = { value: unknown } | { titles: string[]; many: boolean } | null

interface About {
  field: Field
  /** What stands there now: a number without a currency keeps the one it had. */
  before: unknown
  /** The workspace's own. */
  currency: string
}
type Read = (text: string, about: About) => Reading

const value = (found: unknown): Reading => (found === null ? null : { value: found })
const same = (one: string, other: string) => one.toLocaleLowerCase() === other.toLocaleLowerCase()
const parts = (text: string) => text.split(/[,;]/).map((part) => part.trim()).filter(Boolean) // prettier-ignore
const keyOf = ({ options = [] }: Field, text: string) =>
  (options.find((each) => !each.archived && same(each.label, text)) ?? options.find(({ key }) => key === text))?.key ??
  null
const plain: Read = (text, { field }) => value(field.max !== undefined && text.length > field.max ? null : text)
const number: Read = (text, { field }) => {
  const found = parseNumber(text, currentLocale())
  return value(found === null || (field.integer && !Number.isInteger(found)) ? null : found)
}
const contacts =
  (kind: 'emails' | 'phones'): Read =>
  (text, { before }) => {
    const found = contactsOf(kind, [{ ...emptyTyped(), text, primary: true }], (before ?? []) as Contact[])
    return value(found.unread.length > 0 ? null : found.contacts)
  }
const link: Read = (text) => ({ titles: [text], many: false })

const byType: Partial<Record<Field['type'], Read>> = {
  text: plain,
  longText: plain,
  url: (text) => value(parseUrl(text)),
  number,
  percent: number,
  money: (text, { before, currency }) =>
    value(parseMoney(text, { locale: currentLocale(), currency: (before as Money | null)?.currency ?? currency })),
  date: (text) => value(parseDay(text, { ...currentWays(), today: today() })),
  dateTime: (text) => value(parseMoment(text, { ...currentWays(), now: new Date() })),
  boolean: (text) => value(booleanOf(text)),
  choice: (text, { field }) => value(keyOf(field, text)),
  choices: (text, { field }) => {
    const keys = parts(text).map((part) => keyOf(field, part))
    return value(keys.includes(null) ? null : keys)
  },
  emails: contacts('emails'),
  phones: contacts('phones'),
  link,
  user: link,
  links: (text) => ({ titles: parts(text), many: true }),
}

/** What a pasted text means for a field; nothing at all empties it. */
export function readText(text: string, about: About): Reading {
  const typed = text.trim()
  if (typed === '') return { value: null }
  return byType[about.field.type]?.(typed, about) ?? null
}

function booleanOf(text: string): boolean | null {
  if (same(text, words('fields.yes')) || /^(true|yes|y|1|x|✓)$/i.test(text)) return true
  if (same(text, words('fields.no')) || /^(false|no|n|0)$/i.test(text)) return false
  return null
}
