import { randomBytes } from 'node:crypto'
import type { Site } from '../site.ts'
import type { From } from './door-log.ts'
import { accountBy, type Arrival, type Told } from './provider-account.ts'
import { fail, trouble } from './provider-trouble.ts'
import { findProvider, providerOfIssuer, type Provider } from './providers.ts'
import { ask, takeAnswer } from './questions.ts'
import { samlOf, type SamlParty } from './saml-client.ts'
import { toldBySaml } from './saml-response.ts'
import { elementsIn, readXml } from './xml.ts'

/** What is remembered while somebody is at the provider. */
interface Away {
  provider: string
  /** The id of our request, which the answer must name. */
  request: string
  next: string
  user: string | null
}

/** What a provider has said of somebody whose browser is on its way to the last step. */
interface Said {
  provider: string
  told: Told
  next: string
  user: string | null
  /** The word that their browser was given when they left; null where they come unasked. */
  word: string | null
}

/** Sends somebody to a SAML provider: the address there, and the word that their browser must bring back. */
export async function sendToSaml(
  site: Site,
  provider: Provider,
  { party, next, user }: { party: SamlParty; next: string; user: string | null },
): Promise<{ url: string; word: string }> {
  const request = `_${randomBytes(20).toString('hex')}`
  const away: Away = { provider: provider.id, request, next, user }
  const word = await ask(site.workspace.db, 'saml', { ...away })
  const url = await samlOf(provider, party, request).getAuthorizeUrlAsync(word, undefined, {})
  return { url, word }
}

/**
 * Takes what a provider has a browser post to us, and answers the word with which that browser goes on. The post comes from
 * another site, so it brings no cookie along: who it is in whose browser is checked in the step after it.
 */
export async function takeFromSaml(
  site: Site,
  { response, relay, party }: { response: string; relay: string | undefined; party: SamlParty },
): Promise<string> {
  const { db } = site.workspace
  const away = relay ? await takeAnswer<Away>(db, 'saml', relay) : undefined
  const provider = away ? await findProvider(db, away.provider) : await unasked(site, response)
  if (!provider.enabled || provider.kind !== 'saml') throw trouble('failed')
  const expected = { party, request: away?.request ?? null, now: site.now() }
  const told = await toldBySaml(db, provider, response, expected).catch((error: unknown) => fail(site, provider, error))
  const said: Said = {
    ...{ provider: provider.id, told, next: away?.next ?? '/', user: away?.user ?? null },
    word: away ? relay! : null,
  }
  return ask(db, 'saml-said', { ...said })
}

/** Who comes back from a SAML provider, in the browser that was sent there. */
export async function backFromSaml(
  site: Site,
  { said: text, word, from }: { said: string; word: string | undefined; from: From },
): Promise<Arrival> {
  const { db } = site.workspace
  const said = await takeAnswer<Said>(db, 'saml-said', text)
  if (!said || (said.word !== null && said.word !== word)) throw trouble('late')
  const provider = await findProvider(db, said.provider)
  if (!provider.enabled) throw trouble('failed')
  const account = await accountBy(site, provider, said.told, { user: said.user, from })
  return { account, provider: provider.id, next: said.next, connected: said.user !== null }
}

/** Where somebody was sent by nobody, whom the answer names counts only to find whose signature it must bear. */
async function unasked(site: Site, response: string): Promise<Provider> {
  const issuer = issuerIn(response)
  const provider = issuer && (await providerOfIssuer(site.workspace.db, issuer))
  if (!provider || !provider.unasked) throw trouble('late')
  return provider
}

function issuerIn(response: string): string | undefined {
  try {
    const document = readXml(Buffer.from(response, 'base64').toString('utf8'))
    const [issuer] = elementsIn(document, 'urn:oasis:names:tc:SAML:2.0:assertion', 'Issuer')
    return issuer?.textContent?.trim()
  } catch {
    return undefined
  }
}
