import { X509Certificate } from 'node:crypto'
import { connect as connectPlainly, isIP } from 'node:net'
import { connect as connectSecurely, type ConnectionOptions } from 'node:tls'
import {
  AndFilter,
  Client,
  EqualityFilter,
  FilterParser,
  InvalidCredentialsError,
  OrFilter,
  SizeLimitExceededError,
  type Entry,
} from 'ldapts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Outbound } from '../outbound/index.ts'
import type { Told } from './provider-account.ts'

/** Where and how a directory (LDAP) is asked. */
export interface Directory {
  /** `ldaps://`, or `ldap://`, which becomes TLS before anything is said unless it is to stay `plain`. */
  url: string
  plain: boolean
  /** PEM of who vouches for its certificate, where that is nobody whom all know. */
  authority: string | null
  /** As whom it is searched; as nobody where null. */
  bindDn: string | null
  /** Beneath it are people and groups. */
  base: string
  /** The attribute in which people's addresses stand. */
  mail: string
  /** What must hold of people as well, as LDAP has filters. */
  filter: string | null
}

/** A group of a directory. */
export interface DirectoryGroup {
  dn: string
  name: string
}

/** What a directory says of somebody who has shown their password there. */
export type DirectoryTold = Told & { groups: DirectoryGroup[] }

const [connectMs, answerMs, mostGroups] = [5_000, 10_000, 200]
/** Names of the attribute that stays the same for one person and is never given again, by kind of directory. */
const lasting = ['entryUUID', 'objectGUID', 'ipaUniqueID', 'nsUniqueId', 'GUID']
const binary = ['objectGUID', 'GUID']
const named = ['displayName', 'cn', 'givenName', 'sn']

/** Whom an address and a password mean in a directory; undefined for nobody, for several, and for a wrong password. Throws where it does not answer. */
export function askDirectory(
  outbound: Outbound,
  directory: Directory,
  { secret, email, password }: { secret: string; email: string; password: string },
): Promise<DirectoryTold | undefined> {
  // A bind without a password succeeds as nobody (RFC 4513, section 5.1.2).
  if (password === '') return Promise.resolve(undefined)
  return connected(outbound, directory, secret, async (client) => {
    const entry = await personBy(client, directory, email)
    if (!entry) return undefined
    const groups = await groupsOf(client, directory, entry.dn)
    return (await opens(client, entry.dn, password)) ? { ...toldIn(entry, directory), groups } : undefined
  })
}

/** Refuses, at the field, a directory that does not answer, does not let us in, or has no such base. */
export async function checkDirectory(outbound: Outbound, directory: Directory, secret: string): Promise<void> {
  const look = (client: Client) => client.search(directory.base, { scope: 'base', attributes: ['1.1'], sizeLimit: 1 })
  await connected(outbound, directory, secret, look).catch((error: unknown) => {
    const { message } = error as Error
    const sentence = say('The directory could not be asked: {reason}', { reason: message.slice(0, 200) })
    throw refuse.invalid([{ field: 'issuer', ...sentence }])
  })
}

async function connected<T>(
  outbound: Outbound,
  directory: Directory,
  secret: string,
  run: (client: Client) => Promise<T>,
): Promise<T> {
  const client = clientOf(outbound, directory)
  try {
    if (directory.url.startsWith('ldap:') && !directory.plain) await client.startTLS(tlsOf(directory))
    if (directory.bindDn !== null) await client.bind(directory.bindDn, secret)
    return await run(client)
  } finally {
    await client.unbind().catch(() => undefined)
  }
}

/** Goes out by the one way: names become addresses that may be called, and the socket is opened to those. */
function clientOf(outbound: Outbound, directory: Directory): Client {
  const url = new URL(directory.url)
  const port = Number(url.port || (url.protocol === 'ldaps:' ? 636 : 389))
  const host = url.hostname.replace(/^\[|\]$/g, '')
  outbound.checkPlace({ host, port, usual: [389, 636, 3268, 3269] })
  const place = { host, port, lookup: outbound.lookup }
  return new Client({
    ...{ url: `${url.protocol}//${url.hostname}:${port}`, connectTimeout: connectMs, timeout: answerMs },
    createConnection: (() => connectPlainly(place)) as unknown as typeof connectPlainly,
    // Also where a plain socket becomes a secure one, which is given then.
    createSecureConnection: ((...given: unknown[]) => {
      const options = given.find((each) => typeof each === 'object') as ConnectionOptions | undefined
      return connectSecurely(options?.socket ? { ...options, ...tlsOf(directory) } : { ...place, ...tlsOf(directory) })
    }) as unknown as typeof connectSecurely,
  })
}

function tlsOf({ url, authority }: Directory): ConnectionOptions {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
  return {
    ...{ host, minVersion: 'TLSv1.2', rejectUnauthorized: true },
    ...(isIP(host) === 0 && { servername: host }),
    ...(authority !== null && { ca: authority }),
  } as ConnectionOptions
}

/** An address is compared as bytes, never read as a part of a filter. */
async function personBy(client: Client, { base, mail, filter }: Directory, email: string): Promise<Entry | undefined> {
  const wanted = new EqualityFilter({ attribute: mail, value: email })
  const whole = filter ? new AndFilter({ filters: [wanted, FilterParser.parseString(filter)] }) : wanted
  const attributes = [...lasting, ...named, mail]
  const search = client.search(base, { scope: 'sub', filter: whole, attributes, explicitBufferAttributes: binary, sizeLimit: 2 }) // prettier-ignore
  const { searchEntries } = await search.catch(none)
  return searchEntries.length === 1 ? searchEntries[0] : undefined
}

function none(error: unknown): { searchEntries: Entry[] } {
  if (error instanceof SizeLimitExceededError) return { searchEntries: [] }
  throw error
}

async function groupsOf(client: Client, { base }: Directory, dn: string): Promise<DirectoryGroup[]> {
  const filters = ['member', 'uniqueMember'].map((attribute) => new EqualityFilter({ attribute, value: dn }))
  const filter = new OrFilter({ filters })
  const { searchEntries } = await client.search(base, { scope: 'sub', filter, attributes: ['cn'], sizeLimit: mostGroups }) // prettier-ignore
  return searchEntries.flatMap((entry) => {
    const name = textIn(entry, 'cn')
    return name ? [{ dn: entry.dn, name: name.slice(0, 120) }] : []
  })
}

async function opens(client: Client, dn: string, password: string): Promise<boolean> {
  try {
    await client.bind(dn, password)
    return true
  } catch (error) {
    if (error instanceof InvalidCredentialsError) return false
    throw error
  }
}

function toldIn(entry: Entry, { mail }: Directory): Told {
  const subject = lasting.map((name) => textIn(entry, name)).find(Boolean)
  if (!subject) throw new Error(`none of ${lasting.join(', ')} is shown of people`)
  const joined = ['givenName', 'sn'].flatMap((name) => textIn(entry, name) ?? []).join(' ')
  return {
    subject,
    email: textIn(entry, mail)?.toLowerCase() ?? null,
    proven: true,
    name: textIn(entry, 'displayName') ?? (joined || textIn(entry, 'cn')),
  }
}

/** The first value of an attribute, whatever the case of its name; of bytes their digits. */
function textIn(entry: Entry, name: string): string | null {
  const key = Object.keys(entry).find((each) => each.toLowerCase() === name.toLowerCase())
  const [first] = key ? [entry[key]].flat() : []
  const text = Buffer.isBuffer(first) ? first.toString('hex') : first
  return text?.trim() ? text.trim() : null
}

/** Whether a text is a filter as LDAP has it. */
export function isFilter(text: string): boolean {
  try {
    return FilterParser.parseString(text) !== undefined
  } catch {
    return false
  }
}

/** Whether a text is a certificate, or several. */
export function isAuthority(text: string): boolean {
  const all = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []
  try {
    return all.length > 0 && all.every((each) => new X509Certificate(each).serialNumber !== '')
  } catch {
    return false
  }
}
