import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, TestApp } from '../../../../../test/app.ts'
import { findOrInstallDovecot, type TestMailServer } from '../../../../../test/mail-server.ts'
import type { Suggestion } from '../../model/suggestion.ts'
import { startTestMail, type TestMail } from '../testing.ts'

const has = findOrInstallDovecot()
if (!has) console.log('Left out: suggestions from a real mailbox, since there is no Dovecot and it cannot be installed here.') // prettier-ignore

let app: TestApp
let server: TestMailServer
let ada: Client
let bob: Client
let mails: TestMail

beforeAll(async () => {
  if (!has) return
  mails = await startTestMail()
  ;({ app, server, ada, bob } = mails)
})
afterAll(() => mails?.close())

const patience = { timeout: 20_000 }
const connected = (client: Client, address: string) => mails.connected(client, address)
const mail = (from: string, to: string, subject: string, { day = '02', text = 'Hello', more = [] as string[] } = {}) =>
  [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, `Date: Mon, ${day} Mar 2026 10:00:00 +0100`, ...more, '', text].join('\r\n') // prettier-ignore
const counts = async (client: Client, id: string) => (await client.get(`/mailboxes/${id}/sync`)).body.data.counts
const suggested = async (client: Client, query = '') =>
  (await client.get(`/mail-suggestions${query}`)).body.data as Suggestion[]
const at = async (client: Client, domain: string) =>
  (await suggested(client)).filter(({ address }) => address.endsWith(domain))
const accept = (client: Client, ...taken: object[]) => client.post('/mail-suggestions/accept', { taken })
const named = async (path: string, field: string, value: string) => {
  const filter = encodeURIComponent(JSON.stringify({ field, is: value }))
  return (await ada.get(`/${path}?filter=${filter}`)).body.data
}

const signed = `Good morning,

please find our drawing.

Kind regards
Nora Later
Head of Purchasing
Later Machines Ltd
Phone: +44 20 7946 0123`

test.runIf(has)('who writes is suggested with what their signature says, and taken up with their house, their mail at once', { timeout: 60_000 }, async () => {
  const address = 'ada@suggests.example'
  await server.deliver(address, mail('Nora <nora@later.example>', address, 'Newest', { day: '09', text: signed }))
  await server.deliver(address, mail('"Later, Nora" <nora@later.example>', address, 'Older'))
  await server.deliver(address, mail('info@later.example', address, 'From the house', { day: '04' }))
  await server.deliver(address, mail('no-reply@later.example', address, 'Nobody reads this'))
  const id = await connected(ada, address)
  await expect.poll(async () => (await at(ada, 'later.example'))[0]?.jobTitle, patience).toBe('Head of Purchasing')
  expect(await at(ada, 'later.example')).toMatchObject([
    { address: 'nora@later.example', becomes: 'person', firstName: 'Nora', lastName: 'Later', phones: [{ value: '+44 20 7946 0123' }], company: { id: null, name: 'Later Machines Ltd', domain: 'later.example' }, messages: 2 },
    { address: 'info@later.example', becomes: 'company', messages: 1 },
  ])
  expect(await counts(ada, id)).toMatchObject({ waiting: 3, skipped: 1 })

  const { status, body, text } = await accept(ada, { address: 'nora@later.example' }, { address: 'info@later.example' })
  expect(status, text).toBe(200)
  const [house] = await named('companies', 'website', 'https://later.example')
  const [nora] = await named('people', 'lastName', 'Later')
  expect(nora).toMatchObject({ company: house.id, jobTitle: 'Head of Purchasing', source: 'mail', owner: app.ada.id, emails: [{ value: 'nora@later.example' }], phones: [{ normal: '+442079460123' }] })
  expect(house).toMatchObject({ name: 'Later Machines Ltd', source: 'mail', emails: [{ value: 'info@later.example' }] })
  expect(body.data.made.toSorted()).toEqual([house.id, nora.id].toSorted())
  await expect.poll(() => counts(ada, id), patience).toMatchObject({ taken: 3, waiting: 0, due: 0 })
  expect((await ada.get(`/people/${nora.id}/timeline`)).text).toContain('Newest')

  expect((await ada.post('/undo', { cause: body.cause })).status).toBe(200)
  expect(await named('people', 'lastName', 'Later')).toEqual([])
}) // prettier-ignore

test.runIf(has)('who is there already gets a further address; a house that is there is joined, and an address that many share has none', { timeout: 60_000 }, async () => {
  const address = 'ada@joins.example'
  const house = (await ada.post('/companies', { name: 'Joined', website: 'https://www.joined.example' })).body.data
  const eva = (await ada.post('/people', { lastName: 'Twice', emails: [{ value: 'eva@work.example' }] })).body.data
  for (const from of ['Lifts of Orth <info@lifts-of-orth.example>', 'Ute Orth <ute@lifts-of-orth.example>', 'Tom Join <tom@joined.example>', 'eva.twice@gmail.com', 'Zoe <zoe@gmail.com>'])
    await server.deliver(address, mail(from, address, `From ${from}`))
  const id = await connected(ada, address)
  await expect.poll(() => counts(ada, id), patience).toMatchObject({ waiting: 5, due: 0 })
  expect((await at(ada, 'orth.example')).map(({ company }) => company?.name)).toEqual(['Lifts of Orth', 'Lifts of Orth'])
  expect(await at(ada, 'joined.example')).toMatchObject([{ company: { id: house.id, name: 'Joined' } }])
  expect((await at(ada, 'gmail.com')).map(({ company }) => company)).toEqual([null, null])
  const answer = await accept(ada, { address: 'eva.twice@gmail.com', into: eva.id }, { address: 'tom@joined.example' }, { address: 'zoe@gmail.com' })
  expect(answer.status, answer.text).toBe(200)
  expect(answer.body.data).toMatchObject({ joined: [eva.id], made: [expect.any(String), expect.any(String)] })
  expect((await ada.get(`/people/${eva.id}`)).body.data.emails).toMatchObject([{ value: 'eva@work.example', primary: true }, { value: 'eva.twice@gmail.com', primary: false }])
  expect(await named('people', 'lastName', 'Join')).toMatchObject([{ company: house.id }])
  await expect.poll(() => counts(ada, id), patience).toMatchObject({ taken: 3, waiting: 2 })
  // Said once more, they are known by now.
  expect((await accept(ada, { address: 'zoe@gmail.com' })).body.data).toEqual({ made: [], joined: [] })
}) // prettier-ignore

test.runIf(has)('who is dismissed is suggested no more, and again when that is taken back; to colleagues it says nothing', { timeout: 60_000 }, async () => {
  const address = 'bob@dismisses.example'
  await server.deliver(address, mail('Dora <dora@dismissed.example>', address, 'Dora'))
  const id = await connected(bob, address)
  await expect.poll(async () => (await at(bob, 'dismissed.example')).length, patience).toBe(1)
  expect((await bob.get('/mail-suggestions/count')).body.data).toEqual({ suggestions: 1 })
  expect(await at(ada, 'dismissed.example')).toEqual([])
  expect(await accept(ada, { address: 'dora@dismissed.example' })).toMatchObject({ status: 422, body: { code: 'invalid', fields: [{ field: 'taken.0.address' }] } })
  for (const odd of ['', 'a\0b@c.example', 7, null]) expect((await bob.post('/mail-suggestions/dismiss', { addresses: [odd] })).body).toMatchObject({ code: 'invalid', fields: [{ field: 'addresses.0' }] })
  const body = { addresses: ['Dora@dismissed.example'] }
  expect((await bob.post('/mail-suggestions/dismiss', body)).status).toBe(200)
  expect(await at(bob, 'dismissed.example')).toEqual([])
  expect(await suggested(bob, '?dismissed=true')).toMatchObject([{ address: 'dora@dismissed.example' }])
  await bob.post('/mail-suggestions/dismiss', { ...body, dismissed: false })
  expect((await at(bob, 'dismissed.example')).length).toBe(1)

  // Never this domain: what waits for it is decided anew, and again when that is taken back.
  const never = await bob.post('/mail-suggestions/never', { domain: 'dismissed.example' })
  expect((await bob.get(`/mailboxes/${id}`)).body.data.never).toBe('dismissed.example')
  await expect.poll(() => counts(bob, id), patience).toMatchObject({ waiting: 0, skipped: 1, due: 0 })
  expect((await bob.post('/undo', { cause: never.body.cause })).status).toBe(200)
  await expect.poll(() => counts(bob, id), patience).toMatchObject({ waiting: 1, skipped: 0 })
}) // prettier-ignore

test.runIf(has)('who may add nobody takes nobody up', { timeout: 60_000 }, async () => {
  const address = 'vera@looks.example'
  await server.deliver(address, mail('Gil <gil@looked.example>', address, 'Gil'))
  const vera = app.as(app.vera)
  const made = await vera.post('/mailboxes', { address })
  // Whoever only looks has no mailbox either.
  expect(made.status).toBe(403)
  expect(await accept(vera, { address: 'gil@looked.example' })).toMatchObject({ status: 422 })
  expect(await suggested(vera)).toEqual([])
})

test.runIf(has)('what a program sent is taken once its writer is known', { timeout: 60_000 }, async () => {
  const address = 'ada@automatic.example'
  await server.deliver(address, mail('Shop <orders@automatic-shop.example>', address, 'Your order', { more: ['Auto-Submitted: auto-generated'] }))
  const id = await connected(ada, address)
  await expect.poll(() => counts(ada, id), patience).toMatchObject({ skipped: 1, due: 0 })
  expect(await at(ada, 'automatic-shop.example')).toEqual([])
  await ada.post('/companies', { name: 'Shop', emails: [{ value: 'orders@automatic-shop.example' }] })
  await server.deliver(address, mail('orders@automatic-shop.example', address, 'Another'))
  await expect.poll(() => counts(ada, id), patience).toMatchObject({ taken: 2, skipped: 0 })
}) // prettier-ignore
