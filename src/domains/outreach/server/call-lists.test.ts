import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { calling, type Row } from './testing.ts'

let app: TestApp
let bob: Client
let by: ReturnType<typeof calling>
let ada: ReturnType<typeof calling>
beforeAll(async () => {
  app = await startTestApp()
  bob = app.as(app.bob)
  by = calling(bob)
  ada = calling(app.as(app.ada))
})
afterAll(() => app.close())

const about = (person: Row) => ({ field: 'about', in: [person.id] })

describe('who stands on a call list', () => {
  test('is added once, and only with a number that works', async () => {
    const { list, people } = await by.listOf(1)
    expect((await by.add(people[0]!, list)).body).toMatchObject({ code: 'taken' })
    const silent = await by.somebody({ phones: [] })
    expect((await by.add(silent, list)).body.fields[0]).toMatchObject({ field: 'person', message: 'They have no number that works.' }) // prettier-ignore
    expect(await by.progress(list)).toMatchObject({ people: 1, waiting: 1 })
  })

  test('agreed to be called for what it is about, where it says so', async () => {
    const purpose = await ada.make('/purposes', { name: 'Offers', channels: ['phone', 'email'] })
    const list = await by.make('/call-lists', { name: 'Offers', purpose: purpose.id })
    const [asked, never] = [await by.somebody(), await by.somebody()]
    const consent = await by.make('/consents', { person: asked.id, purpose: purpose.id, channel: 'phone', how: 'spoken' }) // prettier-ignore
    expect((await by.add(asked, list)).status).toBe(200)
    expect((await by.add(never, list)).body.fields[0].message).toContain('never asked')
    await by.act(`/consents/${consent.id}/withdraw`, { how: 'spoken' })
    expect(await by.next(list)).toBeNull()
    expect(await by.progress(list)).toMatchObject({ leftOut: 1, waiting: 0, hindrances: { objected: 1 } })
    expect((await by.add(asked, list)).body.fields[0].message).toBe('They do not want to be called.')
    await by.act(`/consents/${consent.id}/give`, { how: 'spoken' })
    expect((await by.add(asked, list)).status).toBe(200)
    expect((await by.next(list))?.person).toBe(asked.id)
  })

  test('is not restricted', async () => {
    const { list, people } = await by.listOf(2)
    await ada.make('/restrictions', { person: people[0]!.id, reason: 'claim', words: 'Later' })
    expect((await by.next(list))?.person).toBe(people[1]!.id)
    expect(await by.progress(list)).toMatchObject({ leftOut: 1, hindrances: { restricted: 1 } })
    const other = await by.make('/call-lists', { name: 'Autumn' })
    expect((await ada.add(people[0]!, other)).body.fields[0].message).toContain('restricted')
  })

  test('many are added at once; a preview says who is left out and why, and adds nobody', async () => {
    const list = await by.make('/call-lists', { name: 'Many' })
    const ids = [await by.somebody(), await by.somebody(), await by.somebody({ phones: [] })].map(({ id }) => id)
    const bulk = { ids, action: { name: 'addToCallList', input: { list: list.id } } }
    const preview = await bob.post('/people/bulk', { ...bulk, preview: true })
    expect(preview.body.data).toMatchObject({ total: 3, change: 2, skipped: [{ reason: expect.stringContaining('They have no number that works.'), count: 1 }] }) // prettier-ignore
    expect(await by.progress(list)).toMatchObject({ people: 0 })
  })

  test('begins unsaid, and nothing is added to a list that is closed', async () => {
    const [list, closed] = [await by.make('/call-lists', { name: 'Open' }), await by.make('/call-lists', { name: 'Shut', closed: true })] // prettier-ignore
    const person = await by.somebody()
    const said = await bob.post('/call-entries', { list: list.id, person: person.id, outcome: 'reached' })
    expect([said.status, said.body.fields[0].field]).toEqual([422, 'outcome'])
    expect((await by.add(person, closed)).body.code).toBe('not_now')
    expect((await bob.post(`/call-lists/${closed.id}/next`, {})).body.code).toBe('not_now')
  })

  test('two who become one stand on it once', async () => {
    const { list, people } = await by.listOf(2)
    expect((await by.act(`/people/${people[1]!.id}/merge`, { into: people[0]!.id })).status).toBe(200)
    expect(await by.progress(list)).toMatchObject({ people: 1 })
  })
})

describe('two callers on one list', () => {
  test('never get the same person, not even at once, nor from another list', async () => {
    const { list, people } = await by.listOf(6)
    const other = await ada.make('/call-lists', { name: 'Other' })
    for (const person of people) await ada.add(person, other)
    const callers = [by, ada, calling(app.as(await app.join('Cleo', 'member'))), calling(app.as(app.max))]
    const taken = await Promise.all(callers.map((each, index) => each.next(index % 2 ? other : list)))
    const whom = taken.map((entry) => entry?.person)
    expect(whom).not.toContain(undefined)
    expect(new Set(whom).size).toBe(4)
    expect((await by.next(list))?.id).toBe(taken[0]!.id)
  })

  test('who leaves gives back whom they had, and who goes away loses them after some minutes', async () => {
    const { list, people } = await by.listOf(1)
    const entry = (await by.next(list))!
    expect(await ada.next(list)).toBeNull()
    expect((await ada.log(entry, { outcome: 'reached' })).body.code).toBe('not_now')
    expect((await bob.delete(`/call-lists/${list.id}/lease`)).status).toBe(204)
    expect((await ada.next(list))?.person).toBe(people[0]!.id)
    expect(await by.next(list, { entry: entry.id })).toBeNull()
    await app.workspace.db.run({ text: `update call_lease set until = now() - interval '1 second' where person_id = $1`, values: [people[0]!.id] }) // prettier-ignore
    expect((await by.next(list, { entry: entry.id }))?.id).toBe(entry.id)
  })

  test('who was passed over is not given again, but to others', async () => {
    const { list } = await by.listOf(2)
    const first = (await by.next(list))!
    const second = (await by.next(list, { not: [first.id] }))!
    expect(second.id).not.toBe(first.id)
    expect((await ada.next(list))?.id).toBe(first.id)
  })

  test('who may only look calls nobody, and nobody is called whom one may not see', async () => {
    const { list, people } = await by.listOf(2)
    const vera = app.as(app.vera)
    expect((await vera.post(`/call-lists/${list.id}/next`, {})).status).toBe(403)
    const row = await by.read(`/people/${people[0]!.id}`)
    await bob.patch(`/people/${row.id}`, { private: true }, row.version)
    expect((await ada.next(list))?.person).toBe(people[1]!.id)
    const hidden = (await ada.rowsOf('/call-entries', { field: 'list', is: list.id })).find((each) => each.person === row.id)! // prettier-ignore
    expect((await ada.log(hidden, { outcome: 'reached' })).status).toBe(404)
    expect((await vera.post('/call-lists', { name: 'Mine' })).status).toBe(403)
  })
})

describe('a call', () => {
  test('stands on the timeline with how it went and what was said', async () => {
    const { list, people } = await by.listOf(1)
    const entry = (await by.next(list))!
    const done = (await by.log(entry, { outcome: 'notInterested', notes: 'Has one already', minutes: 4 })).body.data
    expect(done).toMatchObject({ state: 'done', outcome: 'notInterested', tried: 1, calledBy: app.bob.id })
    expect(await by.rowsOf('/calls', about(people[0]!))).toMatchObject([{ subject: 'Spring', outcome: 'reached', notes: 'Has one already', minutes: 4, owner: app.bob.id }]) // prettier-ignore
    expect(await by.next(list)).toBeNull()
    expect((await by.log(entry, { outcome: 'reached' })).body.code).toBe('not_now')
    expect(await by.progress(list)).toMatchObject({ done: 1, outcomes: { notInterested: 1 } })
  })

  test.each(['noAnswer', 'voicemail'])('that ends with %s is made again on another working day, as often as the list says', async (outcome) => {
    const { list } = await by.listOf(1, { tries: 2 })
    const entry = (await by.next(list))!
    const later = (await by.log(entry, { outcome })).body.data
    expect(later).toMatchObject({ state: 'later', dueAt: expect.any(String) })
    expect([0, 6]).not.toContain(new Date(later.dueAt).getDay())
    expect(await by.next(list)).toBeNull()
    expect((await by.log(entry, { outcome })).body.data).toMatchObject({ state: 'done', dueAt: null, tried: 2 })
  }) // prettier-ignore

  test('to a wrong number marks it, and the next one is tried', async () => {
    const person = await by.somebody({ phones: [{ value: '+49 30 5550001' }, { value: '+49 30 5550002' }] })
    const list = await by.make('/call-lists', { name: 'Two numbers' })
    await by.add(person, list)
    const entry = (await by.next(list))!
    expect((await by.log(entry, { outcome: 'wrongNumber', number: '+1 555' })).body.fields[0].field).toBe('number')
    expect((await by.log(entry, { outcome: 'wrongNumber', number: '+49 30 5550001' })).body.data.state).toBe('waiting')
    const phones = (await by.read(`/people/${person.id}`)).phones as { value: string; valid: boolean | null }[]
    expect(phones.map(({ valid }) => valid)).toEqual([false, null])
    expect((await by.log((await by.next(list))!, { outcome: 'wrongNumber' })).body.data.state).toBe('done')
  })

  test('back is a task of whoever promised it, done once they call', async () => {
    const { list, people } = await by.listOf(1)
    const entry = (await by.next(list))!
    expect((await by.log(entry, { outcome: 'callBack', callBackOn: '2020-01-01' })).body.fields[0].field).toBe('callBackOn') // prettier-ignore
    const later = (await by.log(entry, { outcome: 'callBack', callBackOn: '2099-01-05' })).body.data
    const [task] = await by.rowsOf('/tasks', about(people[0]!))
    expect(task).toMatchObject({ id: later.task, owner: app.bob.id, done: false, dueAt: later.dueAt })
    expect(task!.title).toMatch(/^Call Eva Brandt \d+ back$/)
    await by.log(entry, { outcome: 'reached' })
    expect(await by.read(`/tasks/${task!.id}`)).toMatchObject({ done: true })
  })

  test('after which somebody is not to be called again withdraws what they agreed to, for every list', async () => {
    const purpose = await ada.make('/purposes', { name: 'News', channels: ['phone'] })
    const { list, people } = await by.listOf(1)
    const { list: other } = await by.listOf(0, { name: 'Other' })
    await by.add(people[0]!, other)
    const given = await by.make('/consents', { person: people[0]!.id, purpose: purpose.id, channel: 'phone', how: 'form' }) // prettier-ignore
    await by.log((await by.next(list))!, { outcome: 'doNotCall' })
    expect(await by.read(`/consents/${given.id}`)).toMatchObject({ state: 'withdrawn', how: 'spoken', source: 'Call list Spring' }) // prettier-ignore
    const all = await by.rowsOf('/consents', { and: [{ field: 'person', is: people[0]!.id }, { field: 'channel', is: 'phone' }] }) // prettier-ignore
    expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['withdrawn']))
    expect(all.length).toBeGreaterThan(1)
    expect(await by.next(other)).toBeNull()
    expect(await by.progress(other)).toMatchObject({ hindrances: { objected: 1 } })
  })

  test('is taken back whole: the person waits again, call and task are gone, the number counts', async () => {
    const { list, people } = await by.listOf(1)
    const entry = (await by.next(list))!
    const answer = await by.log(entry, { outcome: 'callBack' })
    expect((await bob.post('/undo', { cause: answer.body.cause })).body.data).toMatchObject({ conflicts: [], cannot: [] }) // prettier-ignore
    expect(await by.rowsOf('/calls', about(people[0]!))).toEqual([])
    expect(await by.rowsOf('/tasks', about(people[0]!))).toEqual([])
    expect(await by.next(list, { entry: entry.id })).toMatchObject({ state: 'waiting', outcome: null, tried: 0 })
    const wrong = await by.log(entry, { outcome: 'wrongNumber' })
    await bob.post('/undo', { cause: wrong.body.cause })
    const phones = (await by.read(`/people/${people[0]!.id}`)).phones as { valid: boolean | null }[]
    expect(phones[0]!.valid).toBeNull()
    expect((await by.next(list))?.id).toBe(entry.id)
  })

  test('is not logged by who may not, nor with an outcome that there is none', async () => {
    const { list } = await by.listOf(1)
    const entry = (await by.next(list))!
    const vera = calling(app.as(app.vera))
    expect((await bob.act(`/call-entries/${entry.id}/log`, {}, entry.version)).body.fields[0].field).toBe('outcome')
    expect((await vera.log(entry, { outcome: 'reached' })).status).toBe(403)
    expect((await by.log(entry, { outcome: 'dragons' })).status).toBe(422)
    const { list: mine } = await by.listOf(0)
    expect((await vera.add(await by.somebody(), mine)).status).toBe(403)
  })
})
