import * as oidc from 'openid-client'
import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { inWork } from '../records/index.ts'
import { systemContext, type Site } from '../site.ts'
import { accountByEmail, accountOf, canSignIn, type Account } from './account.ts'
import { noteAtDoor, type From } from './door-log.ts'
import { clientOf } from './provider-client.ts'
import { findProvider, identitiesOf, keepIdentity, speaksFor, userOfIdentity, type Provider } from './providers.ts'
import { ask, takeAnswer } from './questions.ts'

/** What is remembered while somebody is at the provider. */
interface Away {
  provider: string
  verifier: string
  nonce: string
  /** Where they wanted to go. */
  next: string
  /** Who connects their own account to it. */
  user: string | null
}

/** Why somebody is not let in; each has its words at the door. */
export type Trouble = 'late' | 'refused' | 'failed' | 'unproven' | 'foreign' | 'unknown' | 'taken' | 'inactive'

const trouble = (why: Trouble) =>
  new Refusal({
    code: 'provider_trouble',
    status: 401,
    sentence: say('Single sign-on did not let you in.'),
    details: { why },
  })

/** Sends somebody to a provider: the address there, and the word that their browser must bring back. */
export async function sendToProvider(
  site: Site,
  id: string,
  { back, next, user }: { back: string; next: string; user: string | null },
): Promise<{ url: string; word: string }> {
  const provider = await findProvider(site.workspace.db, id)
  if (!provider.enabled) throw trouble('failed')
  const client = await clientOf(site, provider).catch((error: unknown) => fail(site, provider, error))
  const verifier = oidc.randomPKCECodeVerifier()
  const nonce = oidc.randomNonce()
  const away: Away = { provider: id, verifier, nonce, next, user }
  const word = await ask(site.workspace.db, 'provider', { ...away })
  const url = oidc.buildAuthorizationUrl(client, {
    redirect_uri: back,
    scope: 'openid email profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: word,
    nonce,
  })
  return { url: url.href, word }
}

/** Who comes back from a provider, and where they wanted to go. `word` is what their browser was given when they left. */
export async function backFromProvider(
  site: Site,
  { came, word, from }: { came: URL; word: string | undefined; from: From },
): Promise<{ account: Account; provider: string; next: string; connected: boolean }> {
  const { db } = site.workspace
  const state = came.searchParams.get('state')
  // Of another browser, or of nobody: whoever sent this one here is not let in as somebody else.
  if (!word || state !== word) throw trouble('late')
  const away = await takeAnswer<Away>(db, 'provider', word)
  if (!away) throw trouble('late')
  if (came.searchParams.get('error') === 'access_denied') throw trouble('refused')
  const provider = await findProvider(db, away.provider)
  if (!provider.enabled) throw trouble('failed')
  const told = await toldBy(site, provider, came, away).catch((error: unknown) => fail(site, provider, error))
  const account = away.user
    ? await connect(site, provider, told, away.user, from)
    : await accountFor(site, provider, told, from)
  if (!account?.active) throw trouble('inactive')
  return { account, provider: provider.id, next: away.next, connected: away.user !== null }
}

/** What a provider says of somebody. */
interface Told {
  subject: string
  email: string | null
  /** Whether the provider has made sure that the address is theirs. */
  proven: boolean
  name: string | null
}

async function toldBy(site: Site, provider: Provider, came: URL, away: Away): Promise<Told> {
  const client = await clientOf(site, provider)
  const tokens = await oidc.authorizationCodeGrant(client, came, {
    pkceCodeVerifier: away.verifier,
    expectedState: came.searchParams.get('state')!,
    expectedNonce: away.nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()!
  const more =
    claims.email === undefined && client.serverMetadata().userinfo_endpoint
      ? await oidc.fetchUserInfo(client, tokens.access_token, claims.sub)
      : {}
  const all: Record<string, unknown> = { ...more, ...claims }
  const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)
  // Microsoft Entra says so under a name of its own.
  const proven = all.email_verified === true || all.xms_edov === true || all.xms_edov === '1' || all.xms_edov === 1
  return { subject: claims.sub, email: text(all.email)?.toLowerCase() ?? null, proven, name: text(all.name) }
}

/** Why it failed is the operator's to know: it may hold what the provider says of somebody. */
function fail(site: Site, { issuer }: Provider, error: unknown): never {
  if (error instanceof Refusal && error.code === 'provider_trouble') throw error
  const { name, message, code } = error as Error & { code?: string }
  site.log.warn({ issuer, name, message, code }, 'single sign-on failed')
  throw trouble('failed')
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
