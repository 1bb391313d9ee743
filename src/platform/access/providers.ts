import { newId } from '../../kernel/id.ts'
import { refuse, type FieldFault } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Runner } from '../db/index.ts'
import { secretOf } from '../secrets/index.ts'
import type { Site } from '../site.ts'
import type { Directory } from './directory.ts'
import { endSessionsBy } from './sessions.ts'

/** Somebody else who may say who somebody is: by OpenID Connect, by SAML, or a directory (LDAP). */
export interface Provider {
  id: string
  version: number
  kind: 'oidc' | 'saml' | 'ldap'
  /** By which it calls itself; of a directory its address. */
  issuer: string
  /** Ours at it; of OpenID Connect alone. */
  clientId: string | null
  /** Where people are sent to, and what it signs with; of SAML alone. */
  entry: string | null
  certificates: string[]
  /** Whether people may come from it whom we have not sent there; of SAML alone. */
  unasked: boolean
  /** How it is asked; of a directory alone. */
  directory: Omit<Directory, 'url'> | null
  label: string
  domains: string[]
  matches: boolean
  creates: boolean
  role: 'admin' | 'member' | 'viewer'
  enabled: boolean
}

export type NewProvider = Omit<Provider, 'id' | 'version'> & { clientSecret: string | null }
export type ProviderPatch = Partial<Omit<NewProvider, 'kind' | 'issuer'>>

const columns = `id, version, kind, issuer, client_id as "clientId", entry, certificates, unasked, directory, label, domains,
  matches, creates, role, enabled`
export const placeOfSecret = (id: string) => `identity-provider:${id}`

export function listProviders(db: Runner): Promise<Provider[]> {
  return db.run<Provider>({ text: `select ${columns} from identity_provider order by id`, values: [] })
}

export async function findProvider(db: Runner, id: string): Promise<Provider> {
  const text = `select ${columns} from identity_provider where id = $1`
  const [found] = await db.run<Provider>({ text, values: [id] })
  if (!found) throw refuse.notFound(say('There is no such sign-in provider.'))
  return found
}

/** Whether one could come in by any. */
export async function hasProvider(db: Runner): Promise<boolean> {
  return (await db.run({ text: 'select 1 from identity_provider where enabled limit 1', values: [] })).length > 0
}

/** Whether a provider speaks for an address. */
export function speaksFor({ domains }: Pick<Provider, 'domains'>, email: string): boolean {
  return domains.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase())
}

/** The SAML provider that calls itself so, if it is on. */
export async function providerOfIssuer(db: Runner, issuer: string): Promise<Provider | undefined> {
  const text = `select ${columns} from identity_provider where kind = 'saml' and issuer = $1 and enabled order by id`
  return (await db.run<Provider>({ text, values: [issuer] }))[0]
}

export async function addProvider(site: Site, given: NewProvider): Promise<Provider> {
  const id = newId()
  await site.workspace.db.transaction(async (tx) => {
    const text = `insert into identity_provider (id, kind, issuer, client_id, entry, certificates, unasked, directory, label,
      domains, matches, creates, role, enabled) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`
    await tx.run({ text, values: [id, given.kind, given.issuer, ...changing(given)] })
    if (given.clientSecret) await site.vault().put(placeOfSecret(id), secretOf(given.clientSecret), tx)
  })
  return findProvider(site.workspace.db, id)
}

/** Changes all but who it is: another issuer is another provider, with other people. Turned off, it ends the sessions that it opened. */
export async function changeProvider(site: Site, id: string, patch: ProviderPatch): Promise<Provider> {
  const { db } = site.workspace
  const next = { ...(await findProvider(db, id)), ...patch }
  await db.transaction(async (tx) => {
    const text = `update identity_provider set version = version + 1, client_id = $2, entry = $3, certificates = $4,
      unasked = $5, directory = $6, label = $7, domains = $8, matches = $9, creates = $10, role = $11, enabled = $12
      where id = $1`
    await tx.run({ text, values: [id, ...changing(next)] })
    if (!next.enabled) await endSessionsBy(tx, id)
    if (patch.clientSecret) await site.vault().put(placeOfSecret(id), secretOf(patch.clientSecret), tx)
  })
  return findProvider(db, id)
}

/** All but who it is; refuses what is no domain. */
const changing = (it: Omit<Provider, 'id' | 'version' | 'kind' | 'issuer'>) => [
  ...[it.clientId, it.entry, it.certificates, it.unasked, it.directory && JSON.stringify(it.directory)],
  ...[it.label, domainsIn(it.domains), it.matches, it.creates, it.role, it.enabled],
]

/** The directory that speaks for an address, if one does. */
export async function directoryFor(db: Runner, email: string): Promise<Provider | undefined> {
  const all = await listProviders(db)
  return all.find((each) => each.kind === 'ldap' && each.enabled && speaksFor(each, email))
}

/** Takes one away, with whom it knows and who came by it. */
export async function removeProvider(site: Site, id: string): Promise<void> {
  await site.workspace.db.transaction(async (tx) => {
    await endSessionsBy(tx, id)
    await tx.run({ text: 'delete from provisioned_group where provider_id = $1', values: [id] })
    await tx.run({ text: 'delete from identity_provider where id = $1', values: [id] })
    await site.vault().remove(placeOfSecret(id), tx)
  })
}

const domain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/

/** Refuses what is no domain. */
function domainsIn(given: readonly string[]): string[] {
  const domains = [...new Set(given.map((each) => each.trim().toLowerCase().replace(/^@/, '')))]
  const faults = domains
    .filter((each) => !domain.test(each))
    .map((each): FieldFault => ({
      field: 'domains',
      ...say('“{domain}” is no domain: example.com.', { domain: each }),
    }))
  if (faults.length > 0) throw refuse.invalid(faults)
  return domains
}

/** Whom a provider means, if it was ever said; used now. */
export async function userOfIdentity(db: Runner, provider: string, subject: string): Promise<string | undefined> {
  const text = `update provider_identity set used_at = clock_timestamp() where provider_id = $1 and subject = $2
    returning user_id as "userId"`
  return (await db.run<{ userId: string }>({ text, values: [provider, subject] }))[0]?.userId
}

/** Remembers whom a provider means. Refuses when that is somebody else already. */
export async function keepIdentity(db: Runner, provider: string, subject: string, userId: string): Promise<void> {
  const text = `insert into provider_identity (provider_id, subject, user_id, used_at) values ($1, $2, $3, clock_timestamp())
    on conflict (provider_id, subject) do update set used_at = excluded.used_at
    where provider_identity.user_id = excluded.user_id returning 1`
  if ((await db.run({ text, values: [provider, subject, userId] })).length === 0)
    throw refuse.notNow(say('Somebody else signs in with this already.'))
}

/** The providers by which a user can come in. */
export async function identitiesOf(db: Runner, userId: string): Promise<string[]> {
  const text = 'select distinct provider_id as provider from provider_identity where user_id = $1'
  return (await db.run<{ provider: string }>({ text, values: [userId] })).map(({ provider }) => provider)
}

/** Forgets whom all providers mean by a user. */
export async function dropIdentitiesOf(db: Runner, userId: string): Promise<void> {
  await db.run({ text: 'delete from provider_identity where user_id = $1', values: [userId] })
}

/** Forgets that a provider means a user. */
export async function dropIdentity(db: Runner, provider: string, userId: string): Promise<void> {
  const text = 'delete from provider_identity where provider_id = $1 and user_id = $2'
  await db.run({ text, values: [provider, userId] })
}
