import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { IdentityProvider, ServiceProvider, setSchemaValidator } from 'samlify'
import { makeCertificate } from './e2e/certificate.ts'

/** Somebody as a SAML provider knows them. */
export interface SamlUser {
  nameId: string
  /** Persistent when left out. */
  format?: string
  attributes?: Record<string, string>
}

/** What an answer says beside who it is; a test may have it say something else. */
export interface SamlClaims {
  issuer: string
  audience: string
  recipient: string
  inResponseTo: string | null
  method: string
  notBefore: string
  notOnOrAfter: string
  confirmedUntil: string
  authenticated: boolean
  id: string
}

/** A real SAML 2.0 identity provider, on this machine: whoever comes is signed in as who sits before it. */
export interface SamlPeer {
  issuer: string
  port: number
  metadata: string
  /** Who sits before it from now on; null: they say no. */
  sit(who: SamlUser | null): void
  /** What it says otherwise from now on, and what becomes of the signed answer on its way. */
  twist(claims: Partial<SamlClaims>, mangle?: (xml: string) => string): void
  /** An answer to nobody's question. */
  unasked(): Promise<string>
  close(): Promise<void>
}

const protocol = 'urn:oasis:names:tc:SAML:2.0'
const minute = 60_000
let number = 0

/** Starts one; `ours` answers the metadata of Farley. A `forged` one signs by another key than its metadata says. */
export async function startSamlProvider(ours: () => Promise<string>, { forged = false } = {}): Promise<SamlPeer> {
  setSchemaValidator({ validate: async () => 'not checked here' })
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}/metadata`
  const [said, used] = [makeCertificate('rsa'), makeCertificate('rsa')]
  const binding = { Binding: `${protocol}:bindings:HTTP-Redirect`, Location: `http://127.0.0.1:${port}/sso` }
  const idp = IdentityProvider({
    ...{ entityID: issuer, signingCert: said.cert, privateKey: forged ? used.key : said.key },
    ...{ singleSignOnService: [binding], requestSignatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' },
  }) // prettier-ignore
  let present: SamlUser | null = null
  let [twisted, mangle]: [Partial<SamlClaims>, (xml: string) => string] = [{}, (xml) => xml]

  async function answer(request: string | null): Promise<string> {
    const sp = ServiceProvider({ metadata: await ours() })
    const back = String(sp.entityMeta.getAssertionConsumerService('post'))
    const at = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString()
    const claims: SamlClaims = {
      ...{ issuer, audience: sp.entityMeta.getEntityID(), recipient: back, inResponseTo: request },
      ...{ method: `${protocol}:cm:bearer`, notBefore: at(-1), notOnOrAfter: at(5), confirmedUntil: at(5) },
      ...{ authenticated: true, id: `_assertion-${++number}-${Date.now()}`, ...twisted },
    }
    const id = `_response-${++number}-${Date.now()}`
    const context = present ? responseOf(id, claims, present) : refusalOf(id, claims)
    if (!present) return Buffer.from(context).toString('base64')
    const info = { extract: { request: { id: request ?? '' } } }
    const made = await idp.createLoginResponse(sp, info as never, 'post', {}, { customTagReplacement: () => ({ id, context }) }) // prettier-ignore
    return Buffer.from(mangle(Buffer.from(made.context, 'base64').toString('utf8'))).toString('base64')
  }

  server.on('request', (request, response) => {
    const url = new URL(request.url!, issuer)
    if (url.pathname === '/metadata') return void response.end(idp.getMetadata())
    const query = { SAMLRequest: url.searchParams.get('SAMLRequest')! }
    void (async () => {
      const sp = ServiceProvider({ metadata: await ours() })
      const { extract } = await idp.parseLoginRequest(sp, 'redirect', { query })
      const fields = { SAMLResponse: await answer(extract.request!.id as string), RelayState: url.searchParams.get('RelayState') ?? '' } // prettier-ignore
      const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`)
      const back = String(sp.entityMeta.getAssertionConsumerService('post'))
      response.setHeader('content-type', 'text/html')
      response.end(
        `<body onload="document.forms[0].submit()"><form method="post" action="${back}">${inputs.join('')}</form>`,
      )
    })().catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  return {
    ...{ issuer, port, metadata: idp.getMetadata() },
    sit: (who) => void (present = who),
    twist(claims, how = (xml) => xml) {
      twisted = claims
      mangle = how
    },
    unasked: () => answer(null),
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

const persistent = `${protocol}:nameid-format:persistent`
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const inResponse = ({ inResponseTo }: SamlClaims) => (inResponseTo === null ? '' : ` InResponseTo="${inResponseTo}"`)
const headOf = (id: string, claims: SamlClaims) =>
  `<samlp:Response xmlns:samlp="${protocol}:protocol" xmlns:saml="${protocol}:assertion" ID="${id}" Version="2.0" IssueInstant="${new Date().toISOString()}"${inResponse(claims)}><saml:Issuer>${claims.issuer}</saml:Issuer>`

const refusalOf = (id: string, claims: SamlClaims) =>
  `${headOf(id, claims)}<samlp:Status><samlp:StatusCode Value="${protocol}:status:Responder"><samlp:StatusCode Value="${protocol}:status:AuthnFailed"/></samlp:StatusCode></samlp:Status></samlp:Response>`

function responseOf(
  id: string,
  claims: SamlClaims,
  { nameId, format = persistent, attributes = {} }: SamlUser,
): string {
  const now = new Date().toISOString()
  const said = Object.entries(attributes).map(
    ([name, value]) =>
      `<saml:Attribute Name="${name}"><saml:AttributeValue>${escaped(value)}</saml:AttributeValue></saml:Attribute>`,
  )
  return [
    headOf(id, claims),
    `<samlp:Status><samlp:StatusCode Value="${protocol}:status:Success"/></samlp:Status>`,
    `<saml:Assertion ID="${claims.id}" Version="2.0" IssueInstant="${now}"><saml:Issuer>${claims.issuer}</saml:Issuer>`,
    `<saml:Subject><saml:NameID Format="${format}">${escaped(nameId)}</saml:NameID>`,
    `<saml:SubjectConfirmation Method="${claims.method}"><saml:SubjectConfirmationData NotOnOrAfter="${claims.confirmedUntil}" Recipient="${claims.recipient}"${inResponse(claims)}/></saml:SubjectConfirmation></saml:Subject>`,
    `<saml:Conditions NotBefore="${claims.notBefore}" NotOnOrAfter="${claims.notOnOrAfter}"><saml:AudienceRestriction><saml:Audience>${claims.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    claims.authenticated ? `<saml:AuthnStatement AuthnInstant="${now}"/>` : '',
    said.length > 0 ? `<saml:AttributeStatement>${said.join('')}</saml:AttributeStatement>` : '',
    '</saml:Assertion></samlp:Response>',
  ].join('')
}
