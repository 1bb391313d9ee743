import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'
import { sayAsIs } from '../../kernel/sentence.ts'

/** What the machine is told from outside. Everything else is set inside Farley, by people. */
export interface Config {
  /** The port to listen on; 0 takes any free one. */
  port: number
  host: string
  /** Absolute path of the data directory. */
  data: string
  /** The address people use, without a slash at its end; absent, it is that of host and port. */
  url?: string
  /** Proxies before the server, by address or network, whose word on who is asking is taken. */
  proxies?: string[]
  /** Addresses or networks of one's own house that Farley may call. */
  mayCall?: string[]
  /** The folder in which a sealed backup is kept of each day; absent, none is made. */
  backups?: string
  /** An outside PostgreSQL; absent, Farley runs its own in the data directory. */
  databaseUrl?: string
}

type Environment = Record<string, string | undefined>

/** Reads the settings from the environment; an empty one counts as absent. Refuses a wrong value in a sentence that names the setting. */
export function readConfig(environment: Environment = process.env): Config {
  const given = (name: string) => environment[name]?.trim() || undefined
  const url = given('FARLEY_URL')
  const databaseUrl = given('DATABASE_URL')
  const backups = given('FARLEY_BACKUPS')
  const proxies = given('FARLEY_PROXIES')
  const mayCall = given('FARLEY_MAY_CALL')
  return {
    port: readPort(given('FARLEY_PORT') ?? '3000'),
    host: readHost(given('FARLEY_HOST') ?? '127.0.0.1'),
    data: resolve(given('FARLEY_DATA') ?? './data'),
    ...(url && { url: readUrl(url) }),
    ...(proxies && { proxies: readNetworks('FARLEY_PROXIES', proxies) }),
    ...(mayCall && { mayCall: readNetworks('FARLEY_MAY_CALL', mayCall).map(withBits) }),
    ...(backups && { backups: resolve(backups) }),
    ...(databaseUrl && { databaseUrl: readDatabaseUrl(databaseUrl) }),
  }
}

function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535)
    throw wrong('FARLEY_PORT', `must be a port between 0 and 65535, and is "${text}"`)
  return Number(text)
}

function readHost(text: string): string {
  if (!isIP(text) && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text))
    throw wrong('FARLEY_HOST', `must be an address or a host name such as 127.0.0.1, and is "${text}"`)
  return text
}

function readUrl(text: string): string {
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw wrong('FARLEY_URL', `must be an address such as https://crm.example.com, and is "${text}"`)
  if (url.search || url.hash || url.username || url.pathname !== '/')
    throw wrong('FARLEY_URL', `must be an address alone, without path, question mark or user, and is "${text}"`)
  return url.origin
}

function readNetworks(name: string, text: string): string[] {
  const networks = text.split(',').map((each) => each.trim())
  for (const network of networks) {
    const [address = '', bits, ...rest] = network.split('/')
    const most = isIP(address) === 6 ? 128 : 32
    const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most)
    if (!isIP(address) || !isNetwork || rest.length > 0)
      throw wrong(name, `must be addresses or networks with commas between, such as 10.0.0.0/8, and has "${network}"`)
  }
  return networks
}

/** A single address is a network of one. */
const withBits = (network: string) => (network.includes('/') ? network : `${network}/${isIP(network) === 6 ? 128 : 32}`)

/** The value may hold a password, so the refusal never repeats it. */
function readDatabaseUrl(text: string): string {
  const url = URL.parse(text)
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol))
    throw wrong('DATABASE_URL', 'must look like postgres://user:password@host:5432/database')
  return text
}

function wrong(field: string, what: string): Refusal {
  return new Refusal({
    code: 'wrong_setting',
    status: 500,
    sentence: sayAsIs(`${field} ${what}.`),
    fields: [{ field, ...sayAsIs(what) }],
  })
}
