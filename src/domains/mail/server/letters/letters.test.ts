import { afterAll, beforeAll, expect, test } from 'vitest'
import { form, startTestApp, type Client, type TestApp } from '../../../../../test/app.ts'
import { inWork } from '../../../../platform/records/index.ts'
import { systemContext } from '../../../../platform/site.ts'
import { letter, undoMs } from '../../model/index.ts'
import { keepSending } from '../sending/sendings.ts'

let app: TestApp
let ada: Client
let bob: Client
let box: string

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  box = await sendingBox(ada, 'ada@letters.example')
})
afterAll(() => app.close())

/** A mailbox that says how it sends; nothing is sent here. */
async function sendingBox(client: Client, address: string): Promise<string> {
  const { id } = (await client.post('/mailboxes', { address })).body.data
  const way = { host: 'mail.letters.example', port: 465, startTls: false, userName: address, authority: null }
  await keepSending(app.workspace.db, id, way)
  return id
}

const written = async (values: object = {}, client = ada) => {
  const answer = await client.post('/letters', { mailbox: box, sendTo: 'Eva Halden <eva@acme.example>', subject: 'Offer', page: '<p>Hello</p>', ...values }) // prettier-ignore
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data as { id: string; version: number; private: boolean; page: string }
}
const read = async (id: string, client = ada) => (await client.get(`/letters/${id}`)).body.data
const does = async (id: string, name: string, input: object = {}, client = ada) =>
  client.act(`/letters/${id}/${name}`, input, (await read(id, client))?.version ?? 1)
const delivery = async (id: string) => (await ada.get(`/letters/${id}/delivery`)).body.data

test('a letter is kept half done, private, and harmless', async () => {
  const row = await written({ sendTo: 'half an addr', page: '<p onclick="x()">Hello<script>y()</script></p>' })
  expect(row).toMatchObject({ private: true, state: 'draft', page: '<p>Hello</p>' })
  const { id } = row
  expect((await ada.patch(`/letters/${id}`, { page: '<b>New</b><iframe></iframe>' }, row.version)).body.data.page).toBe('<b>New</b>') // prettier-ignore
  expect((await bob.get(`/letters/${id}`)).status).toBe(404)
  expect((await bob.get(`/letters/${id}/delivery`)).status).toBe(404)
  expect(await delivery(id)).toBeNull()
})

test('it waits ten seconds, under an id that stays, and says whom it goes to', async () => {
  const { id } = await written({ cc: 'bob@x.example; "Halden, Eva" <eva@acme.example>', bcc: 'B <b@y.example>' })
  const before = Date.now()
  const sent = await does(id, 'send')
  expect(sent.body.data.state, sent.text).toBe('due')
  const waits = Date.parse(sent.body.data.sendAt) - before
  expect(waits).toBeGreaterThan(undoMs - 500)
  expect(waits).toBeLessThan(undoMs + 5_000)
  const first = await delivery(id)
  expect(first).toMatchObject({ tries: 0, nextAt: sent.body.data.sendAt, messageId: expect.stringMatching(/@letters\.example$/) }) // prettier-ignore
  expect(first.receivers.map(({ address, state }: { address: string; state: string }) => [address, state])).toEqual(
    ['b@y.example', 'bob@x.example', 'eva@acme.example'].map((address) => [address, 'waiting']),
  )
  expect((await does(id, 'stop')).body.data).toMatchObject({ state: 'draft', sendAt: null })
  expect(await delivery(id)).toMatchObject({ nextAt: null })
  await does(id, 'send', { at: new Date(Date.now() + 3_600_000).toISOString() })
  expect((await delivery(id)).messageId).toBe(first.messageId)
})

test('taking the sending back stops it; taking the stop back sends nothing', async () => {
  const { id } = await written()
  const sent = await does(id, 'send')
  expect((await ada.post('/undo', { cause: sent.body.cause })).status).toBe(200)
  expect(await read(id)).toMatchObject({ state: 'draft', sendAt: null })
  expect(await delivery(id)).toMatchObject({ nextAt: null })
  await does(id, 'send')
  const stopped = await does(id, 'stop')
  expect((await ada.post('/undo', { cause: stopped.body.cause })).body.code).toBe('not_now')
  expect(await read(id)).toMatchObject({ state: 'draft' })
})

test('what is wrong is said at its field as it is sent', async () => {
  const trouble = async (values: object, input: object = {}) => {
    const { status, body } = await does((await written(values)).id, 'send', input)
    return [status, body.code, body.fields?.map(({ field }: { field: string }) => field)]
  }
  expect(await trouble({ sendTo: '' })).toEqual([422, 'invalid', ['sendTo']])
  expect(await trouble({ sendTo: 'eva@', cc: 'nobody' })).toEqual([422, 'invalid', ['sendTo', 'cc']])
  const many = Array.from({ length: 101 }, (_, at) => `a${at}@x.example`).join(', ')
  expect(await trouble({ sendTo: many })).toEqual([422, 'invalid', ['sendTo']])
  expect(await trouble({ mailbox: null })).toEqual([422, 'invalid', ['mailbox']])
  const { id } = (await ada.post('/mailboxes', { address: 'ada@mute.example' })).body.data
  expect(await trouble({ mailbox: id })).toEqual([422, 'no_way_to_send', ['mailbox']])
  expect(await trouble({}, { at: '2020-01-01T00:00:00Z' })).toEqual([422, 'invalid', ['at']])
  const theirs = await ada.patch(`/mailboxes/${await sendingBox(bob, 'bob@letters.example')}`, {}, 1)
  expect(theirs.status).toBe(404)
})

test('nobody sends the letter of another, or from the mailbox of another', async () => {
  const { id } = await written({ private: false })
  expect((await does(id, 'send', {}, bob)).status).toBe(403)
  const own = await written({ mailbox: null }, bob)
  const { id: open } = (await ada.post('/mailboxes', { address: 'open@letters.example', private: false })).body.data
  await bob.patch(`/letters/${own.id}`, { mailbox: open }, own.version)
  expect((await does(own.id, 'send', {}, bob)).body.fields).toMatchObject([{ field: 'mailbox' }])
})

test('what waits to be sent is closed until it is stopped; its state is said by deeds alone', async () => {
  const { id } = await written()
  const { version } = (await does(id, 'send')).body.data
  expect((await ada.patch(`/letters/${id}`, { subject: 'Other' }, version)).body.code).toBe('letter_on_its_way')
  expect((await ada.delete(`/letters/${id}`, version)).body.code).toBe('not_now')
  await does(id, 'stop')
  expect((await ada.patch(`/letters/${id}`, { subject: 'Other' }, version + 1)).status).toBe(200)
  expect((await ada.patch(`/letters/${id}`, { state: 'sent' }, version + 2)).status).toBe(422)
  expect((await ada.post('/letters', { state: 'sent' })).body.fields).toMatchObject([{ field: 'state' }])
  expect((await ada.delete(`/letters/${id}`, version + 2)).status).toBe(200)
})

test('files that hang on it are the sender’s to see, and not too large', async () => {
  const upload = async (client: Client, bytes: string) => {
    const { body, headers } = form({ private: 'true' }, 'offer.txt', bytes)
    return (await client.send('POST', '/files/upload', headers, body)).body.data.id as string
  }
  const own = await written({ attachments: [await upload(ada, 'Bytes')] })
  expect((await does(own.id, 'send')).body.data.state).toBe('due')
  const large = await written({ attachments: [await upload(ada, 'x'.repeat(20_000_001))] })
  expect((await does(large.id, 'send')).body.fields).toMatchObject([{ field: 'attachments' }])
  const others = await ada.post('/letters', { attachments: [await upload(bob, 'Secret')] })
  expect(others.status).toBe(422)
})

test('whoever asked not to be written to is not, but for an answer to what they wrote', async () => {
  const person = (await ada.post('/people', { lastName: 'Quiet', emails: [{ value: 'quiet@acme.example' }] })).body.data
  const { id: purpose } = (await ada.post('/purposes', { name: 'News', channels: ['email'] })).body.data
  const said = { person: person.id, purpose, channel: 'email', state: 'withdrawn', since: new Date().toISOString(), how: 'form' } // prettier-ignore
  expect((await ada.post('/consents', said)).status).toBe(201)
  const { id } = await written({ sendTo: 'quiet@acme.example' })
  expect((await does(id, 'send')).body.fields).toMatchObject([{ field: 'sendTo', message: expect.stringContaining('quiet@acme.example') }]) // prettier-ignore
})

test('of one that is held its sender says whether it left', async () => {
  const hold = async () => {
    const { id } = await written({ subject: 'Held' })
    await does(id, 'send')
    await app.workspace.db.run({ text: `update mail_letter set dated_at = now(), due_at = null where letter_id = $1`, values: [id] }) // prettier-ignore
    await inWork(await systemContext(app.site), async (work) => {
      for (const name of ['sending', 'hold'] as const)
        await work.update(letter, (await work.peek(letter, id))!, name === 'hold' ? { state: 'held', trouble: 'unknown' } : { state: 'sending' }, { name }) // prettier-ignore
    })
    return id
  }
  const left = await hold()
  const { email } = (await does(left, 'arrived')).body.data
  expect((await ada.get(`/emails/${email}`)).body.data).toMatchObject({ subject: 'Held', direction: 'out', private: true, text: 'Hello' }) // prettier-ignore
  expect((await delivery(left)).receivers).toMatchObject([{ address: 'eva@acme.example', state: 'accepted' }])
  const lost = await hold()
  const { messageId } = await delivery(lost)
  expect((await does(lost, 'resend')).body.data).toMatchObject({ state: 'due', trouble: null })
  expect(await delivery(lost)).toMatchObject({ messageId })
})
