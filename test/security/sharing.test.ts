import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type Person, type TestApp } from '../app.ts'

// A single record, shown to somebody beyond what their role covers.

let app: TestApp
let ada: Client
let bob: Client
let nora: Client
let norasId: string
let norasSession: Person
let rest: string

/** Nora’s role reaches what is hers; Bob is a member where everybody sees everything and changes what is theirs. */
beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  const right = { see: 'own', edit: 'own', delete: 'own', create: true, export: true }
  const names = ['company', 'person', 'deal', 'note']
  const rights = JSON.stringify(Object.fromEntries(names.map((name) => [name, right])))
  const role = await ada.post('/own-roles', { name: 'Sees her own', rights })
  const person = await app.join('Nora', 'member')
  await giveRole(person, role.body.data.id)
  ;[nora, norasId, norasSession] = [app.as(person), person.id, person]
  rest = (await ada.post('/companies', { name: 'Not shared at all' })).body.data.id
})
afterAll(() => app.close())

async function giveRole({ id }: Person, ownRole: string) {
  const { version } = (await ada.get(`/users/${id}`)).body.data
  expect((await ada.act(`/users/${id}/changeRole`, { role: 'member', ownRole }, version)).status).toBe(200)
}

async function company(client: Client, name: string, more: object = {}): Promise<string> {
  const answer = await client.post('/companies', { name, ...more })
  expect(answer.status).toBe(201)
  return answer.body.data.id
}

const share = (client: Client, id: string, more: object, record = 'company') =>
  client.post('/sharing', { record, id, ...more })
const sees = async (client: Client, id: string) => (await client.get(`/companies/${id}`)).status === 200

describe('what is shared', () => {
  test('is seen, and nothing else with it', async () => {
    const id = await company(ada, 'Shared to see')
    expect(await sees(nora, id)).toBe(false)
    expect((await share(ada, id, { user: norasId })).status).toBe(201)
    const { body } = await nora.get(`/companies/${id}`)
    expect(body.can).toEqual({ update: false, delete: false, actions: [], share: false })
    expect((await nora.patch(`/companies/${id}`, { name: 'Mine' }, 1)).status).toBe(403)
    expect(await sees(nora, rest)).toBe(false)
  })

  test('stands in lists in its place, page by page in both ways, is counted, found and exported', async () => {
    const names = ['Qa own', 'Qb own', 'Qc shared', 'Qd own', 'Qe shared', 'Qf own']
    for (const name of names) {
      const id = await company(name.endsWith('own') ? nora : ada, name)
      if (name.endsWith('shared')) await share(ada, id, { user: norasId })
    }
    const filter = encodeURIComponent(JSON.stringify({ field: 'name', startsWith: 'Q' }))
    const page = (more: string) => nora.get(`/companies?filter=${filter}&sort=name&limit=2&fields=name${more}`)
    const read: string[] = []
    let at = ''
    let before = ''
    for (;;) {
      const { body } = await page(at && `&after=${at}`)
      read.push(...body.data.map(({ name }: { name: string }) => name))
      if (!body.page.more) {
        before = body.page.before
        break
      }
      at = body.page.after
    }
    expect(read).toEqual(names)
    const back = (await page(`&before=${before}`)).body.data.map(({ name }: { name: string }) => name)
    expect(back).toEqual(names.slice(2, 4))
    expect((await page('&count=exact')).body.page.count).toEqual({ value: 6, exact: true })
    const found = (await nora.get('/search?q=Qe')).body.data.map(({ title }: { title: string }) => title)
    expect(found).toEqual(['Qe shared'])
    const sum = await nora.post('/companies/aggregate', {
      filter: { field: 'name', startsWith: 'Q' },
      measures: [{ fn: 'count' }],
    })
    expect(sum.body.data[0].values).toEqual([6])
  })

  test('to be changed is changed one by one and many at once, but stays whose it is', async () => {
    const id = await company(ada, 'Shared to change')
    await share(ada, id, { user: norasId, level: 'edit' })
    expect((await nora.patch(`/companies/${id}`, { website: 'https://a.example' }, 1)).status).toBe(200)
    const many = await nora.post('/companies/bulk', {
      ids: [id, rest],
      patch: { website: 'https://b.example' },
      preview: true,
    })
    expect(many.body.data).toMatchObject({ change: 1 })
    const taken = await nora.patch(`/companies/${id}`, { owner: norasId }, 2)
    expect([taken.status, taken.body.fields[0].field]).toEqual([422, 'owner'])
    expect((await nora.patch(`/companies/${id}`, { private: true }, 2)).body.fields[0].field).toBe('private')
    expect((await nora.delete(`/companies/${id}`, 2)).status).toBe(403)
    expect((await nora.get(`/companies/${id}`)).body.can).toMatchObject({ update: true, delete: false, share: false })
  })

  test('is told on the stream of changes from the moment it is shared, until it no longer is', async () => {
    const id = await company(ada, 'Heard of')
    const stop = new AbortController()
    const { cookie } = norasSession
    const answer = await fetch(`${app.url}/api/v1/events`, { headers: { cookie }, signal: stop.signal })
    let heard = ''
    const reading = (async () => {
      for await (const part of answer.body!) heard += Buffer.from(part).toString()
    })().catch(() => undefined)
    const change = async (website: string) => {
      const { version } = (await ada.get(`/companies/${id}`)).body.data
      return (await ada.patch(`/companies/${id}`, { website }, version)).body.data.version as number
    }
    const told = (version: number) => heard.includes(`"id":"${id}","version":${version}`)
    try {
      const given = (await share(ada, id, { user: norasId, level: 'edit' })).body.data.id
      await expect.poll(() => heard.includes('"what":"me"')).toBe(true)
      const first = await change('https://d.example')
      await expect.poll(() => told(first)).toBe(true)
      await ada.delete(`/sharing/${given}`, 1)
      await expect.poll(() => heard.split('"what":"me"').length).toBe(3)
      const second = await change('https://e.example')
      const own = (await nora.post('/companies', { name: 'Heard after it' })).body.data.id
      await expect.poll(() => heard.includes(own)).toBe(true)
      expect(told(second)).toBe(false)
    } finally {
      stop.abort()
      await reading
    }
  })

  test('of a contact stands on the timeline of what it is about', async () => {
    const id = await company(ada, 'With a note')
    const note = (await ada.post('/notes', { text: 'They pay late.', about: [id] })).body.data.id
    await share(ada, id, { user: norasId })
    const notes = async () =>
      (await nora.get(`/companies/${id}/timeline?kinds=note`)).body.data.map((item: { id: string }) => item.id)
    expect(await notes()).toEqual([])
    expect((await share(ada, note, { user: norasId }, 'note')).status).toBe(201)
    expect(await notes()).toEqual([note])
  })

  test('shows parts as their whole', async () => {
    const person = (await ada.post('/people', { lastName: 'Shared' })).body.data.id
    const at = await company(ada, 'Where Shared works')
    const role = (await ada.post('/employments', { person, company: at, title: 'Buyer' })).body.data.id
    expect((await nora.get(`/employments/${role}`)).status).toBe(404)
    await share(ada, person, { user: norasId, level: 'edit' }, 'person')
    expect((await nora.get(`/employments/${role}`)).body.can).toMatchObject({ update: true, delete: true })
  })

  test('ends by itself at its moment', async () => {
    const id = await company(ada, 'For a moment')
    const until = new Date(Date.now() + 1_500).toISOString()
    await share(ada, id, { user: norasId, until })
    expect(await sees(nora, id)).toBe(true)
    await new Promise((done) => setTimeout(done, Date.parse(until) - Date.now() + 20))
    expect(await sees(nora, id)).toBe(false)
    expect((await nora.get('/search?q=For a moment')).body.data).toEqual([])
    expect((await ada.get(`/sharing?record=company&id=${id}`)).body.data).toEqual([])
  })

  test('with a team is seen by its people and those of its parts, for as long as they are of it', async () => {
    const east = (await ada.post('/teams', { name: 'East' })).body.data.id
    const below = (await ada.post('/teams', { name: 'East by north', parent: east })).body.data.id
    const id = await company(ada, 'For the East')
    await share(ada, id, { team: east })
    const put = async (team: string | null) => {
      const { version } = (await ada.get(`/users/${norasId}`)).body.data
      await ada.patch(`/users/${norasId}`, { team }, version)
      return sees(nora, id)
    }
    expect([await sees(nora, id), await put(east), await put(below), await put(null)]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('is private again to its owner, whatever was shared', async () => {
    const id = await company(ada, 'Will be private')
    await share(ada, id, { user: norasId, level: 'edit' })
    await ada.patch(`/companies/${id}`, { private: true }, 1)
    expect(await sees(nora, id)).toBe(false)
  })

  test('does not open a kind of record that a role does not name', async () => {
    const task = (await ada.post('/tasks', { title: 'Call them' })).body.data.id
    const answer = await share(ada, task, { user: norasId }, 'task')
    expect([answer.status, answer.body.fields[0].field]).toEqual([422, 'user'])
  })
})

describe('who shares', () => {
  test('is who may change it; a share is not passed on', async () => {
    const [bobs, adas] = [await company(bob, 'Bob’s'), await company(ada, 'Ada’s')]
    expect((await share(bob, bobs, { user: norasId })).status).toBe(201)
    // He sees it, but may not change it.
    expect((await share(bob, adas, { user: norasId })).status).toBe(403)
    await share(ada, adas, { user: app.bob.id, level: 'edit' })
    expect((await bob.patch(`/companies/${adas}`, { website: 'https://c.example' }, 1)).status).toBe(200)
    expect((await share(bob, adas, { user: norasId })).status).toBe(403)
    // To her it is not there.
    expect((await share(nora, adas, { user: app.bob.id })).status).toBe(404)
    expect((await share(app.as(app.vera), bobs, { user: norasId })).status).toBe(403)
    expect((await share(app.signedOut, bobs, { user: norasId })).status).toBe(401)
  })

  test('is told what is wrong', async () => {
    const id = await company(ada, 'To go wrong')
    const fields = async (more: object) =>
      (await share(ada, id, more)).body.fields?.map(({ field }: { field: string }) => field)
    expect(await fields({})).toBeDefined()
    expect(await fields({ user: norasId, until: '2020-01-01T00:00:00Z' })).toEqual(['until'])
    expect(await fields({ user: '01890000-0000-7000-8000-000000000000' })).toEqual(['user'])
    expect(await fields({ team: '01890000-0000-7000-8000-000000000000' })).toEqual(['team'])
    const hidden = await company(ada, 'Private', { private: true })
    expect((await share(ada, hidden, { user: norasId })).status).toBe(409)
    const tag = (await ada.post('/tags', { name: 'Shared?' })).body.data.id
    expect((await share(ada, tag, { user: norasId }, 'tag')).status).toBe(409)
  })

  test('changes it by sharing again, and ends it', async () => {
    const id = await company(bob, 'Again')
    const first = (await share(bob, id, { user: norasId })).body.data.id
    const again = await share(bob, id, { user: norasId, level: 'edit' })
    expect([again.body.data.id, again.body.data.level]).toEqual([first, 'edit'])
    expect((await nora.get(`/companies/${id}`)).body.can.update).toBe(true)
    // Who has it is told of their own only, and does not end it.
    await share(bob, id, { user: app.vera.id })
    const own = (await nora.get(`/sharing?record=company&id=${id}`)).body
    expect([own.mayShare, own.data.map((each: { user: string }) => each.user)]).toEqual([false, [norasId]])
    expect((await nora.delete(`/sharing/${first}`, 1)).status).toBe(403)
    expect((await bob.delete(`/sharing/${first}`, 1)).status).toBe(204)
    expect(await sees(nora, id)).toBe(false)
    expect((await bob.delete(`/sharing/${first}`, 1)).status).toBe(404)
  })

  test('an owner ends what a member has shared; whoever does not see it learns nothing', async () => {
    const id = await company(bob, 'Ended by the owner')
    const given = (await share(bob, id, { user: app.vera.id })).body.data.id
    expect((await nora.delete(`/sharing/${given}`, 1)).status).toBe(404)
    expect((await nora.get(`/sharing?record=company&id=${id}`)).status).toBe(404)
    expect((await nora.get('/shares')).body.data).toEqual([])
    expect((await ada.delete(`/sharing/${given}`, 1)).status).toBe(204)
  })

  test('leaves lines in the ledger, and tells the one with whom it is shared', async () => {
    const id = await company(bob, 'To be told of')
    const given = (await share(bob, id, { user: norasId })).body.data.id
    const { body } = await ada.get(`/shares/${given}/history`)
    expect(body.data[0]).toMatchObject({ name: 'create', actor: { name: 'Bob' } })
    const told = async () => {
      const groups: { id: string; notifications: { kind: string }[] }[] = (await nora.get('/notifications')).body.data
      return groups.find((group) => group.id === id)?.notifications.map(({ kind }) => kind)
    }
    await expect.poll(told).toEqual(['shared'])
    await bob.delete(`/sharing/${given}`, 1)
    expect(await told()).toBeUndefined()
  })
})

describe('a shared record', () => {
  test('that is merged is shared as the one that stays, and as before when that is taken back', async () => {
    const [leaving, staying] = [
      (await bob.post('/people', { lastName: 'Twice' })).body.data,
      (await bob.post('/people', { lastName: 'Twice' })).body.data,
    ]
    await share(bob, leaving.id, { user: norasId }, 'person')
    const seen = async (id: string) => (await nora.get(`/people/${id}`)).status
    expect([await seen(leaving.id), await seen(staying.id)]).toEqual([200, 404])
    const merged = await bob.act(`/people/${leaving.id}/merge`, { into: staying.id }, leaving.version)
    expect(merged.status).toBe(200)
    await expect.poll(() => seen(staying.id)).toBe(200)
    const back = await bob.post('/undo', { cause: merged.body.cause })
    expect(back.status).toBe(200)
    await expect.poll(() => seen(staying.id)).toBe(404)
    expect(await seen(leaving.id)).toBe(200)
  })

  test('comes back from the bin shared as it was', async () => {
    const id = await company(bob, 'Into the bin')
    await share(bob, id, { user: norasId })
    await bob.delete(`/companies/${id}`, 1)
    expect(
      (await nora.get('/companies?limit=200&fields=name')).body.data.map((row: { id: string }) => row.id),
    ).not.toContain(id)
    await bob.post(`/companies/${id}/restore`)
    expect(await sees(nora, id)).toBe(true)
  })
})
