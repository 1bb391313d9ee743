import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
let vera: Client
let stranger: Client

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ;[ada, bob, vera, stranger] = [app.as(app.ada), app.as(app.bob), app.as(app.vera), app.signedOut]
})
afterAll(() => app.close())

const mail = (value: string) => ({ value, primary: true })
const person = async (): Promise<Row> =>
  (await bob.post('/people', { firstName: 'Asked', lastName: 'Somebody', emails: [mail('old@asked.example')], phones: [{ value: '+49 30 901820', primary: true }], description: 'What we think of them' })).body.data // prettier-ignore
async function ask(id: string, fields = ['emails', 'phones', 'birthday'], who = bob) {
  const { status, body } = await who.post('/ask', { record: 'person', id, fields })
  expect(status, JSON.stringify(body)).toBe(201)
  return { ...body.data, token: String(body.data.url).split('/ask/')[1]! } as { id: string; url: string; token: string; letter: { body: string } } // prettier-ignore
}
const look = (token: string) => stranger.get(`/ask/open/${token}`, { 'accept-language': 'de' })
const answer = (token: string, values: object) => stranger.post(`/ask/open/${token}`, { values })

test('somebody sees what they are asked, in their language, corrects one thing and confirms another, once', async () => {
  const { id } = await person()
  const { token, url, letter } = await ask(id)
  expect(letter.body).toContain(url)
  const seen = await look(token)
  expect(seen.body.data.fields).toEqual([
    { name: 'emails', type: 'emails', label: 'E-Mail', value: ['old@asked.example'] },
    { name: 'phones', type: 'phones', label: 'Telefon', value: ['+49 30 901820'] },
    { name: 'birthday', type: 'date', label: 'Geburtstag', value: null },
  ])
  expect(seen.text).not.toContain('What we think')
  const done = await answer(token, { emails: ['new@asked.example'], phones: ['+49 30 901820'], birthday: null })
  expect(done.status, done.text).toBe(200)
  const row = (await bob.get(`/people/${id}`)).body.data
  expect(row.emails.map(({ value }: { value: string }) => value)).toEqual(['new@asked.example'])
  const { data, confirmed } = (await bob.get(`/people/${id}/origins`)).body
  expect(data.emails.actor).toEqual({ kind: 'customer', id: null, name: 'Asked Somebody' })
  expect(confirmed.phones.actor.kind).toBe('customer')
  expect((await answer(token, {})).status).toBe(404)
  expect((await look(token)).status).toBe(404)
  expect((await bob.get(`/ask?record=person&id=${id}`)).body.data[0].state).toBe('answered')
})

test('a link that ended, was ended, or never was, and one of somebody in the bin, answer alike', async () => {
  const told = async (token: string) => {
    const { status, text } = await look(token)
    return `${status} ${text.replace(/"requestId":"[^"]*"/, '')}`
  }
  const never = await told('never-there')
  const over = await ask((await person()).id)
  await app.workspace.db.run({ text: `update ask_link set expires_at = now() - interval '1 second' where id = $1`, values: [over.id] }) // prettier-ignore
  const revoked = await ask((await person()).id)
  expect((await bob.delete(`/ask/${revoked.id}`)).status).toBe(200)
  const gone = await person()
  const binned = await ask(gone.id)
  await bob.delete(`/people/${gone.id}`, gone.version)
  expect([await told(over.token), await told(revoked.token), await told(binned.token)]).toEqual([never, never, never])
  expect(never.startsWith('404')).toBe(true)
})

test('nothing is asked or answered beyond what may be shown, and by nobody who may not change it', async () => {
  const { id } = await person()
  for (const field of ['description', 'owner', 'lifeCycle', 'nothing']) {
    expect((await bob.post('/ask', { record: 'person', id, fields: [field] })).status, field).toBe(422)
  }
  expect((await vera.post('/ask', { record: 'person', id, fields: ['emails'] })).status).toBe(403)
  expect((await vera.get(`/ask?record=person&id=${id}`)).status).toBe(403)
  const company = (await bob.post('/companies', { name: 'No person' })).body.data
  expect((await bob.post('/ask', { record: 'company', id: company.id, fields: ['emails'] })).status).toBe(422)
  const made = await ask(id, ['emails'])
  expect((await vera.delete(`/ask/${made.id}`)).status).toBe(403)
  const strange = await answer(made.token, { phones: [] })
  expect([strange.status, strange.body.fields[0].field]).toEqual([422, 'values'])
  expect((await answer(made.token, { emails: ['no address'] })).status).toBe(422)
  // Refused, it may be answered again.
  expect((await answer(made.token, { emails: ['right@asked.example'] })).status).toBe(200)
})

test('a link shows and changes no more than whoever asked may today', async () => {
  const cara = await app.join('Cara', 'member')
  const { id } = await person()
  await ada.patch(`/people/${id}`, { owner: cara.id }, (await ada.get(`/people/${id}`)).body.data.version)
  const made = await ask(id, ['emails', 'phones'], app.as(cara))
  const whole = { see: 'all', edit: 'all', delete: 'all', create: true, export: true }
  const role = (await ada.post('/own-roles', { name: 'Mails only', rights: JSON.stringify({ person: { ...whole, fields: { see: ['lastName', 'emails', 'owner'] } } }) })).body.data // prettier-ignore
  const change = async (to: object) =>
    ada.act(`/users/${cara.id}/changeRole`, to, (await ada.get(`/users/${cara.id}`)).body.data.version)
  await change({ role: 'member', ownRole: role.id })
  expect((await look(made.token)).body.data.fields.map(({ name }: { name: string }) => name)).toEqual(['emails'])
  await change({ role: 'viewer' })
  expect((await look(made.token)).status).toBe(404)
})

test('whoever is in charge is told what somebody corrected; what a colleague confirms is no news', async () => {
  const { id } = await person()
  await ada.post(`/people/${id}/confirm`)
  const { token } = await ask(id, ['emails'])
  expect((await answer(token, { emails: ['told@asked.example'] })).status).toBe(200)
  const told = async () => {
    const groups = (await bob.get('/notifications')).body.data as { notifications: { recordId: string; deed: string; by: string }[] }[] // prettier-ignore
    return groups.flatMap(({ notifications }) => notifications).filter(({ recordId }) => recordId === id)
  }
  await expect
    .poll(async () => (await told()).map(({ deed, by }) => [deed, by]))
    .toEqual([['update', 'Asked Somebody']])
})

test('the secret of a link stands nowhere in the database', async () => {
  const { token } = await ask((await person()).id)
  const rows = await app.workspace.db.run({ text: 'select row_to_json(a)::text as all from ask_link a', values: [] })
  expect(JSON.stringify(rows)).not.toContain(token)
})
