import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, testPassword, type TestApp } from '../../../test/app.ts'
import { startSamlProvider, type SamlPeer } from '../../../test/saml-provider.ts'

let app: TestApp
let peer: SamlPeer
let id: string
beforeAll(async () => {
  app = await startTestApp({ guard: { allow: ['127.0.0.0/8'], ports: [...Array(65536).keys()] } })
  peer = await startSamlProvider(ours)
  const made = await app.as(app.ada).post('/sign-in-providers', settings())
  expect(made.text).toContain('"kind":"saml"')
  id = made.body.data.id
})
afterAll(async () => {
  await app.close()
  await peer.close()
})
beforeEach(() => peer.twist({}))

const ours = async () => (await app.send('GET', '//saml/metadata')).text
const settings = (more: object = {}) => ({
  ...{ kind: 'saml', metadata: peer.metadata, label: 'Example login', domains: ['example.com'] },
  ...{ matches: true, creates: true, role: 'member', enabled: true, ...more },
})
const set = async (more: object) =>
  expect((await app.as(app.ada).patch(`/sign-in-providers/${id}`, more)).status).toBe(200)
const nina = { nameId: 'p-nina', attributes: { email: 'Nina@Example.com', displayName: 'Nina Ek' } }

/** A browser with our cookies; a post from another site brings none along, as they are Lax. */
function browser() {
  const jar = new Map<string, string>()
  async function step(url: string | URL, init: RequestInit = {}) {
    const isOurs = String(url).startsWith(app.url) && init.method !== 'POST'
    const cookie = isOurs ? [...jar].map(([name, value]) => `${name}=${value}`).join('; ') : ''
    const answer = await fetch(url, { ...init, headers: { cookie }, redirect: 'manual' })
    for (const each of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(each)!
      jar.set(name!, value!)
    }
    return answer
  }
  const onward = (answer: Response) => new URL(answer.headers.get('location')!, app.url)
  return {
    jar,
    /** Goes to the provider by our door; answers what it has the browser post to us. */
    async go(next = '/deals', by = id): Promise<Record<string, string>> {
      const to = onward(await step(`${app.url}/api/v1/session/provider/${by}?next=${encodeURIComponent(next)}`))
      return this.follow(to)
    },
    async follow(to: URL): Promise<Record<string, string>> {
      const page = await (await step(to)).text()
      return Object.fromEntries([...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!])) // prettier-ignore
    },
    /** Posts it; answers where that leads, up to a page. */
    async post(fields: Record<string, string>): Promise<URL> {
      const to = onward(await step(`${app.url}/saml`, { method: 'POST', body: new URLSearchParams(fields) }))
      return to.pathname.startsWith('/api/') ? onward(await step(to)) : to
    },
    me: async () => {
      const token = jar.get('farley')
      return token ? (await app.send('GET', '/me', { cookie: `farley=${token}` })).body?.data?.user : undefined
    },
  }
}

async function come(next?: string, by?: string) {
  const own = browser()
  const to = await own.post(await own.go(next, by))
  return { path: to.pathname, trouble: to.searchParams.get('trouble'), me: await own.me() }
}

describe('who comes by SAML', () => {
  test('is a new colleague in the role that was set, and the same one next time, whatever their address becomes', async () => {
    peer.sit(nina)
    const first = await come()
    expect(first).toMatchObject({ path: '/deals', trouble: null, me: { name: 'Nina Ek', email: 'nina@example.com', role: 'member' } }) // prettier-ignore
    peer.sit({ nameId: 'p-nina', attributes: { mail: 'other@elsewhere.example' } })
    expect((await come('/')).me.id).toBe(first.me.id)
  })

  test('is who had the address before, by the names that others have for it', async () => {
    const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'
    const otto = await app.join('Otto', 'viewer')
    peer.sit({ nameId: 'p-otto', attributes: { [`${claims}/emailaddress`]: otto.email } })
    expect((await come()).me).toMatchObject({ id: otto.id, role: 'viewer' })
    const format = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'
    peer.sit({ nameId: 'olga@example.com', format, attributes: { givenName: 'Olga', sn: 'Ek' } })
    expect((await come()).me).toMatchObject({ name: 'Olga Ek', email: 'olga@example.com' })
  })

  test.each<[string, string, object, object]>([
    ['of a domain that is not the provider’s', 'foreign', { email: 'a@evilexample.com' }, {}],
    ['without an address', 'unproven', {}, {}],
    ['by an owner’s address', 'taken', { email: 'ada@example.com' }, {}],
    ['by a colleague’s address, where addresses match nobody', 'taken', { email: 'bob@example.com' }, { matches: false }],
    ['who is none yet, where nobody becomes one', 'unknown', { email: 'new@example.com' }, { creates: false }],
  ])('%s is not let in', async (name, why, attributes, rules) => {
    await set(rules)
    peer.sit({ nameId: `p of ${name}`, attributes: attributes as Record<string, string> })
    expect(await come()).toMatchObject({ path: '/sign-in', trouble: why, me: undefined })
    await set({ matches: true, creates: true })
  }) // prettier-ignore

  test('and says no there is told so; a name that is another each time names nobody', async () => {
    peer.sit(null)
    expect(await come()).toMatchObject({ trouble: 'refused', me: undefined })
    peer.sit({ ...nina, format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' })
    expect(await come()).toMatchObject({ trouble: 'failed', me: undefined })
  })

  test('connects their own account, also an owner', async () => {
    peer.sit({ nameId: 'p-ada', attributes: { email: 'ada@private.example' } })
    const answer = await app.as(app.ada).post(`/session/providers/${id}`, { password: testPassword })
    const own = browser()
    own.jar.set('farley-away', /farley-away=([^;]+)/.exec(String(answer.headers['set-cookie']))![1]!)
    expect((await own.post(await own.follow(new URL(answer.body.data.url)))).pathname).toBe('/settings/sign-in')
    expect((await come()).me.id).toBe(app.ada.id)
    await app.as(app.ada).delete(`/session/providers/${id}`)
  })
})

describe('an answer counts', () => {
  beforeEach(() => peer.sit(nina))
  const far = new Date(Date.now() + 3_600_000).toISOString()
  const past = new Date(Date.now() - 3_600_000).toISOString()
  const soon = new Date(Date.now() + 30_000).toISOString()

  test.each<[string, object]>([
    ['meant for another party', { audience: 'https://other.example/saml/metadata' }],
    ['sent to another address', { recipient: 'https://other.example/saml' }],
    ['to another question', { inResponseTo: '_another' }],
    ['to no question', { inResponseTo: null }],
    ['of another issuer', { issuer: 'https://evil.example' }],
    ['that is over', { notOnOrAfter: past, confirmedUntil: past }],
    ['whose confirmation is over', { confirmedUntil: past }],
    ['that is not yet', { notBefore: far }],
    ['of one who holds a key', { method: 'urn:oasis:names:tc:SAML:2.0:cm:holder-of-key' }],
    ['of one who did not sign in', { authenticated: false }],
  ])('not when it is one %s', async (_, claims) => {
    peer.twist(claims)
    expect(await come()).toMatchObject({ path: '/sign-in', trouble: 'failed', me: undefined })
  })

  test('when clocks differ by half a minute', async () => {
    peer.twist({ notBefore: soon })
    expect((await come()).me.name).toBe('Nina Ek')
  })

  test('in the browser that asked, and in no other', async () => {
    const [thief, victim] = [browser(), browser()]
    const fields = await thief.go()
    expect((await victim.post(fields)).searchParams.get('trouble')).toBe('late')
    const again = await thief.go()
    await victim.go()
    expect((await victim.post(again)).searchParams.get('trouble')).toBe('late')
    expect(await victim.me()).toBeUndefined()
  })

  test('once: neither the question nor the assertion is taken again', async () => {
    const own = browser()
    const fields = await own.go()
    expect((await own.post(fields)).pathname).toBe('/deals')
    expect((await browser().post(fields)).searchParams.get('trouble')).toBe('late')
    peer.twist({ id: '_the-same' })
    expect((await come()).trouble).toBeNull()
    expect((await come()).trouble).toBe('failed')
  })
})

describe('a signature', () => {
  beforeEach(() => peer.sit(nina))
  const assertion = /<saml:Assertion[\s\S]*<\/saml:Assertion>/
  const signature = /<ds:Signature[\s\S]*<\/ds:Signature>/
  const evil = (xml: string) =>
    xml.replace(signature, '').replaceAll('p-nina', 'p-ada').replaceAll('Nina@Example.com', 'eve@example.com')

  test.each<[string, (xml: string) => string]>([
    ['is missing', (xml) => xml.replace(signature, '')],
    ['is of other words', (xml) => xml.replace('Nina@Example.com', 'eve@example.com')],
    ['is of another assertion beside it', (xml) => xml.replace(assertion, (whole) => evil(whole).replace(/ID="[^"]+"/, 'ID="_evil"') + whole)],
    ['is of another assertion behind it', (xml) => xml.replace(assertion, (whole) => whole + evil(whole).replace(/ID="[^"]+"/, 'ID="_evil"'))],
    ['is of an assertion within the false one', (xml) => xml.replace(assertion, (whole) => evil(whole).replace(/ID="[^"]+"/, 'ID="_evil"').replace('</saml:Assertion>', `${whole}</saml:Assertion>`))],
    ['is of an assertion kept within the signature of the false one', (xml) => xml.replace(assertion, (whole) => {
      const moved = signature.exec(whole)![0].replace('</ds:Signature>', `<ds:Object>${whole.replace(signature, '')}</ds:Object></ds:Signature>`)
      return evil(whole).replace(/ID="[^"]+"/, 'ID="_evil"').replace('</saml:Issuer>', `</saml:Issuer>${moved}`)
    })],
    ['is of an assertion of the same id', (xml) => xml.replace(assertion, (whole) => evil(whole).replace('</saml:Assertion>', `<saml:Advice>${whole}</saml:Advice></saml:Assertion>`))],
    ['is of an assertion within an extension', (xml) => xml.replace(assertion, (whole) => `<samlp:Extensions>${whole}</samlp:Extensions>${evil(whole).replace(/ID="[^"]+"/, 'ID="_evil"')}`)],
    ['is made with SHA-1', (xml) => xml.replace('xmldsig-more#rsa-sha256', 'xmldsig#rsa-sha1').replace('2001/04/', '2000/09/')],
    ['says so in other quotation marks', (xml) => xml.replace('"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"', "'http://www.w3.org/2000/09/xmldsig#rsa-sha1'")],
    ['is an HMAC under the certificate', (xml) => xml.replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2000/09/xmldsig#hmac-sha1')],
    ['comes with a DTD', (xml) => `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${xml.replace('Nina Ek', '&x;')}`],
    ['comes with entities without end', (xml) => `<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>${xml}`],
    ['is of no XML', () => 'not XML'],
    ['is of XML that does not end', (xml) => xml.slice(0, -20)],
  ])('that %s opens nothing', async (_, mangle) => {
    peer.twist({}, mangle)
    expect(await come()).toMatchObject({ path: '/sign-in', trouble: 'failed', me: undefined })
  }) // prettier-ignore

  test('covers a name whole: what a comment cuts off counts as well', async () => {
    const format = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'
    peer.sit({ nameId: 'bob@example.com.evil.example', format })
    peer.twist({}, (xml) => xml.replace('bob@example.com.evil', 'bob@example.com<!-- -->.evil'))
    expect(await come()).toMatchObject({ trouble: 'foreign', me: undefined })
  })

  test('by another key opens nothing', async () => {
    const forger = await startSamlProvider(ours, { forged: true })
    forger.sit(nina)
    const made = await app.as(app.ada).post('/sign-in-providers', settings({ metadata: forger.metadata, label: 'Other' })) // prettier-ignore
    expect(await come('/', made.body.data.id)).toMatchObject({ trouble: 'failed', me: undefined })
    await app.as(app.ada).delete(`/sign-in-providers/${made.body.data.id}`)
    await forger.close()
  })
})

test('who was sent by nobody comes in only where an owner has turned that on, and once with each assertion', async () => {
  peer.sit(nina)
  const post = async (response: string) => {
    const own = browser()
    const to = await own.post({ SAMLResponse: response })
    return { trouble: to.searchParams.get('trouble'), me: await own.me() }
  }
  expect(await post(await peer.unasked())).toEqual({ trouble: 'late', me: undefined })
  await set({ unasked: true })
  const response = await peer.unasked()
  expect((await post(response)).me.name).toBe('Nina Ek')
  expect(await post(response)).toEqual({ trouble: 'failed', me: undefined })
  peer.twist({ inResponseTo: '_a-question' })
  expect(await post(await peer.unasked())).toEqual({ trouble: 'failed', me: undefined })
  await set({ unasked: false })
})

describe('a SAML provider', () => {
  const add = (metadata: string) => app.as(app.ada).post('/sign-in-providers', settings({ metadata }))

  test('says who it is by metadata, which may lie at an address; what is none is refused at the field', async () => {
    const wrong = [
      ...['no metadata', '<a/>', await ours(), 'http://login.example.com/metadata', `${peer.issuer}/../nothing-here`],
      peer.metadata.replace(/X509Certificate>[^<]+</, 'X509Certificate>AAAA<'),
      peer.metadata.replace(/Location="http:\/\/127[^"]+"/, 'Location="javascript:alert(1)"'),
      `<!DOCTYPE a [<!ENTITY x "y">]>${peer.metadata}`,
    ]
    for (const metadata of wrong)
      expect((await add(metadata)).body.fields, metadata.slice(0, 60)).toMatchObject([{ field: 'metadata' }])
    const found = await add(peer.issuer)
    expect(found.body.data).toMatchObject({ issuer: peer.issuer, clientId: null, unasked: false })
    expect(found.text).not.toContain('CERTIFICATE')
    await app.as(app.ada).delete(`/sign-in-providers/${found.body.data.id}`)
  })

  test('signs by another certificate once its own metadata says so, and never becomes another', async () => {
    const other = await startSamlProvider(ours)
    const patch = (metadata: string) => app.as(app.ada).patch(`/sign-in-providers/${id}`, { metadata })
    expect((await patch(other.metadata)).body.fields).toMatchObject([{ field: 'metadata' }])
    peer.sit(nina)
    await patch(other.metadata.replaceAll(other.issuer, peer.issuer).replaceAll(String(other.port), String(peer.port)))
    expect((await come()).trouble).toBe('failed')
    await patch(peer.metadata)
    expect((await come()).me.name).toBe('Nina Ek')
    await other.close()
  })

  test('is an owner’s to set up, has no client and no secret', async () => {
    expect((await app.as(app.max).post('/sign-in-providers', settings())).status).toBe(403)
    const answer = await app.as(app.ada).post('/sign-in-providers', settings({ clientId: 'a', clientSecret: 'b' }))
    expect(answer.body.fields).toMatchObject([{ field: 'clientId' }, { field: 'clientSecret' }])
    expect((await app.as(app.ada).patch(`/sign-in-providers/${id}`, { clientId: 'x' })).status).toBe(422)
  })

  test('that is turned off lets nobody in, and ends whom it let in', async () => {
    peer.sit(nina)
    const own = browser()
    await own.post(await own.go())
    expect((await own.me()).name).toBe('Nina Ek')
    const late = browser()
    const fields = await late.go()
    await set({ enabled: false })
    expect((await late.post(fields)).searchParams.get('trouble')).toBe('failed')
    expect(await own.me()).toBeUndefined()
    await set({ enabled: true })
  })
})
