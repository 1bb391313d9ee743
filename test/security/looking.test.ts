import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pathOf } from '../../src/platform/records/index.ts'
import { startTestApp, testPassword, type Client, type Person, type TestApp } from '../app.ts'
import { makeSamples, type Sample } from './samples.ts'
import { rulesWhere, type Principal } from './world.ts'

// Whoever leads the company looks at it as somebody else: what they see, and nothing that is theirs alone; never to change.

let app: TestApp
let samples: Sample[]
let bobs: Principal

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  samples = await makeSamples(app)
  bobs = { name: 'Bob', client: app.as(app.bob), role: 'member', me: app.bob.id, person: app.bob }
  const { id, version } = (await app.as(app.ada).get('/me')).body.data.workspace
  await app.as(app.ada).patch(`/workspaces/${id}`, { membersSee: 'own' }, version)
})
afterAll(() => app.close())

/** Somebody who has signed in anew, so that no other session of theirs looks as well. */
async function looking(as: Person, who: Person = app.ada): Promise<Client> {
  const client = app.as(who)
  const answer = await client.post('/session/as', { user: as.id })
  expect(answer.status, answer.text).toBe(200)
  return client
}
const stop = (client: Client) => client.delete('/session/as', 1)

describe('who looks as somebody else', () => {
  test('sees what they see but for what is private, through every kind of record', async () => {
    const ada = await looking(app.bob)
    const rules = rulesWhere('own')
    const wrong: string[] = []
    for (const sample of samples) {
      const isTheirs = (each: Sample | null): boolean => each !== null && (each.private || isTheirs(each.parent))
      const right = rules.sees(bobs, sample) && !isTheirs(sample)
      const one = (await ada.get(`/${pathOf(sample.record)}/${sample.id}`)).status === 200
      const filter = encodeURIComponent(JSON.stringify({ field: 'id', is: sample.id }))
      const listed = (await ada.get(`/${pathOf(sample.record)}?filter=${filter}`)).body.data?.length === 1
      const found = (await ada.get(`/search?q=${sample.title}&limit=50`)).body.data
      const isFound = found.some(({ id }: { id: string }) => id === sample.id)
      if (one !== right || listed !== right || (isFound && !right)) wrong.push(`${sample.record.name} ${sample.title}`)
    }
    expect(wrong).toEqual([])
    await stop(ada)
  })

  test('changes nothing, by whatever door', async () => {
    const ada = await looking(app.bob)
    const company = samples.find(({ record, owner }) => record.name === 'company' && owner === app.bob.id)!
    const at = `/companies/${company.id}`
    const answers = [
      await ada.patch(at, { name: 'Changed' }, 1),
      await ada.post('/companies', { name: 'Made' }),
      await ada.delete(at, 1),
      await ada.post('/companies/bulk', { ids: [company.id], patch: { name: 'All' }, preview: true }),
      await ada.post('/sharing', { record: 'company', id: company.id, user: app.vera.id }),
      await ada.post('/exports', { record: 'company', fields: ['name'] }),
      await ada.post('/undo', { cause: company.cause }),
      await ada.patch('/me', { name: 'Somebody' }, 1),
      await ada.patch('/me/preferences', { rail: true }, 1),
      await ada.post('/session/password', { old: 'x', new: 'y' }),
      await ada.post('/session/as', { user: app.vera.id }),
      await ada.delete('/session/all', 1),
    ]
    expect([...new Set(answers.map(({ status, body }) => `${status} ${body.code}`))]).toEqual(['403 only_looking'])
    expect(answers[0]!.body.detail).toContain('Bob')
    const asked = await ada.post('/companies/aggregate', { measures: [{ fn: 'count' }] })
    expect(asked.status).toBe(200)
    await stop(ada)
    expect((await ada.get(at)).body.data.version).toBe(1)
  })

  test('sees nothing that is theirs alone: no notifications, work, preferences or sessions', async () => {
    const task = await app.as(app.max).post('/tasks', { title: 'Look at me', owner: app.bob.id })
    expect(task.status).toBe(201)
    const inbox = async (client: Client) => (await client.get('/notifications')).body.data.length as number
    await expect.poll(() => inbox(app.as(app.bob))).toBeGreaterThan(0)
    await app.as(app.bob).post('/exports', { record: 'company', fields: ['name'] })
    await app.as(app.bob).patch('/me/preferences', { density: 'compact' }, 1)
    const ada = await looking(app.bob)
    expect(await inbox(ada)).toBe(0)
    expect((await ada.get('/jobs')).body.data).toEqual([])
    expect((await ada.get('/me/preferences')).body.data.density).not.toBe('compact')
    const devices = (await ada.get('/session/log')).text
    expect(devices).not.toContain(app.bob.id)
    await stop(ada)
  })

  test('is told who they are by /me, with their rights and not the own ones', async () => {
    const ada = await looking(app.bob)
    const { data } = (await ada.get('/me')).body
    expect(data.user).toMatchObject({ id: app.bob.id, name: 'Bob', role: 'member', email: null })
    expect(data.looking).toMatchObject({ by: 'Ada' })
    expect((await ada.get('/keys')).status).toBe(403)
    expect((await ada.get('/door-log')).status).toBe(403)
    const { body } = await stop(ada)
    expect([body.data.user.name, body.data.looking]).toEqual(['Ada', null])
    expect((await ada.get('/keys')).status).toBe(200)
  })

  test('does so in this session only, and is in the log of the door from when to when', async () => {
    const came = await app.signedOut.post('/session', { email: app.ada.email, password: testPassword })
    const cookie = String([came.headers['set-cookie']].flat()[0]).split(';')[0]!
    const other = app.as({ ...app.ada, cookie, csrf: came.body.data.csrf })
    const ada = await looking(app.bob)
    expect((await other.get('/me')).body.data.user.name).toBe('Ada')
    await stop(ada)
    const log = (await ada.get('/door-log')).body.data
    expect(log.slice(0, 2)).toMatchObject([
      { event: 'lookingEnded', user: app.bob.id, by: 'Ada', more: { since: expect.any(String) } },
      { event: 'lookedAs', user: app.bob.id, by: 'Ada' },
    ])
  })
})

describe('nobody looks', () => {
  test('as an owner but owners, nor as themselves, nor by a key, nor without leading', async () => {
    const status = async (client: Client, { id }: Person) => (await client.post('/session/as', { user: id })).status
    expect(await status(app.as(app.max), app.ada)).toBe(403)
    expect(await status(app.as(app.ada), app.ada)).toBe(403)
    expect(await status(app.as(app.bob), app.vera)).toBe(403)
    expect(await status(app.as(app.vera), app.bob)).toBe(403)
    expect(await status(app.signedOut, app.bob)).toBe(401)
    expect(await status(await app.withKey('owner'), app.bob)).toBe(403)
    const nobody = await app.as(app.ada).post('/session/as', { user: '01890000-0000-7000-8000-000000000000' })
    expect([nobody.status, nobody.body.fields[0].field]).toEqual([422, 'user'])
  })

  test('any longer once they may not: it ends with the right to it', async () => {
    const ana = await app.join('Ana', 'admin')
    const client = await looking(app.bob, ana)
    const { version } = (await app.as(app.ada).get(`/users/${ana.id}`)).body.data
    await app.as(app.ada).act(`/users/${ana.id}/changeRole`, { role: 'viewer' }, version)
    const { data } = (await client.get('/me')).body
    expect([data.user.name, data.user.role, data.looking]).toEqual(['Ana', 'viewer', null])
  })
})
