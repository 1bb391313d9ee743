import { inWork } from '../records/index.ts'
import { systemContext, type Site } from '../site.ts'
import { accountByEmail, accountOf, canSignIn, type Account } from './account.ts'
import { noteAtDoor, type From } from './door-log.ts'
import { trouble } from './provider-trouble.ts'
import { identitiesOf, keepIdentity, speaksFor, userOfIdentity, type Provider } from './providers.ts'

/** What a provider says of somebody. */
export interface Told {
  subject: string
  email: string | null
  /** Whether the provider has made sure that the address is theirs. */
  proven: boolean
  name: string | null
}

/** Somebody who has come back from a provider, and where they wanted to go. */
export interface Arrival {
  account: Account
  provider: string
  next: string
  /** They had come in before, and connected their own account. */
  connected: boolean
}

/** The account of whom a provider speaks; with `user`, somebody connects their own to it. */
export async function accountBy(
  site: Site,
  provider: Provider,
  told: Told,
  { user, from }: { user: string | null; from: From },
): Promise<Account> {
  const account = user ? await connect(site, provider, told, user, from) : await accountFor(site, provider, told, from)
  if (!account?.active) throw trouble('inactive')
  return account
}

/** Issuer and subject say who it is. Only where the rules have it so does a proven address find somebody, or make them. */
async function accountFor(site: Site, provider: Provider, told: Told, from: From): Promise<Account | undefined> {
  const { db } = site.workspace
  const known = await userOfIdentity(db, provider.id, told.subject)
  if (known) return accountOf(db, known)
  const account = await accountByEmail(db, addressIn(provider, told))
  // Owners connect theirs themselves: whoever rules the provider must not become one.
  if (account && (!provider.matches || account.role === 'owner')) throw trouble('taken')
  if (!account && !provider.creates) throw trouble('unknown')
  // An address that was given to somebody else since is no proof of who had it before.
  if (account && (await identitiesOf(db, account.id)).includes(provider.id)) throw trouble('taken')
  if (!account) return newcomer(site, provider, told, from)
  if (!account.active) throw trouble('inactive')
  await keepIdentity(db, provider.id, told.subject, account.id)
  await canSignIn(db, account.id)
  await noteConnected(site, provider, account, from)
  return account
}

/** Whose word counts: the provider must have proven the address, and speak for its domain. */
function addressIn(provider: Provider, { email, proven }: Told): string {
  if (!email || !proven) throw trouble('unproven')
  if (!speaksFor(provider, email)) throw trouble('foreign')
  return email
}

async function newcomer(site: Site, provider: Provider, told: Told, from: From): Promise<Account> {
  const { role, label } = provider
  const email = told.email!
  const id = await inWork(await systemContext(site), async (work) => {
    const user = work.ctx.registry.record('user')!
    const name = (told.name ?? email.split('@')[0]!).slice(0, 200)
    const row = await work.create(user, { name, email, role, canSignIn: true } as never)
    // Together or not at all: an account without it would be taken for good.
    await keepIdentity(work.tx, provider.id, told.subject, row.id)
    await noteAtDoor(work.tx, {
      event: 'accountMade',
      user: { id: row.id, name },
      by: null,
      from,
      more: { provider: label },
    })
    return row.id
  })
  return (await accountOf(site.workspace.db, id))!
}

async function connect(site: Site, provider: Provider, told: Told, userId: string, from: From) {
  const { db } = site.workspace
  const account = await accountOf(db, userId)
  if (!account?.active) throw trouble('inactive')
  // The company's word counts, not a member's own: theirs would go on after the company has closed its account.
  if (account.role !== 'owner') addressIn(provider, told)
  await keepIdentity(db, provider.id, told.subject, userId).catch(() => {
    throw trouble('taken')
  })
  await noteConnected(site, provider, account, from)
  return account
}

const noteConnected = (site: Site, { label }: Provider, user: Account, from: From) =>
  noteAtDoor(site.workspace.db, { event: 'providerConnected', user, from, more: { provider: label } })
