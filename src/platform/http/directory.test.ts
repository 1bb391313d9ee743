import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, testPassword, type Person, type TestApp } from '../../../test/app.ts'
import { findOrInstallSlapd, startDirectory, type TestDirectory } from '../../../test/directory.ts'

const hasSlapd = findOrInstallSlapd()
let app: TestApp
let peer: TestDirectory
let id: string
let nextNumber = 0

describe.skipIf(!hasSlapd)('a directory (OpenLDAP; skipped where Debian’s slapd cannot be installed)', () => {
  beforeAll(async () => {
    app = await startTestApp({ guard: { allow: ['127.0.0.0/8', '::1/128'], ports: [...Array(65536).keys()] } })
    peer = await startDirectory()
    const made = await app.as(app.ada).post('/sign-in-providers', settings())
    expect(made.status, made.text).toBe(201)
    id = made.body.data.id
  })
  afterAll(async () => {
    await app.close()
    await peer.close()
  })

  const settings = (more: object = {}) => ({
    ...{ kind: 'ldap', issuer: peer.secureUrl, base: peer.base, bindDn: peer.bindDn, clientSecret: peer.secret },
    ...{ authority: peer.authority, label: 'Directory', domains: ['example.com'] },
    ...{ matches: true, creates: true, role: 'member', enabled: true, ...more },
  })
  const set = async (more: object) =>
    expect((await app.as(app.ada).patch(`/sign-in-providers/${id}`, more)).status).toBe(200)
  const dnOf = (uid: string) => `uid=${uid},ou=people,${peer.base}`
  const person = (uid: string, more: Record<string, string | string[]> = {}) =>
    peer.add(dnOf(uid), {
      ...{ objectClass: 'inetOrgPerson', cn: `${uid} Ek`, sn: 'Ek', givenName: uid, displayName: `${uid} Ek` },
      ...{ mail: `${uid.toLowerCase()}@example.com`, userPassword: `${uid} in the directory`, ...more },
    })
  async function come(email: string, password: string) {
    const body = JSON.stringify({ email, password })
    const answer = await app.send('POST', '/session', { 'content-type': 'application/json', origin: app.url }, body)
    const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0]!
    return { status: answer.status, code: answer.body?.code, me: answer.body?.data?.user, cookie }
  }
  const own = (uid: string) => come(`${uid.toLowerCase()}@example.com`, `${uid} in the directory`)
  const shownUser = async (user: string) => (await app.as(app.ada).get(`/users/${user}`)).body.data
  /** From which day on all need two steps; Ada, who has one, could set it, and not take it back. */
  async function from(day: string) {
    await app.workspace.db.run({ text: `update workspaces set two_steps_from = ${day}`, values: [] })
    app.site.forget()
    app.server.askers.forget()
  }
  const wrong = { status: 401, code: 'wrong_sign_in', me: undefined }

  describe('who gives its password', () => {
    test('is a new colleague in the role that was set, and the same one next time, whatever their address becomes', async () => {
      await person('Nina')
      const first = await own('Nina')
      expect(first).toMatchObject({ status: 200, me: { name: 'Nina Ek', email: 'nina@example.com', role: 'member', hasPassword: false } }) // prettier-ignore
      expect((await own('Nina')).me.id).toBe(first.me.id)
      const ways = (await app.send('GET', '/session/all', { cookie: first.cookie })).body.data
      expect(ways.map(({ way }: { way: string }) => way)).toEqual(['directory', 'directory'])
    })

    test('is who had the address before; their password here opens as well, until single sign-on is the only way', async () => {
      const otto = await app.join('Otto', 'viewer')
      await person('Otto')
      expect((await own('Otto')).me).toMatchObject({ id: otto.id, role: 'viewer' })
      expect((await come(otto.email, testPassword)).status).toBe(200)
      const company = (await app.as(app.ada).get('/me')).body.data.workspace
      const only = async (onlyProviders: boolean) => {
        const { version } = (await app.as(app.ada).get('/me')).body.data.workspace
        return (await app.as(app.ada).patch(`/workspaces/${company.id}`, { onlyProviders }, version)).status
      }
      expect(await only(true)).toBe(200)
      expect((await come(otto.email, testPassword)).code).toBe('only_providers')
      expect((await own('Otto')).me.id).toBe(otto.id)
      expect((await app.signedOut.get('/session/ways')).body.data).toMatchObject({ directory: true, providers: [] })
      expect(await only(false)).toBe(200)
    })

    test('has shown one step only', async () => {
      await person('Tove')
      const { cookie } = await own('Tove')
      const deals = async () => (await app.send('GET', '/deals', { cookie })).body
      expect(await deals()).toHaveProperty('data')
      await from('current_date')
      expect((await deals()).code).toBe('two_steps_needed')
      await from('null')
    })
  })

  describe('nobody is let in', () => {
    test.each([
      ['by a wrong password', () => come('nina@example.com', 'wrong password')],
      ['by no password, which a directory takes for nobody’s', () => come('nina@example.com', '')],
      ['by an address that nobody has', () => come('nobody@example.com', 'Nina in the directory')],
      ['by an address of another domain', () => come('nina@elsewhere.example', 'Nina in the directory')],
      ['by one that is a filter', () => come('*@example.com', 'Nina in the directory')],
      ['by one that ends a filter', () => come('nina@example.com)(uid=*', 'Nina in the directory')],
      ['by one that ends it within the domain', () => come('x)(|(mail=nina@example.com', 'Nina in the directory')],
    ])('%s', async (_, go) => {
      expect(await go()).toMatchObject(wrong)
    })

    test('by an address with a null, which is none', async () => {
      expect((await come('nina\u0000@example.com', 'Nina in the directory')).status).toBe(422)
    })

    test('by an address that two have', async () => {
      await person('Twin', { mail: 'twins@example.com' })
      await person('Other', { mail: 'twins@example.com' })
      expect(await come('twins@example.com', 'Twin in the directory')).toMatchObject(wrong)
    })

    test('as an owner, whose password here still opens', async () => {
      await person('Ada')
      expect(await own('Ada')).toMatchObject(wrong)
      expect((await come(app.ada.email, testPassword)).me.role).toBe('owner')
    })

    test('who was deactivated here, or removed or shut out there', async () => {
      await person('Sven')
      const { me } = await own('Sven')
      const { version } = await shownUser(me.id)
      await app.as(app.ada).act(`/users/${me.id}/deactivate`, {}, version)
      expect(await own('Sven')).toMatchObject(wrong)
      await person('Rut')
      expect((await own('Rut')).status).toBe(200)
      await set({ filter: '(!(uid=Rut))' })
      expect(await own('Rut')).toMatchObject(wrong)
      await set({ filter: null })
      await peer.remove(dnOf('Rut'))
      expect(await own('Rut')).toMatchObject(wrong)
    })

    test('who has the address of one who was known before', async () => {
      await person('Vera2')
      await own('Vera2')
      await peer.remove(dnOf('Vera2'))
      await person('Vera2')
      expect(await own('Vera2')).toMatchObject(wrong)
    })

    test('who is none yet, where nobody becomes one; when it is turned off, all go', async () => {
      await person('Wim')
      await set({ creates: false })
      expect(await own('Wim')).toMatchObject(wrong)
      await set({ creates: true })
      const { cookie } = await own('Wim')
      await set({ enabled: false })
      expect((await app.send('GET', '/me', { cookie })).status).toBe(401)
      expect(await own('Wim')).toMatchObject(wrong)
      await set({ enabled: true })
    })
  })

  test('its groups mean what an owner says, from the next time that somebody comes', async () => {
    await person('Kari')
    const group = (name: string, uid: string) => ({ dn: `cn=${name},ou=groups,${peer.base}`, values: { objectClass: 'groupOfNames', cn: name, member: dnOf(uid) } }) // prettier-ignore
    const sales = group('Sales (north)', 'Kari')
    await peer.add(sales.dn, sales.values)
    const { me } = await own('Kari')
    expect((await shownUser(me.id)).team).toBeNull()
    const groups = (await app.as(app.ada).get('/provisioning')).body.data.groups
    const found = groups.find(({ name }: { name: string }) => name === 'Sales (north)')
    expect(found).toMatchObject({ members: 1, team: null, role: null })
    const mean = await app.as(app.ada).patch(`/provisioning/groups/${found.id}`, { isTeam: true, role: 'viewer' })
    expect(mean.status).toBe(200)
    const { team, role } = await shownUser(me.id)
    expect([(await app.as(app.ada).get(`/teams/${team}`)).body.data.name, role]).toEqual(['Sales (north)', 'viewer'])
    await peer.remove(sales.dn)
    await own('Kari')
    expect(await shownUser(me.id)).toMatchObject({ team: null, role: 'member' })
    const { token } = (await app.as(app.ada).post('/provisioning/key')).body.data
    const scim = await app.send('GET', '//scim/v2/Groups', { authorization: `Bearer ${token}` })
    expect(scim.body.totalResults).toBe(0)
  })

  describe('it is asked', () => {
    const add = (more: object, who: Person = app.ada) => app.as(who).post('/sign-in-providers', settings({ label: `No ${++nextNumber}`, ...more })) // prettier-ignore
    const dropped = async (answer: Awaited<ReturnType<typeof add>>) => {
      expect(answer.status, answer.text).toBe(201)
      await app.as(app.ada).delete(`/sign-in-providers/${answer.body.data.id}`)
    }

    test('by TLS, of a certificate that is vouched for; without only where an owner says so', async () => {
      expect((await add({ authority: null })).body.fields).toMatchObject([{ field: 'issuer' }])
      const named = (url: string) => url.replace('127.0.0.1', 'localhost')
      for (const issuer of [peer.url, named(peer.url), named(peer.secureUrl)]) await dropped(await add({ issuer }))
      expect((await add({ issuer: peer.url, authority: null })).body.fields).toMatchObject([{ field: 'issuer' }])
      await dropped(await add({ issuer: peer.url, authority: null, plain: true }))
      const other = await startDirectory()
      expect((await add({ issuer: other.secureUrl })).body.fields).toMatchObject([{ field: 'issuer' }])
      await other.close()
    })

    test('as whom it lets in, at a place that there is, and by an owner alone', async () => {
      for (const wrong of [{ clientSecret: 'wrong' }, { base: 'dc=nowhere' }, { issuer: 'ldaps://localhost:1' }])
        expect((await add(wrong)).body.fields, JSON.stringify(wrong)).toMatchObject([{ field: 'issuer' }])
      const invalid = { issuer: 'http://localhost', mail: 'a)(b', filter: '(uid=', authority: 'none' }
      for (const [field, value] of Object.entries(invalid))
        expect((await add({ [field]: value })).body.fields, field).toMatchObject([{ field }])
      const moa = await app.join('Moa', 'admin')
      expect((await add({}, moa)).status).toBe(403)
      expect((await app.as(app.ada).patch(`/sign-in-providers/${id}`, { base: 'dc=nowhere' })).status).toBe(422)
      const shown = await app.as(moa).get('/sign-in-providers')
      expect(shown.text).toContain(peer.bindDn)
      expect(shown.text).not.toContain(peer.secret)
    })

    test('nowhere that may not be called', async () => {
      const bare = await startTestApp()
      const answer = await bare.as(bare.ada).post('/sign-in-providers', settings())
      expect(answer.body.fields).toMatchObject([{ field: 'issuer' }])
      await bare.close()
    })

    test('and is missed when it does not answer; who has a password here comes in', async () => {
      const away = await startDirectory()
      const { body } = await add({ issuer: away.url, plain: true, domains: ['away.example'] })
      await away.close()
      expect(await come('x@away.example', 'some password')).toMatchObject({ status: 503, code: 'directory_away' })
      expect((await come(app.bob.email, testPassword)).status).toBe(200)
      await app.as(app.ada).delete(`/sign-in-providers/${body.data.id}`)
    })
  })
})
