import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/kernel/id.ts'
import { chainReader, verifyChain } from '../../src/platform/ledger/chain.ts'
import { readToEnd } from '../../src/platform/ledger/reader.ts'
import { connectAs } from '../../src/platform/ledger/testing.ts'
import { startTestApp, testPassword, type Client, type TestApp } from '../app.ts'
import { principalsOf, type Principal } from './world.ts'

// Who × which door of signing in: one's own are a person's, others' an admin's, an owner's and the providers an owner's.

let app: TestApp
let principals: Principal[]
beforeAll(async () => {
  app = await startTestApp()
  principals = await principalsOf(app)
})
afterAll(() => app.close())

const names = [
  ...['Ada (owner)', 'Max (admin)', 'Bob (member)', 'Vera (viewer)'],
  ...[
    'key of owner',
    'key of admin',
    'key of member',
    'key of viewer',
    'key that reads',
    'key of a scope',
    'signed out',
  ],
]
const nobody = newId()
const provider = {
  ...{ issuer: 'https://login.example.com', clientId: 'a', clientSecret: 'b', label: 'c', domains: ['example.com'] },
  ...{ matches: false, creates: false, role: 'member', enabled: false },
}

type Door = (client: Client) => Promise<{ status: number }>
const wrong = { password: 'wrong password' }

const own: Record<string, Door> = {
  'the own sessions': (client) => client.get('/session/all'),
  'the own log': (client) => client.get('/session/log'),
  'the own passkeys': (client) => client.get('/session/passkeys'),
  'the own providers': (client) => client.get('/session/providers'),
  'the own second step': (client) => client.get('/session/second-factor'),
  'ending a session': (client) => client.delete(`/session/all/${nobody}`),
  'beginning a passkey': (client) => client.post('/session/passkeys/begin', wrong),
  'renaming a passkey': (client) => client.patch(`/session/passkeys/${nobody}`, { name: 'Mine' }),
  'removing a passkey': (client) => client.delete(`/session/passkeys/${nobody}`),
  'beginning a second step': (client) => client.post('/session/second-factor', wrong),
  'a second step by passkeys': (client) => client.post('/session/second-factor/passkeys', wrong),
  'renewing recovery codes': (client) => client.post('/session/second-factor/recovery-codes', wrong),
  'turning a second step off': (client) => client.post('/session/second-factor/off', wrong),
  'another password': (client) => client.post('/session/password', { current: 'wrong', next: 'another password' }),
  'another address': (client) => client.post('/session/email', { email: 'new@example.com', ...wrong }),
  'connecting a provider': (client) => client.post(`/session/providers/${nobody}`, wrong),
}
const admins: Record<string, Door> = {
  'the log of all': (client) => client.get('/door-log'),
  'sessions of a colleague': (client) => client.get(`/users/${app.bob.id}/sessions`),
  'ending one of a colleague': (client) => client.delete(`/users/${app.bob.id}/sessions/${nobody}`),
  'the providers': (client) => client.get('/sign-in-providers'),
  'how accounts are provisioned': (client) => client.get('/provisioning'),
}
const owners: Record<string, Door> = {
  'sessions of an owner': (client) => client.get(`/users/${app.ada.id}/sessions`),
  'ending one of an owner': (client) => client.delete(`/users/${app.ada.id}/sessions/${nobody}`),
  'adding a provider': (client) => client.post('/sign-in-providers', { ...provider, domains: ['no domain'] }),
  'changing a provider': (client) => client.patch(`/sign-in-providers/${nobody}`, { label: 'Mine' }),
  'removing a provider': (client) => client.delete(`/sign-in-providers/${nobody}`),
  'the role of who is provisioned': (client) => client.patch('/provisioning', { role: 'member' }),
  'what a group means': (client) => client.patch(`/provisioning/groups/${nobody}`, {}),
  'forgetting a group': (client) => client.delete(`/provisioning/groups/${nobody}`),
}

const hidden: Record<string, Door> = {
  'who saw and who changed what': (client) => client.get('/audit-log'),
  'who saw one record': (client) => client.get(`/audit-log?id=${nobody}&kind=seen`),
}

/** Let in: whatever is then wrong with what was asked. */
const opens = (status: number) => [200, 404, 409, 422].includes(status)

describe.each(names)('%s', (name) => {
  const who = () => principals.find((each) => each.name === name)!
  const closed = () => (who().role === null ? 401 : 403)
  const wrongOf = async (doors: Record<string, Door>, may: boolean) => {
    const found = Object.entries(doors).map(async ([door, go]) => [door, (await go(who().client)).status] as const)
    return (await Promise.all(found)).filter(([, status]) => (may ? !opens(status) : status !== closed()))
  }

  test('has their own sign-in, if they are a person', async () => {
    expect(await wrongOf(own, who().person !== null)).toEqual([])
  })

  test('has that of others, if they administer', async () => {
    expect(await wrongOf(admins, who().role === 'admin' || who().role === 'owner')).toEqual([])
  })

  test('knows who saw what, if they administer by themselves or a key of no scope; else there is no such door', async () => {
    const may = ['Ada (owner)', 'Max (admin)', 'key of owner', 'key of admin'].includes(name)
    for (const [door, go] of Object.entries(hidden))
      expect((await go(who().client)).status, door).toBe(may ? 200 : who().role === null ? 401 : 404)
  })

  test('has an owner’s and the providers, if they are an owner', async () => {
    expect(await wrongOf(owners, who().role === 'owner')).toEqual([])
  })
})

test('nobody is signed in by a request of another page, by whichever door', async () => {
  const headers = { 'content-type': 'application/json', origin: 'https://evil.example' }
  const doors = ['/session', '/session/passkey', `/session/link/${'A'.repeat(43)}`]
  for (const door of doors) {
    const body = door === '/session' ? { email: app.bob.email, password: testPassword } : { password: 'x', passkey: {} }
    const answer = await app.send('POST', door, headers, JSON.stringify(body))
    expect([403, 422], door).toContain(answer.status)
    expect(answer.headers['set-cookie']).toBeUndefined()
  }
})

test('what happened at the door is held by the chain: what is changed or removed behind its back is found', async () => {
  await app.send(
    'POST',
    '/session',
    { 'content-type': 'application/json', origin: app.url },
    JSON.stringify({ email: app.bob.email, password: 'wrong password' }),
  )
  const log = async () => (await app.as(app.ada).get('/door-log')).body.data as { id: string; event: string }[]
  const find = async (event: string) => (await log()).find((line) => line.event === event)
  await expect.poll(() => find('wrongPassword')).toBeDefined()
  const [signedIn, tried] = [(await find('signedIn'))!, (await find('wrongPassword'))!]
  await readToEnd(app.workspace.db, chainReader)
  expect((await verifyChain(app.workspace.db)).faults).toEqual([])
  const change = `update ledger set after = jsonb_set(after, '{address}', '"203.0.113.9"') where id = $1`
  await expect(app.workspace.db.run({ text: change, values: [signedIn.id] })).rejects.toThrow(/permission denied/)
  const owner = await connectAs(app.workspace, 'owner')
  await owner.query(change, [signedIn.id])
  await owner.query('delete from ledger where id = $1', [tried.id])
  await owner.end()
  const { faults } = await verifyChain(app.workspace.db)
  expect(faults).toContainEqual({ kind: 'changed', at: Number(signedIn.id) })
  expect(faults).toContainEqual({ kind: 'removed', at: Number(tried.id) })
})
