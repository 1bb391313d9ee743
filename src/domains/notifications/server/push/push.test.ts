import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type Person, type TestApp } from '../../../../../test/app.ts'
import { startPushService, type Pushed } from '../../../../../test/push-receiver.ts'
import { newId } from '../../../../kernel/id.ts'
import { mentionToken } from '../../../../kernel/mention.ts'
import { mayCallHere } from '../../../../platform/outbound/testing.ts'

const url = 'https://crm.example.test'

let app: TestApp
let service: Awaited<ReturnType<typeof startPushService>>
beforeAll(async () => {
  service = await startPushService()
  const address = { url, secure: true, origins: new Set([url]) }
  app = await startTestApp({ workers: true, guard: mayCallHere, address })
})
afterAll(async () => {
  await app.close()
  await service.close()
})

let device = ''
beforeEach(async () => {
  service.answer(201)
  device = await turnOn(app.bob)
})
afterEach(async () => {
  await app.as(app.bob).patch('/me/preferences', { quietHours: null })
  await app.as(app.bob).delete(`/push-devices/${device}`)
  service.came.length = 0
})

async function turnOn(who: Person, name?: string): Promise<string> {
  const { status, body, text } = await app.as(who).post('/push-devices', service.subscription(name))
  expect(status, text).toBe(201)
  return body.data.id
}
const devices = async (who: Person) => (await app.as(who).get('/push-devices')).body.data.devices
const add = async (who: Person, path: string, values: object) => {
  const answer = await app.as(who).post(path, values)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data as { id: string; version: number }
}
const deal = (name: string, more: object = {}) => add(app.ada, '/deals', { name, ...more })
const came = (tag: string): Pushed[] => service.came.filter(({ message }) => message.tag === tag)
const comes = (tag: string) => expect.poll(() => came(tag).length).toBeGreaterThan(0)
const waits = async () => {
  const text = `select count(*)::int as count from notification where push_at > clock_timestamp() + interval '2 minutes'`
  return (await app.workspace.db.run<{ count: number }>({ text, values: [] }))[0]!.count
}

test('what interrupts is told to a device: sealed for it alone, signed by this server', async () => {
  const { id } = await deal('Office move')
  await add(app.ada, '/notes', { text: `${mentionToken({ id: app.bob.id, name: 'Bob' })}, they want two floors.`, about: [id] })
  await comes(id)
  const [{ message, from, headers, sealed }] = came(id) as [Pushed]
  expect(message).toEqual({
    ...{ title: 'Office move', body: 'Ada mentioned you\n@Bob, they want two floors.' },
    ...{ url: `/deals/${id}`, tag: id, language: 'en' },
  })
  expect(from).toMatchObject({ sub: url, aud: service.subscription().endpoint.replace(/\/push.*/, '') })
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: String(12 * 3600) })
  expect(sealed.toString('latin1')).not.toContain('floors')
}) // prettier-ignore

test('in the language of whoever it is for, and with what they may see alone', async () => {
  await app.as(app.bob).patch('/me/preferences', { language: 'de' })
  const { id } = await deal('Umzug', { owner: app.bob.id })
  await comes(id)
  expect(came(id)[0]!.message).toMatchObject({ body: 'Ada hat Sie zuständig gemacht', language: 'de' })
  await app.as(app.bob).patch('/me/preferences', { language: null })
})

test('what waits quietly, and what one has done oneself, is told to no device', async () => {
  const own = await add(app.bob, '/deals', { name: 'Mine', owner: app.bob.id })
  const seen = await deal('Seen', { owner: app.bob.id })
  await app.as(app.ada).patch(`/deals/${own.id}`, { name: 'Mine, renamed' }, own.version)
  await comes(seen.id)
  expect(came(own.id)).toEqual([])
})

test('many at once are told as one', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, async (_, index) => (await deal(`Deal ${index}`)).id))
  const text = `insert into notification (id, user_id, kind, fold, record, record_id, group_id, fields, at, push_at)
    select gen_random_uuid(), $1, 'assigned', 'test ' || id, 'deal', id, id, '{}', now(), clock_timestamp() from unnest($2::uuid[]) as id`
  await app.workspace.db.run({ text, values: [app.bob.id, ids] })
  await comes('inbox')
  expect(came('inbox')[0]!.message).toMatchObject({ body: '6 new entries in your inbox', url: '/notifications' })
})

test('in quiet hours it waits until they are over, and what was looked at meanwhile is not told', async () => {
  const always = { from: '00:00', until: '00:00', days: [0, 1, 2, 3, 4, 5, 6] }
  expect((await app.as(app.bob).patch('/me/preferences', { quietHours: always })).status).toBe(200)
  const { id } = await deal('At night', { owner: app.bob.id })
  await expect.poll(waits).toBe(1)
  const group = (await app.as(app.bob).get('/notifications')).body.data.find((each: { id: string }) => each.id === id)
  const ids = group.notifications.map((each: { id: string }) => each.id)
  await app.as(app.bob).patch('/notifications', { ids, read: true })
  expect(await waits()).toBe(0)
  expect(came(id)).toEqual([])
})

test.each([{ from: '25:00' }, { until: '7' }, { days: [7] }, { days: ['monday'] }])(
  'quiet hours are refused by what is wrong with them: %j',
  async (wrong) => {
    const quietHours = { from: '20:00', until: '07:00', days: [], ...wrong }
    const { status, body } = await app.as(app.bob).patch('/me/preferences', { quietHours })
    expect(status).toBe(422)
    expect(body.fields[0].field).toContain(`quietHours.${Object.keys(wrong)[0]}`)
  },
)

test('a device that its service knows no more is told no more', async () => {
  service.answer(410)
  await deal('Gone', { owner: app.bob.id })
  await expect.poll(() => devices(app.bob)).toEqual([])
})

test('what a service does not take is tried again, and its device says so', async () => {
  service.answer(503)
  const { id } = await deal('Later', { owner: app.bob.id })
  await expect.poll(async () => (await devices(app.bob))[0].trouble).toBe('late')
  service.answer(201)
  const text = 'update notification set push_at = clock_timestamp() where group_id = $1 and push_at is not null returning 1'
  await expect.poll(async () => (await app.workspace.db.run({ text, values: [id] })).length).toBe(1)
  await comes(id)
  expect((await devices(app.bob))[0]).toMatchObject({ trouble: null, here: true })
}) // prettier-ignore

test('it is tried out at once; what does not come is said', async () => {
  expect((await app.as(app.bob).post(`/push-devices/${device}/try`)).status).toBe(204)
  expect(came('try')[0]!.message.body).toBe('This is how you are told.')
  service.answer(410)
  const { status, body } = await app.as(app.bob).post(`/push-devices/${device}/try`)
  expect([status, body.code]).toEqual([502, 'not_reached'])
})

test('a device is somebody’s own: nobody else sees, tries or removes it', async () => {
  expect(await devices(app.ada)).toEqual([])
  expect((await app.as(app.ada).post(`/push-devices/${device}/try`)).status).toBe(404)
  expect((await app.as(app.ada).delete(`/push-devices/${device}`)).status).toBe(404)
  expect((await app.as(app.bob).delete(`/push-devices/${newId()}`)).status).toBe(404)
  const key = await app.withKey('owner')
  expect((await key.get('/push-devices')).status).toBe(403)
})

test('who signs out is told no more there', async () => {
  const guest = await app.join('Gil', 'member')
  await turnOn(guest, 'of Gil')
  await app.as(guest).delete('/session')
  const { id } = await deal('After', { owner: guest.id })
  const after = await deal('And Bob', { owner: app.bob.id })
  await comes(after.id)
  expect(came(id)).toEqual([])
})

test.each([
  ['endpoint', { endpoint: 'ftp://push.example/1' }],
  ['endpoint', { endpoint: 'push' }],
  ['keys.auth', { keys: { ...{ p256dh: Buffer.alloc(65, 4).toString('base64url') }, auth: 'AAAA' } }],
])('what is no subscription is refused by %s', async (field, wrong) => {
  const { status, body } = await app.as(app.bob).post('/push-devices', { ...service.subscription(), ...wrong })
  expect(status).toBe(422)
  expect(body.fields.map((each: { field: string }) => each.field)).toContain(field)
})

test('a service inside the house is not called', async () => {
  const elsewhere = await startTestApp({ address: { url, secure: true, origins: new Set([url]) } })
  const added = await elsewhere.as(elsewhere.ada).post('/push-devices', service.subscription())
  const { status } = await elsewhere.as(elsewhere.ada).post(`/push-devices/${added.body.data.id}/try`)
  expect(status).toBe(502)
  expect(came('try')).toEqual([])
  await elsewhere.close()
})

test('without https no browser is told, and that is said', async () => {
  const plain = await startTestApp()
  const { status, body } = await plain.as(plain.ada).post('/push-devices', service.subscription())
  expect([status, body.code]).toEqual([409, 'needs_https'])
  await plain.close()
})
