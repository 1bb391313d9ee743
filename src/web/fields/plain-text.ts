import type { Address, Contact, Field, Handle, Money } from '../../kernel/field.ts'
import { dayIn } from '../../kernel/time.ts'
import type { Linked } from '../api/answers.ts'
import { currentLocale, currentTimeZone } from '../words/format.ts'
import { words } from '../words/words.ts'
import { formatAddress } from './format/address.ts'
import { minuteIn } from './parse/moment.ts'
import { numberWriter } from '../words/writers.ts'

type Write = (value: never, about: { field: Field; linked: Linked; currency: string }) => string

const digits = (value: number | string) =>
  numberWriter(currentLocale(), { useGrouping: false, maximumFractionDigits: 6 }).format(value as number)
const text: Write = (value: string) => value
const title: Write = (id: string, { linked }) => linked[id]?.title ?? ''
const label = ({ options }: Field, key: string) => options?.find((each) => each.key === key)?.label ?? key
const contacts: Write = (value: Contact[]) => value.map((each) => each.value).join(', ')

const written: Record<Field['type'], Write> = {
  text,
  longText: text,
  url: text,
  number: digits,
  percent: (value: number) => `${digits(value)}%`,
  money: ({ amount, currency }: Money, about) =>
    currency === about.currency ? digits(amount) : `${digits(amount)} ${currency}`,
  date: text,
  dateTime: (value: string) => {
    const minute = minuteIn(currentTimeZone(), new Date(value))
    const two = (part: number) => String(part).padStart(2, '0')
    return `${dayIn(currentTimeZone(), new Date(value))} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
  },
  boolean: (value: boolean) => words(value ? 'fields.yes' : 'fields.no'),
  choice: (key: string, { field }) => label(field, key),
  choices: (keys: string[], { field }) => keys.map((key) => label(field, key)).join(', '),
  emails: contacts,
  phones: contacts,
  addresses: (value: Address[]) => value.map(formatAddress).join('; '),
  handles: (value: Handle[]) => value.map((each) => each.value).join(', '),
  link: title,
  user: title,
  file: title,
  links: (ids: string[], { linked }) => ids.flatMap((id) => linked[id]?.title ?? []).join(', '),
}

/** A value as a spreadsheet takes it: without thousands signs, days as 2026-12-18; what `readText` reads back. */
export function plainText(field: Field, value: unknown, linked: Linked, currency: string): string {
  if (value === null || value === undefined) return ''
  return written[field.type](value as never, { field, linked, currency })
}
