import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { newId } from '../../../kernel/id.ts'
import { keepCircle } from '../../../platform/access/circles.ts'
import { system } from '../../../platform/access/system.ts'
import { inWork } from '../../../platform/records/index.ts'
import { contextFor } from '../../../platform/site.ts'
import { note } from '../../activities/model/index.ts'
import { hear } from './index.ts'
import { wakeSnoozed } from './wake.ts'

// Another channel: what pigeons bring is written down as notes. Nothing in the room knows of it.

let app: TestApp
let ada: Client
let bob: Client
let max: Client
const circle = newId()

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob, max] = [app.as(app.ada), app.as(app.bob), app.as(app.max)]
  await keepCircle(app.workspace.db, circle, { users: [app.ada.id, app.bob.id], team: null })
  app.site.forget()
  await new Promise((done) => setTimeout(done, 1_100))
})
afterAll(() => app?.close())

const ctx = () => contextFor(app.site, system)
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

/** A pigeon brings a message, or one of ours takes it away. */
async function flies(thread: string, text: string, minutes: number, more: { direction?: 'in' | 'out'; by?: string } = {}) {
  await inWork(await ctx(), async (work) => {
    const { id } = await work.create(note, { text, owner: null, circle, private: true } as never)
    await work.flush()
    const { direction = 'in', by = null } = more
    const whom = { address: 'loft 7', name: 'Eva Halden', record: null }
    const message = { record: 'note', id }
    await hear(work, [{ channel: 'pigeon', thread, circle, message, at: ago(minutes), direction, automatic: false, by, subject: `On ${thread}`, preview: text, with: whom }])
  })
} // prettier-ignore
const conversationOf = async (client: Client, thread: string) => {
  const filter = encodeURIComponent(JSON.stringify({ field: 'subject', is: `On ${thread}` }))
  return (await client.get(`/conversations?filter=${filter}`)).body.data[0]
}
const counts = async (client: Client) => {
  const { body, text } = await client.get(`/conversation-queues?circle=${circle}`)
  if (!body.data) throw new Error(text)
  return body.data.counts
}
const act = async (client: Client, thread: string, name: string, input: object = {}) => {
  const { id, version } = await conversationOf(client, thread)
  return client.act(`/conversations/${id}/${name}`, input, version)
}

test('what another channel brings is a conversation of those who share it, and of nobody else', async () => {
  await flies('corn', 'How much corn?', 30)
  await flies('corn', 'And how many?', 20)
  expect(await conversationOf(bob, 'corn')).toMatchObject({
    ...{ channel: 'pigeon', state: 'open', owner: null, circle, private: true, preview: 'And how many?' },
    ...{ name: 'Eva Halden', address: 'loft 7' },
  })
  const { id } = await conversationOf(bob, 'corn')
  const { body } = await bob.get(`/conversations/${id}/messages`)
  expect(body.data.map(({ row }: { row: { text: string } }) => row.text)).toEqual(['How much corn?', 'And how many?'])
  expect(await conversationOf(max, 'corn')).toBeUndefined()
  for (const path of ['', '/messages', '/history'])
    expect((await max.get(`/conversations/${id}${path}`)).status).toBe(404)
  expect(await counts(max)).toEqual({ mine: 0, unassigned: 0, all: 0, mentions: 0, snoozed: 0 })
  expect(await counts(bob)).toEqual({ mine: 0, unassigned: 1, all: 1, mentions: 0, snoozed: 0 })
})

test('it is assigned to those who share it only, and that can be taken back', async () => {
  await flies('seed', 'Seed?', 10)
  const refused = await act(bob, 'seed', 'assign', { to: app.max.id })
  expect([refused.status, refused.body.fields?.[0]?.field]).toEqual([422, 'owner'])
  const done = await act(bob, 'seed', 'assign', { to: app.ada.id })
  expect(done.body.data.owner).toBe(app.ada.id)
  expect((await counts(ada)).mine).toBe(1)
  expect((await act(max, 'corn', 'assign', {}).catch(() => ({ status: 404 }))).status).toBe(404)
  expect((await bob.post('/undo', { cause: done.body.cause })).status).toBe(200)
  expect((await conversationOf(bob, 'seed')).owner).toBeNull()
})

test('done comes back when they write, and what is snoozed wakes when it is due', async () => {
  await flies('wing', 'My wing', 60)
  expect((await act(bob, 'wing', 'finish')).body.data).toMatchObject({ state: 'done', waitingSince: null })
  expect((await act(bob, 'wing', 'reopen')).body.data).toMatchObject({ state: 'open' })
  expect((await act(bob, 'wing', 'finish')).status).toBe(200)
  await flies('wing', 'Still my wing', 5)
  expect(await conversationOf(bob, 'wing')).toMatchObject({ state: 'open', preview: 'Still my wing' })
  expect((await act(bob, 'wing', 'snooze', { until: ago(1) })).body.fields[0].field).toBe('until')
  const until = new Date(Date.now() + 400).toISOString()
  expect((await act(bob, 'wing', 'snooze', { until })).body.data).toMatchObject({ state: 'snoozed' })
  await wakeSnoozed.run(await ctx(), {})
  expect((await conversationOf(bob, 'wing')).state).toBe('snoozed')
  await new Promise((done) => setTimeout(done, 500))
  await wakeSnoozed.run(await ctx(), {})
  expect(await conversationOf(bob, 'wing')).toMatchObject({ state: 'open', snoozedUntil: null })
})

test('an answer is whose it is, wherever it was written', async () => {
  await flies('loft', 'Is it dry?', 50)
  await flies('loft', 'It is', 40, { direction: 'out', by: app.bob.id })
  expect(await conversationOf(ada, 'loft')).toMatchObject({ owner: app.bob.id, waitingSince: null, state: 'open' })
})

test('a note about it is seen by those who share it, and whom it names has it among their mentions', async () => {
  await flies('ring', 'The ring is tight', 15)
  const { id } = await conversationOf(ada, 'ring')
  const written = await ada.post('/notes', { text: `@[Bob](${app.bob.id}) can you loosen it?`, about: [id] })
  expect(written.body.data).toMatchObject({ circle, private: true })
  expect((await bob.get(`/notes/${written.body.data.id}`)).status).toBe(200)
  expect((await max.get(`/notes/${written.body.data.id}`)).status).toBe(404)
  expect((await max.post('/notes', { text: 'Mine too', about: [id] })).status).toBe(422)
  expect([(await counts(bob)).mentions, (await counts(ada)).mentions]).toEqual([1, 0])
  const said = (await bob.get(`/conversations/${id}/messages`)).body.data as { record: string; row: { text: string } }[]
  expect(said.map(({ row }) => row.text.slice(0, 5))).toEqual(['The r', '@[Bob'])
})

test('nobody begins one among what others share', async () => {
  const answer = await max.post('/conversations', { subject: 'Slipped in', circle, owner: null })
  expect([answer.status, answer.body.fields?.[0]?.field]).toEqual([422, 'circle'])
})
