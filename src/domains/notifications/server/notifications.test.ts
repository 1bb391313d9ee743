import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Person, type TestApp } from '../../../../test/app.ts'
import { newId } from '../../../kernel/id.ts'
import { mentionToken } from '../../../kernel/mention.ts'
import { contextFor, systemContext } from '../../../platform/site.ts'
import { system } from '../../../platform/access/system.ts'
import type { Group } from '../model/index.ts'
import { remindOwners } from './due-reminders.ts'

let app: TestApp
beforeAll(async () => void (app = await startTestApp({ workers: true })))
afterAll(() => app.close())

const inbox = async (who: Person, shelf = 'open') =>
  (await app.as(who).get(`/notifications?shelf=${shelf}`)).body.data as Group[]
const count = async (who: Person) => (await app.as(who).get('/notifications/count')).body.data.unread as number
const about = async (who: Person, id: string, shelf = 'open') => (await inbox(who, shelf)).find((group) => group.id === id) // prettier-ignore
const told = (who: Person, id: string, kind: string) =>
  expect.poll(async () => (await about(who, id))?.notifications.map((each) => each.kind) ?? []).toContain(kind)
const add = async (who: Person, path: string, values: object) => {
  const answer = await app.as(who).post(path, values)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data as { id: string; version: number }
}
const deal = (who: Person, more: object = {}) => add(who, '/deals', { name: `Deal ${newId()}`, ...more })
const name = ({ id, name }: Person) => mentionToken({ id, name })
const change = (who: Person, body: object) => app.as(who).patch('/notifications', body)

/** Until everything written so far has become what it becomes. */
async function settled(): Promise<void> {
  const mark = await deal(app.ada, { owner: app.max.id })
  await told(app.max, mark.id, 'assigned')
  const text = 'select count(*)::int as count from graphile_worker._private_jobs'
  const waiting = async () => (await app.workspace.db.run<{ count: number }>({ text, values: [] }))[0]!.count
  await expect.poll(waiting).toBe(0)
}

test('who is put in charge is told, loudly and once; who did it is not', async () => {
  const { id, version } = await deal(app.ada)
  const before = await count(app.bob)
  await app.as(app.ada).patch(`/deals/${id}`, { owner: app.bob.id }, version)
  await told(app.bob, id, 'assigned')
  await settled()
  const group = (await about(app.bob, id))!
  expect(group).toMatchObject({ record: 'deal', unread: true, loud: true, attention: null })
  expect(group.notifications).toMatchObject([{ by: 'Ada', kind: 'assigned', deed: 'update', record: 'deal', recordId: id }])
  expect(await count(app.bob)).toBe(before + 1)
  expect(await about(app.ada, id)).toBeUndefined()
}) // prettier-ignore

test('who is named in a note is told under what it is about, with the words, and once more only where they are named anew', async () => {
  const { id } = await deal(app.ada)
  const note = await add(app.ada, '/notes', { text: `Hello.\nCan you call ${name(app.bob)}?`, about: [id] })
  await told(app.bob, id, 'mentioned')
  expect((await about(app.bob, id))!.notifications).toMatchObject([
    { kind: 'mentioned', record: 'note', recordId: note.id, text: 'Can you call @Bob?' },
  ])
  await app.as(app.ada).patch(`/notes/${note.id}`, { text: `${name(app.vera)}, ask ${name(app.bob)}.` }, note.version)
  await told(app.vera, id, 'mentioned')
  await settled()
  expect((await about(app.bob, id))!.notifications).toHaveLength(1)
})

test('a line tells each person once, for the strongest reason', async () => {
  const { id } = await deal(app.ada, { owner: app.bob.id })
  await told(app.bob, id, 'assigned')
  await add(app.ada, '/notes', { text: `For ${name(app.bob)}`, about: [id] })
  await told(app.bob, id, 'mentioned')
  await settled()
  expect((await about(app.bob, id))!.notifications.map(({ kind }) => kind)).toEqual(['mentioned', 'assigned'])
})

test('what somebody owns or follows and another changes waits quietly, as they wish', async () => {
  const { id, version } = await deal(app.bob)
  const before = await count(app.bob)
  const follow = (who: Person, state: string | null) => app.as(who).patch(`/attention/${id}`, { state })
  expect((await follow(app.vera, 'following')).body.data).toEqual({ state: 'following' })
  await app.as(app.ada).patch(`/deals/${id}`, { name: 'Renamed' }, version)
  await app.as(app.ada).patch(`/deals/${id}`, { closeOn: '2027-05-01' }, version + 1)
  await told(app.bob, id, 'changed')
  await told(app.vera, id, 'changed')
  await settled()
  expect((await about(app.bob, id))!).toMatchObject({ loud: false, unread: true, attention: null })
  expect((await about(app.vera, id))!.attention).toBe('following')
  expect((await about(app.bob, id))!.notifications[0]).toMatchObject({ deed: 'update', fields: ['closeOn'], by: 'Ada' })
  expect(await count(app.bob)).toBe(before)

  await app.as(app.bob).patch('/me/preferences', { toldOfChanges: 'followed' })
  await follow(app.vera, 'muted')
  const had = (await about(app.bob, id))!.notifications.length
  await app.as(app.ada).patch(`/deals/${id}`, { closeOn: '2027-06-01' }, version + 2)
  await settled()
  expect((await about(app.bob, id))!.notifications).toHaveLength(had)
  await follow(app.bob, 'following')
  await app.as(app.ada).patch(`/deals/${id}`, { closeOn: '2027-07-01' }, version + 3)
  await expect.poll(async () => (await about(app.bob, id))!.notifications.length).toBe(had + 1)
  await app.as(app.bob).patch('/me/preferences', { toldOfChanges: null })
  expect((await about(app.vera, id))!.notifications).toHaveLength(had)
})

test('a muted record is silent, also when its owner is named there', async () => {
  const { id } = await deal(app.bob)
  await app.as(app.bob).patch(`/attention/${id}`, { state: 'muted' })
  await add(app.ada, '/notes', { text: `Quiet, ${name(app.bob)}`, about: [id] })
  await settled()
  expect(await about(app.bob, id)).toBeUndefined()
})

test('who may not see a text in which they are named is not told; what may no longer be seen is gone', async () => {
  const hidden = await deal(app.ada)
  const secret = await add(app.ada, '/notes', { text: `Not for ${name(app.bob)}`, about: [hidden.id], private: true })
  const open = await add(app.ada, '/notes', { text: `For ${name(app.bob)}`, about: [hidden.id] })
  await told(app.bob, hidden.id, 'mentioned')
  await settled()
  const answer = await app.as(app.bob).get('/notifications')
  expect(answer.text).not.toContain(secret.id)
  const before = await count(app.bob)
  await app.as(app.ada).patch(`/notes/${open.id}`, { private: true }, open.version)
  expect(await about(app.bob, hidden.id)).toBeUndefined()
  expect((await app.as(app.bob).get('/notifications')).text).not.toContain(open.id)
  expect(await count(app.bob)).toBe(before - 1)
})

test('where members see their own, a note is shown under itself when what it is about may not be seen', async () => {
  const { id, version } = (await app.as(app.ada).get('/me')).body.data.workspace
  await app.as(app.ada).patch(`/workspaces/${id}`, { membersSee: 'own' }, version)
  const theirs = await deal(app.ada)
  await add(app.ada, '/notes', { text: `For ${name(app.bob)}`, about: [theirs.id] })
  const task = await add(app.ada, '/tasks', { title: 'Look into it', owner: app.bob.id, about: [theirs.id] })
  await told(app.bob, task.id, 'assigned')
  await settled()
  expect(await about(app.bob, theirs.id)).toBeUndefined()
  expect((await app.as(app.bob).get('/notifications')).text).not.toContain(theirs.id)
  expect((await app.as(app.bob).patch(`/attention/${theirs.id}`, { state: 'following' })).status).toBe(404)
  const now = (await app.as(app.ada).get('/me')).body.data.workspace
  await app.as(app.ada).patch(`/workspaces/${id}`, { membersSee: 'all' }, now.version)
})

test('a notification is its reader’s alone: nobody else sees it or ticks it off', async () => {
  const { id } = await deal(app.ada, { owner: app.bob.id })
  await told(app.bob, id, 'assigned')
  const ids = (await about(app.bob, id))!.notifications.map((each) => each.id)
  for (const other of [app.ada, app.max, app.vera]) {
    expect((await app.as(other).get('/notifications')).text).not.toContain(ids[0])
    expect((await change(other, { ids, done: true })).body.data).toEqual({ changed: 0 })
  }
  expect((await about(app.bob, id))!.unread).toBe(true)
  expect((await app.signedOut.get('/notifications')).status).toBe(401)
  expect((await app.signedOut.get('/notifications/count')).status).toBe(401)
  expect((await app.signedOut.patch('/notifications', { ids, done: true })).status).toBe(401)
  expect((await app.signedOut.patch(`/attention/${id}`, { state: 'muted' })).status).toBe(401)
  expect((await change(app.bob, { ids: ['x'], done: true })).body.fields[0].field).toMatch(/^ids/)
})

test('read, done, undone and put off until later', async () => {
  const { id } = await deal(app.ada, { owner: app.bob.id })
  await told(app.bob, id, 'assigned')
  const ids = (await about(app.bob, id))!.notifications.map((each) => each.id)
  await change(app.bob, { ids, read: true })
  expect((await about(app.bob, id))!.unread).toBe(false)
  await change(app.bob, { ids, done: true })
  expect(await about(app.bob, id)).toBeUndefined()
  expect(await about(app.bob, id, 'done')).toBeDefined()
  await change(app.bob, { ids, done: false })
  const later = new Date(Date.now() + 400).toISOString()
  await change(app.bob, { ids, snoozedUntil: later })
  expect(await about(app.bob, id)).toBeUndefined()
  expect((await about(app.bob, id, 'snoozed'))!.snoozedUntil).toBe(later)
  await expect.poll(() => about(app.bob, id)).toMatchObject({ unread: true, at: later })
})

test('a bulk edit tells each person once, with how many', async () => {
  const deals = await Promise.all([1, 2, 3].map(() => deal(app.ada)))
  const bulk = await app.as(app.ada).post('/deals/bulk', { ids: deals.map(({ id }) => id), patch: { owner: app.bob.id } })
  expect(bulk.status, bulk.text).toBeLessThan(300)
  const many = async () => (await inbox(app.bob)).flatMap((group) => group.notifications).filter(({ times }) => times > 1)
  await expect.poll(async () => (await many()).map(({ times }) => times)).toEqual([3])
  expect((await many())[0]).toMatchObject({ kind: 'assigned', record: 'deal', by: 'Ada' })
}) // prettier-ignore

test('of many changes at once each person hears each once, whoever makes them', async () => {
  const deals = await Promise.all(Array.from({ length: 24 }, (_, index) => deal(index % 2 ? app.bob : app.max)))
  const texts = deals.map(({ id }) => add(app.ada, '/notes', { text: `Ask ${name(app.vera)}`, about: [id] }))
  const changes = deals.map(({ id, version }) => app.as(app.ada).patch(`/deals/${id}`, { name: `New ${id}` }, version))
  for (const answer of await Promise.all(changes)) expect(answer.status, answer.text).toBe(200)
  await Promise.all(texts)
  await settled()
  const kinds = async (who: Person) => {
    const groups = (await inbox(who)).filter(({ id }) => deals.some((each) => each.id === id))
    return groups.map(({ id, notifications }) => [id, notifications.map(({ kind, deed }) => `${kind} ${deed}`).sort()])
  }
  const owned = (rest: number) => deals.filter((_, index) => index % 2 === rest).map(({ id }) => [id, ['changed create', 'changed update']]) // prettier-ignore
  expect((await kinds(app.bob)).sort()).toEqual(owned(1).sort())
  expect((await kinds(app.max)).sort()).toEqual(owned(0).sort())
  expect((await kinds(app.vera)).sort()).toEqual(deals.map(({ id }) => [id, ['mentioned create']]).sort())
  expect((await kinds(app.ada)).length).toBe(0)
})

test('whoever started work is told that it is over, and nobody else', async () => {
  const { body } = await app.as(app.vera).post('/exports', { record: 'deal', fields: ['name'] })
  const job = body.data.id
  await told(app.vera, job, 'job')
  expect((await about(app.vera, job))!).toMatchObject({ record: null, loud: false })
  expect((await about(app.vera, job))!.notifications[0]!.job).toMatchObject({ state: 'done', error: null })
  expect(await about(app.ada, job)).toBeUndefined()
})

test('a reminder that is due is told once, also a private one, and not when it is over', async () => {
  const remindAt = new Date(Date.now() - 60_000).toISOString()
  const { id, version } = await add(app.bob, '/tasks', { title: 'Call Eva', remindAt, private: true })
  const over = await add(app.bob, '/tasks', { title: 'Done already', remindAt })
  await app.as(app.bob).act(`/tasks/${over.id}/complete`, {}, over.version)
  const ctx = await systemContext(app.site)
  await remindOwners.run(ctx, {})
  await remindOwners.run(ctx, {})
  expect((await about(app.bob, id))!.notifications).toMatchObject([{ kind: 'reminder', title: 'Call Eva', by: null }])
  expect(await about(app.bob, over.id)).toBeUndefined()
  await app.as(app.bob).patch(`/tasks/${id}`, { remindAt: new Date(Date.now() - 30_000).toISOString() }, version)
  await remindOwners.run(ctx, {})
  expect((await about(app.bob, id))!.notifications).toHaveLength(2)
})

test('ten minutes before a meeting with somebody its owner is told to prepare, once, and again when it was put off', async () => {
  const eva = await add(app.bob, '/people', { lastName: 'Halden' })
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
  const meet = (minutes: number, more: object = {}) => add(app.bob, '/meetings', { title: 'Line check', startsAt: inMinutes(minutes), about: [eva.id], ...more }) // prettier-ignore
  const soon = await meet(8, { private: true })
  const others = [await meet(15), await meet(-1), await meet(8, { about: [] })]
  const ctx = await systemContext(app.site)
  for (let round = 0; round < 2; round++) await remindOwners.run(ctx, {})
  expect(await about(app.bob, soon.id)).toMatchObject({ record: 'meeting', loud: true, notifications: [{ kind: 'reminder', title: 'Line check' }] }) // prettier-ignore
  for (const { id } of others) expect(await about(app.bob, id)).toBeUndefined()
  expect(await about(app.ada, soon.id)).toBeUndefined()
  await app.as(app.bob).patch(`/meetings/${soon.id}`, { startsAt: inMinutes(9) }, soon.version)
  await remindOwners.run(ctx, {})
  expect((await about(app.bob, soon.id))!.notifications).toHaveLength(2)
})

test('what Farley or an import brings in is no news', async () => {
  const definition = app.site.registry.record('deal')!
  const { createRecord } = await import('../../../platform/records/index.ts')
  const ctx = await contextFor(app.site, system, { id: newId(), kind: 'import' })
  const made = await createRecord(ctx, definition, { name: 'From a file', owner: app.bob.id } as never)
  await settled()
  expect(await about(app.bob, made.id as string)).toBeUndefined()
})
