import type { Runner } from '../db/index.ts'
import type { Told } from './provider-account.ts'
import { trouble } from './provider-trouble.ts'
import type { Provider } from './providers.ts'
import { samlOf, skewMs, type SamlParty } from './saml-client.ts'
import { toldIn, type Parsed } from './saml-told.ts'
import { readXml } from './xml.ts'

/** What is expected of an answer: to which question, by which party. */
export interface Expected {
  party: SamlParty
  /** The id of our request; null where nobody was sent. */
  request: string | null
  now: Date
}

const denied = 'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed'
const weak = /Algorithm\s*=\s*["'][^"']*#(rsa-|dsa-|hmac-)?(sha1|md5)["']/i

/**
 * What a provider says of somebody, once: signed by it, meant for us, in answer to what we asked, and now. Everything is
 * read from the assertion that was signed, as it was signed. Throws for everything else.
 */
export async function toldBySaml(on: Runner, provider: Provider, response: string, expected: Expected): Promise<Told> {
  const xml = Buffer.from(response, 'base64').toString('utf8')
  readXml(xml)
  if (weak.test(xml)) throw new Error('signed by what is too weak')
  if (!xml.includes('Assertion') && xml.includes(denied)) throw trouble('refused')
  const { profile } = await samlOf(provider, expected.party).validatePostResponseAsync({ SAMLResponse: response })
  const assertion = (profile?.getAssertion?.() as { Assertion?: Parsed } | undefined)?.Assertion
  if (!assertion) throw new Error('no assertion')
  const until = checked(assertion, provider, expected)
  if (!(await isFirst(on, provider.id, idOf(assertion), until))) throw new Error('said before')
  return toldIn(assertion)
}

const idOf = ({ $ }: Parsed) => {
  if (!$?.ID || $.ID.length > 300) throw new Error('no id')
  return $.ID
}

/** Refuses an assertion that is somebody else's, for somebody else, of another time, or an answer to another question; answers until when it holds. */
function checked(assertion: Parsed, provider: Provider, { party, request, now }: Expected): Date {
  if (assertion.Issuer?.[0]?._?.trim() !== provider.issuer) throw new Error('of another issuer')
  if (!assertion.AuthnStatement) throw new Error('it does not say that they signed in')
  const confirmations = assertion.Subject?.[0]?.SubjectConfirmation ?? []
  const confirmed = confirmations.find((each) => confirms(each, party, request, now))
  if (!confirmed) throw new Error('not confirmed for us, for this question and for now')
  return new Date(Date.parse(confirmed.SubjectConfirmationData![0]!.$!.NotOnOrAfter!) + skewMs)
}

/** As the Web Browser SSO profile has it (SAML profiles, section 4.1.4.3). */
function confirms(
  { $: its, SubjectConfirmationData: data }: Parsed,
  party: SamlParty,
  request: string | null,
  now: Date,
) {
  const said = data?.[0]?.$
  if (its?.Method !== 'urn:oasis:names:tc:SAML:2.0:cm:bearer' || !said) return false
  const until = Date.parse(said.NotOnOrAfter ?? '')
  const isNow = until + skewMs > now.getTime() && said.NotBefore === undefined
  return said.Recipient === party.back && isNow && (said.InResponseTo ?? null) === request
}

async function isFirst(on: Runner, provider: string, id: string, until: Date): Promise<boolean> {
  const text = `insert into saml_assertion (provider_id, id, expires_at) values ($1, $2, $3)
    on conflict do nothing returning 1`
  return (await on.run({ text, values: [provider, id, until.toISOString()] })).length > 0
}
