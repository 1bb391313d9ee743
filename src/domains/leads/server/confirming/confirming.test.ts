import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../../test/app.ts'
import { fetched, visitorOf } from '../../../../../test/visitor.ts'
import { senderChosen, type TestSender } from '../../../../../test/sender.ts'
import { newId } from '../../../../kernel/id.ts'
import { readMessage } from '../../../../platform/mail/message.ts'
import { forgetAsks } from './forget-asks.ts'
import { systemContext } from '../../../../platform/site.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let sender: TestSender
let visitor: ReturnType<typeof visitorOf>
let purpose: Row
let form: Row

beforeAll(async () => {
  sender = await senderChosen(async (guard) => (app = await startTestApp({ guard })))
  ada = app.as(app.ada)
  visitor = visitorOf(app)
  purpose = await create('/purposes', { name: 'News', channels: ['email'], words: 'You may send me news.' })
  form = await create('/lead-forms', {
    name: 'Letter',
    asks: ['lastName', 'phone'],
    purpose: purpose.id,
    confirms: true,
  })
})
afterEach(() => void (sender.received.length = 0))
afterAll(async () => {
  await sender?.close()
  await app?.close()
})

async function create(path: string, given: object): Promise<Row> {
  const { status, body } = await ada.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const list = async (path: string, filter: object): Promise<Row[]> =>
  (await ada.get(`${path}?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.data
const personAt = async (email: string) => (await list('/people', { field: 'emails', is: email }))[0]!
const consentsOf = ({ id }: Row) => list('/consents', { field: 'person', is: id })
const notesOf = async ({ id }: Row) => (await list('/notes', { field: 'about', contains: id })).map(({ text }) => text).join('\n') // prettier-ignore
const answer = (said: Record<string, string>) => visitor.answer({ agrees: 'yes', ...said }, form.key)
const fresh = () => `${newId()}@visitor.example`
const mailTo = (address: string) => sender.mailTo(address)
const linkIn = async (address: string) => /http\S+\/forms\/confirm\/\S+/.exec((await readMessage(Buffer.from(await mailTo(address)))).text)![0] // prettier-ignore
const press = (link: string) => fetched(link, { method: 'POST', body: new URLSearchParams() })
const againIn = (page: { text: string }) => /name="again" value="([^"]+)"/.exec(page.text)![1]!

describe('a form that wants it confirmed', () => {
  test('asks, gives nothing before, and keeps the proof of both moments', { timeout: 30_000 }, async () => {
    const address = fresh()
    const page = await answer({ email: address.toUpperCase(), lastName: 'Asked' })
    expect([page.status, page.text.includes('Please look in your mail')]).toEqual([200, true])
    const person = await personAt(address)
    expect(person).toMatchObject({ lifeCycle: 'lead' })
    expect(await consentsOf(person)).toEqual([])
    expect(await notesOf(person)).toContain('is asked by e-mail to confirm it')
    const link = await linkIn(address)
    const shown = await fetched(link)
    expect([shown.status, shown.text.includes('You may send me news.'), shown.text.includes('<button>Confirm')]).toEqual([200, true, true]) // prettier-ignore
    expect(await consentsOf(person)).toEqual([])
    expect((await press(link)).text).toContain('It is confirmed')
    const [consent] = await consentsOf(person)
    expect(consent).toMatchObject({ purpose: purpose.id, channel: 'email', state: 'given', how: 'doubleOptIn', words: 'You may send me news.' }) // prettier-ignore
    expect(consent!.source).toMatch(new RegExp(`^Form “Letter”, version 1: asked on 20\\S+Z from \\S+, confirmed by ${address} on 20\\S+Z from \\S+$`)) // prettier-ignore
    expect((await press(link)).text).toContain('It is confirmed')
    expect((await consentsOf(person)).map(({ version }) => version)).toEqual([consent!.version])
    expect((await notesOf(person)).match(/confirmed by e-mail/g)).toHaveLength(1)
  })

  test('writes in the language of whoever is asked, and nothing that was typed', { timeout: 30_000 }, async () => {
    const address = fresh()
    const shown = await visitor.after(-5, () => visitor.look(form.key))
    const word = /name="shown" value="([^"]+)"/.exec(shown.text)![1]!
    const said = { email: address, lastName: 'Buy pills at evil.example', agrees: 'yes', shown: word }
    await fetched(`${app.url}/forms/${String(form.key)}`, { method: 'POST', body: new URLSearchParams(said), headers: { 'accept-language': 'de' } }) // prettier-ignore
    const { subject, text, html } = await readMessage(Buffer.from(await mailTo(address)))
    expect(subject).toBe('Bitte bestätigen Sie Ihre E-Mail-Adresse')
    expect(text + html).not.toContain('evil.example')
  })

  test('who does not tick the box is asked nothing', async () => {
    const address = fresh()
    const page = await answer({ email: address, agrees: 'no' })
    expect(page.text).not.toContain('look in your mail')
    const rows = await app.workspace.db.run({ text: 'select 1 from lead_ask where address = $1', values: [address] })
    expect(rows).toEqual([])
  })

  test('who had withdrawn gives it again themselves, by the link alone', { timeout: 30_000 }, async () => {
    const address = fresh()
    const known = await create('/people', { lastName: 'Back', emails: [{ value: address }], private: true })
    const given = await create('/consents', { person: known.id, purpose: purpose.id, channel: 'email', how: 'mail' })
    await ada.act(`/consents/${given.id}/withdraw`, { how: 'mail' }, given.version)
    await answer({ email: address })
    expect((await consentsOf(known))[0]).toMatchObject({ state: 'withdrawn' })
    await press(await linkIn(address))
    expect((await consentsOf(known))[0]).toMatchObject({ id: given.id, state: 'given', how: 'doubleOptIn' })
    expect((await list('/notes', { field: 'about', contains: known.id })).every((note) => note.private)).toBe(true)
  })

  test('whom we know by their number alone, another address agrees for nothing', { timeout: 30_000 }, async () => {
    const known = await create('/people', { lastName: 'Number', phones: [{ value: '+49 30 901899' }] })
    const address = fresh()
    await answer({ email: address, phone: '+49 30 901899' })
    await press(await linkIn(address))
    expect(await consentsOf(known)).toEqual([])
    expect(await notesOf(known)).toContain('is none of their addresses here')
  })
})

describe('a link', () => {
  test('that is made up, of another kind, over, or whose person is gone answers alike', { timeout: 30_000 }, async () => {
    const address = fresh()
    const page = await answer({ email: address })
    const link = await linkIn(address)
    const made = link.replace(/[^/]+$/, againIn(page))
    const pages = [await fetched(made), await press(made), await fetched(link.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')))]
    const person = await personAt(address)
    await ada.delete(`/people/${person.id}`, person.version)
    pages.push(await press(link))
    await app.workspace.db.run({ text: `update lead_ask set until = clock_timestamp() where address = $1`, values: [address] })
    pages.push(await fetched(link), await press(link))
    expect(pages.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1)
  }) // prettier-ignore

  test('two who press at one moment confirm once', { timeout: 30_000 }, async () => {
    const address = fresh()
    await answer({ email: address })
    const link = await linkIn(address)
    await Promise.all([press(link), press(link), press(link)])
    const person = await personAt(address)
    expect([(await consentsOf(person)).length, (await notesOf(person)).match(/confirmed by e-mail/g)?.length]).toEqual([1, 1]) // prettier-ignore
  })

  test('of somebody who did not confirm in time is forgotten', async () => {
    const address = fresh()
    await answer({ email: address })
    await app.workspace.db.run({ text: `update lead_ask set until = clock_timestamp() where address = $1`, values: [address] })
    await forgetAsks.run(await systemContext(app.site), {})
    expect(await app.workspace.db.run({ text: 'select 1 from lead_ask where address = $1', values: [address] })).toEqual([])
  }) // prettier-ignore
})

describe('nobody is flooded', () => {
  const mails = async (address: string) => {
    const text = `select coalesce(sum(mails), 0)::int as mails from lead_ask where address = $1`
    return (await app.workspace.db.run<{ mails: number }>({ text, values: [address] }))[0]!.mails
  }
  const minutesPass = (address: string) =>
    app.workspace.db.run({ text: `update lead_ask set mailed_at = mailed_at - interval '3 minutes' where address = $1`, values: [address] }) // prettier-ignore

  test(
    'an address gets one in two minutes and three a day, and every page says the same',
    { timeout: 30_000 },
    async () => {
      const address = fresh()
      const pages = [await answer({ email: address }), await answer({ email: address })]
      expect(await mails(address)).toBe(1)
      const again = { again: againIn(pages[0]!) }
      for (const count of [2, 3, 3]) {
        await minutesPass(address)
        pages.push(await visitor.send(again, form.key))
        expect(await mails(address)).toBe(count)
      }
      expect(pages.every(({ status, text }) => status === 200 && text.includes('look in your mail'))).toBe(true)
      const without = pages.map(({ text }) => text.replace(/name="again" value="[^"]+"/, ''))
      expect(new Set(without).size).toBe(1)
      await vi.waitFor(() => expect(sender.received.filter(({ to }) => to[0] === address)).toHaveLength(3), 15_000)
    },
  )

  test('a network gets so many an hour', async () => {
    const before = fresh()
    await answer({ email: before })
    await app.workspace.db.run({ text: 'update lead_ask set mails = 100 where address = $1', values: [before] })
    const address = fresh()
    await answer({ email: address })
    expect(await mails(address)).toBe(0)
    await app.workspace.db.run({ text: 'update lead_ask set mails = 1 where address = $1', values: [before] })
  })

  test('a word that was made up mails nobody', async () => {
    expect((await visitor.send({ again: 'made.up' }, form.key)).text).not.toContain('look in your mail')
  })
})

test('it is asked for only where there is something to confirm and somebody who sends', async () => {
  const nothing = await ada.post('/lead-forms', { name: 'Nothing', confirms: true })
  expect([nothing.status, nothing.body.fields[0].field]).toEqual([422, 'confirms'])
  await ada.post('/our-sender', { mailbox: null })
  const nobody = await ada.post('/lead-forms', { name: 'Nobody', purpose: purpose.id, confirms: true })
  expect([nobody.status, nobody.body.fields[0].field, nobody.body.fields[0].message]).toEqual([422, 'confirms', expect.stringContaining('settings under Mailboxes')]) // prettier-ignore
  await sender.choose()
})
