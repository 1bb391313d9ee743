import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { newId } from '../../../kernel/id.ts'
import { mayContact } from './index.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
let vera: Client
let newsletter: Row

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob, vera] = [app.as(app.ada), app.as(app.bob), app.as(app.vera)]
  newsletter = await create('/purposes', {
    name: 'Newsletter',
    words: 'News, once a month',
    channels: ['email', 'post'],
  })
})
afterAll(() => app.close())

async function create(path: string, given: unknown, who = ada): Promise<Row> {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const read = async (path: string): Promise<Row> => (await ada.get(path)).body.data
const person = (lastName: string) => create('/people', { lastName })
const agreed = (who: Row, more: object = {}) =>
  create('/consents', { person: who.id, purpose: newsletter.id, channel: 'email', how: 'form', ...more })
const asked = async (who: Row, channel = 'email', by = ada) =>
  (await by.get(`/privacy/may-contact?person=${who.id}&purpose=${newsletter.id}&channel=${channel}`)).body.data
const listed = async () => {
  const filter = encodeURIComponent(JSON.stringify({ field: 'emailFor', contains: newsletter.id }))
  return (await ada.get(`/people?filter=${filter}`)).body.data.map(({ id }: Row) => id) as string[]
}

describe('whether somebody may be contacted', () => {
  test('is no until they agree, yes then, no once they withdraw; lists say the same, and history keeps each proof', async () => {
    const eva = await person('Eva')
    expect(await asked(eva)).toEqual({ may: false, why: 'neverAsked' })
    const row = await agreed(eva, { source: 'Fair in Lyon' })
    expect(row).toMatchObject({ title: 'Newsletter', state: 'given', words: 'News, once a month', how: 'form' })
    expect(await asked(eva)).toEqual({ may: true, why: 'given' })
    expect(await asked(eva, 'post')).toEqual({ may: false, why: 'neverAsked' })
    expect(await listed()).toEqual([eva.id])
    const withdrawn = await ada.act(
      `/consents/${row.id}/withdraw`,
      { how: 'spoken', source: 'On the phone' },
      row.version,
    )
    expect(withdrawn.body.data).toMatchObject({ state: 'withdrawn', how: 'spoken', words: 'News, once a month' })
    expect(await asked(eva)).toEqual({ may: false, why: 'withdrawn' })
    expect(await listed()).toEqual([])
    const past = (await ada.get(`/consents/${row.id}/history`)).body.data
    expect(past[0]).toMatchObject({ name: 'withdraw', before: { state: 'given', how: 'form', source: 'Fair in Lyon' } })
    const { version } = await read(`/consents/${row.id}`)
    const again = await ada.act(`/consents/${row.id}/give`, { how: 'doubleOptIn' }, version)
    expect(again.body.data).toMatchObject({ state: 'given', how: 'doubleOptIn' })
    await ada.post('/undo', { cause: again.body.cause })
    expect(await asked(eva)).toEqual({ may: false, why: 'withdrawn' })
    expect(await listed()).toEqual([])
  })

  test('is no for a purpose that was archived, or that is none', async () => {
    const old = await create('/purposes', { name: 'Old', channels: ['email'] })
    const eva = await person('Archived')
    await agreed(eva, { purpose: old.id })
    expect(await mayContact(app.site.workspace.db, eva.id, old.id, 'email')).toEqual({ may: true, why: 'given' })
    await ada.delete(`/purposes/${old.id}`, old.version)
    for (const purpose of [old.id, newId()])
      expect(await mayContact(app.site.workspace.db, eva.id, purpose, 'email')).toMatchObject({ why: 'noSuchPurpose' })
  })
})

describe('what is refused', () => {
  test('a second consent of the same kind, another channel, the future, and a change that no action makes', async () => {
    const eva = await person('Refused')
    const row = await agreed(eva)
    const given = { person: eva.id, purpose: newsletter.id, channel: 'email', how: 'form' }
    expect((await ada.post('/consents', given)).body).toMatchObject({ fields: [{ field: 'purpose' }] })
    expect((await ada.post('/consents', { ...given, channel: 'phone' })).body.fields).toMatchObject([
      { field: 'channel' },
    ])
    const future = new Date(Date.now() + 86_400_000).toISOString()
    expect((await ada.post('/consents', { ...given, channel: 'post', since: future })).body.fields).toMatchObject([{ field: 'since' }]) // prettier-ignore
    for (const patch of [{ state: 'withdrawn' }, { person: (await person('Other')).id }, { words: 'other' }])
      expect((await ada.patch(`/consents/${row.id}`, patch, row.version)).status).toBe(422)
    expect((await ada.act(`/consents/${row.id}/give`, { how: 'form' }, row.version)).status).toBe(409)
  })

  test('who may not change a person records no consent of theirs, and only admins name purposes', async () => {
    const eva = await person('Closed')
    const row = await agreed(eva)
    const given = { person: eva.id, purpose: newsletter.id, channel: 'post', how: 'form' }
    expect((await vera.post('/consents', given)).status).toBe(403)
    expect((await vera.act(`/consents/${row.id}/withdraw`, { how: 'spoken' }, row.version)).status).toBe(403)
    expect((await bob.post('/purposes', { name: 'Mine', channels: ['email'] })).status).toBe(403)
    const hidden = await create('/people', { lastName: 'Hidden', private: true })
    const answer = await bob.get(`/privacy/may-contact?person=${hidden.id}&purpose=${newsletter.id}&channel=email`)
    expect(answer.status).toBe(404)
  })
})

test('of two people that become one the withdrawn consent holds; taken back, each has their own again', async () => {
  const [gone, stays] = [await person('Gone'), await person('Stays')]
  const no = await agreed(gone)
  await ada.act(`/consents/${no.id}/withdraw`, { how: 'paper' }, no.version)
  const yes = await agreed(stays)
  await agreed(gone, { channel: 'post' })
  const merged = await ada.act(
    `/people/${gone.id}/merge`,
    { into: stays.id },
    (await read(`/people/${gone.id}`)).version,
  )
  expect(merged.status, JSON.stringify(merged.body)).toBe(200)
  expect(await asked(stays)).toEqual({ may: false, why: 'withdrawn' })
  expect(await mayContact(app.site.workspace.db, gone.id, newsletter.id, 'email')).toMatchObject({ why: 'withdrawn' })
  expect(await asked(stays, 'post')).toEqual({ may: true, why: 'given' })
  expect(await read(`/people/${stays.id}`)).toMatchObject({ emailFor: null, postFor: [newsletter.id] })
  expect((await ada.post('/undo', { cause: merged.body.cause })).status).toBe(200)
  expect(await read(`/consents/${yes.id}`)).toMatchObject({ person: stays.id, deletedAt: null })
  expect(await asked(stays)).toEqual({ may: true, why: 'given' })
  expect(await asked(gone)).toEqual({ may: false, why: 'withdrawn' })
  expect(await read(`/people/${stays.id}`)).toMatchObject({ emailFor: [newsletter.id], postFor: null })
  expect(await read(`/people/${gone.id}`)).toMatchObject({ emailFor: null, postFor: [newsletter.id] })
})
