import type { Contact, Field, Handle } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { fold } from './fold.ts'

export type ContactKind = 'email' | 'phone' | 'handle' | 'domain'
export interface ContactKey {
  kind: ContactKind
  normal: string
}
type Row = Readonly<Record<string, unknown>>

const contactTypes = new Set(['emails', 'phones', 'handles'])
const perRecord = new WeakMap<RecordDefinition, readonly string[]>()

/** The fields by whose values a record is recognised: a change of one of them asks for new contact keys. */
export function contactFields(record: RecordDefinition): readonly string[] {
  const known = perRecord.get(record)
  if (known) return known
  const names = Object.entries(record.all).filter(([, field]) => isContact(field)).map(([name]) => name) // prettier-ignore
  perRecord.set(record, names)
  return names
}

const isContact = (field: Field) =>
  field.sensitivity !== 'secret' &&
  (contactTypes.has(field.type) || (field.type === 'url' && field.searchable === true))

/** A record with a searchable web address is also known by its domain. */
const hasDomain = (record: RecordDefinition) => contactFields(record).some((name) => record.all[name]!.type === 'url')

const kindsByType: Record<string, readonly ContactKind[]> = {
  emails: ['email', 'domain'],
  phones: ['phone'],
  handles: ['handle'],
  url: ['domain'],
}

/** The kinds of keys that some of these fields make. */
export function kindsFrom(record: RecordDefinition, fields: ReadonlySet<string>): ReadonlySet<ContactKind> {
  const names = contactFields(record).filter((name) => fields.has(name))
  return new Set(names.flatMap((name) => kindsByType[record.all[name]!.type]!))
}

/** By which addresses, numbers, profiles and domains a record is recognised, each once. */
export function contactsOf(record: RecordDefinition, row: Row): ContactKey[] {
  const keys = new Map<string, ContactKey>()
  const add = (kind: ContactKind, normal: string | null) => {
    if (normal) keys.set(`${kind} ${normal}`, { kind, normal: normal.slice(0, 400) })
  }
  for (const name of contactFields(record)) {
    const value = row[name]
    if (!value) continue
    switch (record.all[name]!.type) {
      case 'emails':
        for (const each of value as Contact[]) {
          const address = normalEmail(each.normal ?? each.value)
          add('email', address)
          if (hasDomain(record)) add('domain', domainOf(address))
        }
        break
      case 'phones':
        for (const each of value as Contact[]) add('phone', each.normal)
        break
      case 'handles':
        for (const each of value as Handle[]) add('handle', normalHandle(each))
        break
      case 'url':
        add('domain', domainOf(value as string))
    }
  }
  return [...keys.values()]
}

/** An e-mail address as it is compared. */
export function normalEmail(address: string): string {
  return address.trim().toLowerCase()
}

/** A profile as it is compared: `linkedin:ada-lovelace`. */
export function normalHandle({ network, value }: { network: string; value: string }): string {
  const name = value.trim().replace(/^https?:\/\/[^/]+\//, '').replace(/^@|\/$/g, '') // prettier-ignore
  return `${fold(network)}:${fold(name)}`
}

/** The domain of an e-mail or web address; null for one that many people share. */
export function domainOf(address: string): string | null {
  const host = address.includes('@') ? address.slice(address.lastIndexOf('@') + 1) : hostOf(address)
  if (!host?.includes('.')) return null
  const domain = host.toLowerCase().replace(/^www\./, '').replace(/\.$/, '') // prettier-ignore
  return shared.has(domain) ? null : domain
}

function hostOf(address: string): string | null {
  const url = /^[a-z]+:\/\//i.test(address) ? address : `https://${address}`
  return URL.canParse(url) ? new URL(url).hostname : null
}

const shared = new Set(
  `gmail.com googlemail.com outlook.com outlook.de hotmail.com hotmail.de hotmail.fr hotmail.co.uk live.com msn.com
  yahoo.com yahoo.de yahoo.fr yahoo.co.uk ymail.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.at gmx.ch gmx.com
  web.de t-online.de freenet.de proton.me protonmail.com pm.me posteo.de mailbox.org mail.com mail.ru yandex.ru yandex.com
  qq.com 163.com 126.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it bluewin.ch
  zoho.com fastmail.com hey.com tutanota.com tuta.io comcast.net verizon.net att.net btinternet.com sky.com
  linkedin.com facebook.com instagram.com x.com twitter.com youtube.com`.split(/\s+/),
)
