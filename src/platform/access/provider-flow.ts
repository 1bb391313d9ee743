import * as oidc from 'openid-client'
import type { Site } from '../site.ts'
import type { From } from './door-log.ts'
import { accountBy, type Arrival, type Told } from './provider-account.ts'
import { clientOf } from './provider-client.ts'
import { fail, trouble } from './provider-trouble.ts'
import { findProvider, type Provider } from './providers.ts'
import { ask, takeAnswer } from './questions.ts'
import type { SamlParty } from './saml-client.ts'
import { sendToSaml } from './saml-flow.ts'

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

/** Sends somebody to a provider: the address there, and the word that their browser must bring back. */
export async function sendToProvider(
  site: Site,
  id: string,
  { back, party, next, user }: { back: string; party: SamlParty; next: string; user: string | null },
): Promise<{ url: string; word: string }> {
  const provider = await findProvider(site.workspace.db, id)
  if (!provider.enabled || provider.kind === 'ldap') throw trouble('failed')
  if (provider.kind === 'saml') return sendToSaml(site, provider, { party, next, user })
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
): Promise<Arrival> {
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
  const account = await accountBy(site, provider, told, { user: away.user, from })
  return { account, provider: provider.id, next: away.next, connected: away.user !== null }
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
