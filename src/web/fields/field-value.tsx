import type { ReactNode } from 'react'
import type { Address, Contact, Field, Handle, Money } from '../../kernel/field.ts'
import { withoutTokens } from '../../kernel/mention.ts'
import { Avatar } from '../kit/avatar.tsx'
import { Icon } from '../kit/icon.tsx'
import { join } from '../kit/join.ts'
import { ChoiceMark } from './choice-mark.tsx'
import styles from './field-value.module.css'
import { formatAddress } from './format/address.ts'
import type { Linked } from '../api/answers.ts'
import { formatDay, formatDayTime, formatMoment, formatMoney, formatNumber, formatWhen } from '../words/format.ts'
import { words } from '../words/words.ts'
import { MentionText } from './mention/mention-text.tsx'
import { handleUrl } from '../../kernel/written/handle.ts'
import { RecordLink } from './record-link.tsx'

export interface FieldValueProps {
  field: Field
  value: unknown
  /** Titles of the records that links point to, as the answer that carried the value brought them. */
  linked?: Linked | undefined
  /** All of it, with addresses to call and write to; otherwise one line for a cell, with no stop for the Tab key. */
  full?: boolean
}

/** A value as it is read: plain elements only, so that a thousand cells stay light. Empty shows nothing. */
export function FieldValue({ field, value, linked = {}, full = false }: FieldValueProps) {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null
  return shown[field.type](value as never, { field, linked, full })
}

interface Showing {
  field: Field
  linked: Linked
  full: boolean
}
type Show = (value: never, showing: Showing) => ReactNode

const text: Show = (value: string) => value
const link: Show = (id: string, { linked, full }) => <RecordLink id={id} target={linked[id]} stop={full} />
const links: Show = (ids: string[], { linked, full, field }) => (
  <span className={full ? styles.wrap : styles.line}>
    {ids.map((id) =>
      field.to === 'tag' ? (
        <Tag key={id} label={linked[id]?.title} />
      ) : (
        <RecordLink key={id} id={id} target={linked[id]} stop={full} />
      ),
    )}
  </span>
)

const shown: Record<Field['type'], Show> = {
  text,
  longText: (value: string, { full }) =>
    full ? (
      <span className={join(styles.lines, 'theirs')}>
        <MentionText text={value} />
      </span>
    ) : (
      withoutTokens(value)
    ),
  number: (value: number, { field }) =>
    field.unit === 'minutes'
      ? words('timeline.minutes', { count: value })
      : isYear(field)
        ? String(value)
        : formatNumber(value),
  money: (value: Money) => formatMoney(value),
  percent: (value: number) => formatNumber(value / 100, { style: 'percent', maximumFractionDigits: 2 }),
  date: (value: string) => formatDay(value),
  dateTime: (value: string, { full }) => (
    <time dateTime={value} title={formatMoment(value)}>
      {full ? formatDayTime(value) : formatWhen(value)}
    </time>
  ),
  boolean: (value: boolean) => words(value ? 'fields.yes' : 'fields.no'),
  choice: (key: string, { field }) => <Choice field={field} choice={key} />,
  choices: (keys: string[], { field, full }) => (
    <span className={full ? styles.wrap : styles.line}>
      {keys.map((key) => (
        <Choice key={key} field={field} choice={key} />
      ))}
    </span>
  ),
  emails: (contacts: Contact[], { full }) => <Contacts contacts={contacts} scheme="mailto" full={full} />,
  phones: (contacts: Contact[], { full }) => <Contacts contacts={contacts} scheme="tel" full={full} />,
  url: (value: string, { full }) => (
    <Outside href={value} stop={full} label={value.replace(/^https?:\/\/(www\.)?|\/$/g, '')} />
  ),
  addresses: (addresses: Address[], { full }) =>
    full
      ? addresses.map((address) => (
          <span key={address.id} className={styles.block}>
            {formatAddress(address)}
          </span>
        ))
      : formatAddress(primaryOf(addresses)),
  handles: (handles: Handle[], { full }) => (
    <span className={full ? styles.stack : styles.line}>
      {handles.map((handle) => (
        <Outside key={handle.id} href={handleUrl(handle)} stop={full} label={`${handle.network} ${handle.value}`} />
      ))}
    </span>
  ),
  link,
  links,
  user: (id: string, { linked }) => <Person name={linked[id]?.title} />,
  file: link,
}

/** Years are whole numbers that take no thousands sign. */
const isYear = ({ integer, range }: Field) => integer === true && range?.[0] === 1000

function Choice({ field, choice }: { field: Field; choice: string }) {
  const option = field.options?.find((each) => each.key === choice)
  return (
    <span className={styles.choice}>
      <ChoiceMark color={option?.color} />
      {option?.label ?? choice}
    </span>
  )
}

function Tag({ label }: { label: string | undefined }) {
  return label === undefined ? null : <span className={styles.tag}>{label}</span>
}

function Person({ name }: { name: string | undefined }) {
  if (name === undefined) return null
  return (
    <span className={styles.person}>
      <Avatar name={name} />
      <span className="cut">{name}</span>
    </span>
  )
}

function Contacts({ contacts, scheme, full }: { contacts: Contact[]; scheme: 'mailto' | 'tel'; full: boolean }) {
  const current = contacts.filter((contact) => contact.endedOn === null)
  const first = primaryOf(current.length > 0 ? current : contacts)
  const shownOnes = full ? [first, ...contacts.filter((contact) => contact !== first)] : [first]
  return (
    <span className={full ? styles.stack : styles.line}>
      {shownOnes.map((contact) => (
        <span key={contact.id} className={styles.contact}>
          <a
            dir="ltr"
            className={contact.endedOn ? styles.gone : styles.out}
            href={`${scheme}:${contact.normal ?? contact.value}`}
            title={contact.value}
            tabIndex={full ? undefined : -1}
          >
            {contact.value}
          </a>
          {full && scheme === 'tel' && contact.normal === null && (
            <span className="warn" title={words('fields.unclearPhone')}>
              <Icon name="alert-triangle" size={14} />
              <span className="aloud">{words('fields.unclearPhone')}</span>
            </span>
          )}
          {full && contact.label && (
            <small>{words(`fields.label.${contact.label}`, { defaultValue: contact.label })}</small>
          )}
        </span>
      ))}
      {!full && contacts.length > 1 && <small>+{contacts.length - 1}</small>}
    </span>
  )
}

/** Only addresses of the web become links: what a record says is not trusted. */
function Outside({ href, label, stop }: { href: string | null; label: string; stop: boolean }) {
  if (!href || !/^https?:\/\//i.test(href)) return label
  return (
    <a
      dir="ltr"
      className={styles.out}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      tabIndex={stop ? undefined : -1}
    >
      {label}
    </a>
  )
}

function primaryOf<Item extends { primary: boolean }>(items: Item[]): Item {
  return items.find((item) => item.primary) ?? items[0]!
}
