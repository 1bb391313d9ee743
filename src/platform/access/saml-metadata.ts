import { X509Certificate } from 'node:crypto'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Outbound } from '../outbound/index.ts'
import { elementsIn, readXml } from './xml.ts'

/** What a SAML provider says of itself. */
export interface SamlMetadata {
  /** By which it calls itself. */
  issuer: string
  /** Where people are sent to sign in. */
  entry: string
  /** PEM; with any of them it may sign. */
  certificates: string[]
}

const metadata = 'urn:oasis:names:tc:SAML:2.0:metadata'
const signatures = 'http://www.w3.org/2000/09/xmldsig#'
const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'
const own = new Set(['localhost', '127.0.0.1', '[::1]'])

const wrong = () =>
  refuse.invalid([
    {
      field: 'metadata',
      ...say('This is no metadata of one SAML provider that people can be sent to, and that signs.'),
    },
  ])

/** Reads what a provider says of itself: as XML, or from the address where it is. Refuses, at the field, what is none. */
export async function readMetadata(outbound: Outbound, given: string): Promise<SamlMetadata> {
  const xml = given.trim()
  const text = isAddress(xml) ? await fetched(outbound, xml) : xml
  try {
    return metadataIn(text)
  } catch {
    throw wrong()
  }
}

async function fetched(outbound: Outbound, url: string): Promise<string> {
  const answer = await outbound.send({ url, headers: { accept: 'application/samlmetadata+xml, application/xml' } }).catch(() => null) // prettier-ignore
  if (answer?.status !== 200)
    throw refuse.invalid([{ field: 'metadata', ...say('No metadata is found at this address.') }])
  return answer.body.toString('utf8')
}

/** Whoever listens on the way could say by whose signature people come in. */
function isAddress(text: string): boolean {
  const url = /^https?:\/\/\S+$/.test(text) ? URL.parse(text) : null
  if (!url) return false
  if (url.protocol === 'http:' && !own.has(url.hostname)) throw wrong()
  return true
}

function metadataIn(text: string): SamlMetadata {
  const document = readXml(text)
  const [provider, ...others] = elementsIn(document, metadata, 'IDPSSODescriptor')
  if (!provider || others.length > 0) throw new Error('not one provider')
  const entity = provider.parentNode as Element
  const issuer = entity.getAttribute('entityID')?.trim()
  const entry = elementsIn(provider, metadata, 'SingleSignOnService')
    .find((each) => each.getAttribute('Binding') === redirect)
    ?.getAttribute('Location')
  const certificates = elementsIn(provider, metadata, 'KeyDescriptor')
    .filter((each) => (each.getAttribute('use') || 'signing') === 'signing')
    .flatMap((each) => elementsIn(each, signatures, 'X509Certificate'))
    .map((each) => pemOf(each.textContent ?? ''))
  if (!issuer || issuer.length > 1000 || !entry || !isSafe(entry) || certificates.length === 0)
    throw new Error('incomplete')
  return { issuer, entry, certificates: [...new Set(certificates)] }
}

const pemOf = (base64: string) => new X509Certificate(Buffer.from(base64.replace(/\s+/g, ''), 'base64')).toString()

function isSafe(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && own.has(url.hostname)))
}
