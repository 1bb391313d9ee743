import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { fromBuffer, type Entry } from 'yauzl'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { form, startTestApp, testPassword, type Client, type Person, type TestApp } from '../../../../../test/app.ts'

type Row = Record<string, unknown> & { id: string; version: number }

/** In everything that is written of the person. */
const canary = 'Qwoxelbim'

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterAll(() => app.close())

async function create(path: string, given: unknown, who = ada): Promise<Row> {
  const { status, body, text } = await who.post(path, given)
  expect(status, text).toBe(201)
  return body.data
}
const read = async (path: string): Promise<Row> => (await ada.get(path)).body.data
const change = async (path: string, patch: object) => ada.patch(path, patch, (await read(path)).version)

/** The entries of the answer to somebody’s request, by their names. */
async function answerFor(id: string, more: object = {}, by: Person = app.ada): Promise<Map<string, string>> {
  const begun = await app.as(by).post('/privacy/access', { record: 'person', id, password: testPassword, ...more })
  expect(begun.status, begun.text).toBe(202)
  const job = await app.job(by, begun.body.data.id)
  expect(job).toMatchObject({ state: 'done' })
  const answer = await fetch(`${app.url}${job.result.url}`, { headers: { cookie: by.cookie } })
  expect(answer.headers.get('content-type')).toBe('application/zip')
  return entriesOf(Buffer.from(await answer.arrayBuffer()))
}

async function entriesOf(bytes: Buffer): Promise<Map<string, string>> {
  const zip = (await promisify(fromBuffer)(bytes))!
  const found: Entry[] = []
  await new Promise((done) => zip.on('entry', (entry: Entry) => found.push(entry)).on('end', done))
  const texts = new Map<string, string>()
  for (const entry of found)
    texts.set(entry.fileName, String(await buffer((await promisify(zip.openReadStream.bind(zip))(entry))!)))
  return texts
}

interface Told {
  records: { record: string; data: Row; archived?: object; file?: string }[]
  beside: { what: string; rows: object[] }[]
  history: { record: string; name: string }[]
  alsoKnownAs: string[]
}
const dataOf = (entries: Map<string, string>) => JSON.parse(entries.get('data.json')!) as Told
const toldOf = ({ records }: Told, name: string) => records.filter(({ record }) => record === name).map(({ data }) => data) // prettier-ignore

test('everything that is kept of somebody is told, what colleagues keep to themselves and what came later too', async () => {
  const company = await create('/companies', { name: 'Acme' })
  const eva = await create('/people', { firstName: 'Eva', lastName: canary, language: 'de', owner: app.bob.id, emails: [{ value: 'eva@acme.example' }] }) // prettier-ignore
  const twin = await create('/people', { lastName: `${canary} Twin` })
  await ada.act(`/people/${twin.id}/merge`, { into: eva.id }, twin.version)
  await create('/employments', { person: eva.id, company: company.id, title: 'Sailor' })
  await create('/facts', { person: eva.id, text: `${canary} fears dogs`, private: true }, bob)
  await create('/notes', { text: `<b>${canary}</b> said`, about: [eva.id], private: true }, bob)
  const note = await create('/notes', { text: `${canary} was here`, about: [eva.id] })
  await ada.delete(`/notes/${note.id}`, note.version)
  const deal = await create('/deals', { name: 'Roof', company: company.id, amount: { amount: '1200', currency: 'EUR' } }) // prettier-ignore
  await create('/deal-people', { deal: deal.id, person: eva.id })
  const purpose = await create('/purposes', { name: 'News', channels: ['email'] })
  await create('/consents', { person: eva.id, purpose: purpose.id, channel: 'email', how: 'paper', source: 'Fair in Lyon' }) // prettier-ignore
  const { headers, body } = form({ about: JSON.stringify([eva.id]) }, `${canary}.txt`, `The file of ${canary}`)
  expect((await ada.send('POST', '/files/upload', headers, body)).status).toBe(201)
  // A record type that nobody knew when this was written.
  await create('/custom-records', { one: 'Loan', many: 'Loans' })
  await expect.poll(async () => (await ada.get('/loans')).status).toBe(200)
  const loan = app.site.registry.ownRecords[0]!
  await create('/custom-fields', { of: loan.name, type: 'link', linksTo: 'person', label: 'Borrower', key: 'borrower' })
  const nickname = await create('/custom-fields', { of: 'person', type: 'text', label: 'Nickname', key: 'nickname' })
  await expect.poll(async () => (await change(`/people/${eva.id}`, { custom: { nickname: 'Evi' } })).status).toBe(200)
  await expect.poll(async () => (await ada.post('/loans', { name: `Loan of ${canary}`, custom: { borrower: eva.id } })).status).toBe(201) // prettier-ignore
  await ada.delete(`/custom-fields/${nickname.id}`, (await read(`/custom-fields/${nickname.id}`)).version)
  const everything = (await ada.post('/exports/record', { record: 'person', id: eva.id })).body.data
  expect(await app.job(app.ada, everything.id)).toMatchObject({ state: 'done' })
  const stranger = await create('/people', { lastName: 'Stranger', description: 'Nothing of theirs' })
  await create('/notes', { text: 'Of somebody else', about: [stranger.id] })

  const entries = await answerFor(eva.id)
  const told = dataOf(entries)
  expect(told.alsoKnownAs).toEqual([twin.id])
  expect(toldOf(told, 'person').map(({ id }) => id).toSorted()).toEqual([eva.id, twin.id].toSorted()) // prettier-ignore
  expect(toldOf(told, 'fact')).toMatchObject([{ text: `${canary} fears dogs` }])
  expect(toldOf(told, 'note')).toHaveLength(2)
  expect(toldOf(told, 'deal')).toMatchObject([{ name: 'Roof' }])
  expect(toldOf(told, 'consent')).toMatchObject([{ how: 'paper', source: 'Fair in Lyon' }])
  expect(toldOf(told, loan.name)).toMatchObject([{ name: `Loan of ${canary}` }])
  await expect.poll(() => app.site.registry.record('person')!.all['custom.nickname']).toBeUndefined()
  expect(told.records.find(({ data }) => data.id === eva.id)!.archived).toEqual({ Nickname: 'Evi' })
  const [file] = told.records.filter(({ record }) => record === 'file')
  expect(entries.get(file!.file!)).toBe(`The file of ${canary}`)
  expect(told.beside.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['Who exported everything about them', 'Records that were merged into theirs']),
  )
  expect(told.history.map(({ record, name }) => `${record} ${name}`)).toEqual(expect.arrayContaining(['person create', 'fact create', 'note delete', 'consent create'])) // prettier-ignore
  expect(entries.get('data.json')).not.toMatch(/Stranger|somebody else/)

  const page = entries.get('answer.html')!
  expect(page).toContain('<html lang="de" dir="ltr">')
  expect(page).toContain(`Was Example über Eva ${canary} gespeichert hat`)
  expect(page).toContain('Persönliche Fakten')
  expect(page).toContain(`&lt;b&gt;${canary}&lt;/b&gt; said`)
  expect(page).not.toContain('<b>')
  expect((await answerFor(eva.id, { language: 'ar' })).get('answer.html')).toContain('<html lang="ar" dir="rtl">')
})

test('of other people who name them, only that they do is told', async () => {
  const [eva, other] = [await create('/people', { lastName: 'Named' }), await create('/people', { lastName: 'Naming' })]
  await create('/custom-fields', { of: 'person', type: 'link', linksTo: 'person', label: 'Sent by', key: 'sent_by' })
  await expect.poll(async () => (await change(`/people/${other.id}`, { custom: { sent_by: eva.id } })).status).toBe(200)
  const told = dataOf(await answerFor(eva.id))
  expect(toldOf(told, 'person')).toContainEqual({ id: other.id, custom: { sent_by: eva.id } })
  expect(JSON.stringify(told)).not.toContain('Naming')
})

test('more of them than one page holds are told, each once', async () => {
  const eva = await create('/people', { lastName: 'Many' })
  const texts = Array.from({ length: 210 }, (_, at) => `Note ${at}`)
  for (const text of texts) await create('/notes', { text, about: [eva.id] })
  const told = dataOf(await answerFor(eva.id))
  expect(toldOf(told, 'note').map(({ text }) => text).toSorted()).toEqual(texts.toSorted()) // prettier-ignore
  expect(told.history.filter(({ record }) => record === 'note')).toHaveLength(210)
})

test('only an owner or admin who says who they are answers, and only they fetch it', async () => {
  const eva = await create('/people', { lastName: 'Closed' })
  const asked = { record: 'person', id: eva.id, password: testPassword }
  for (const who of [app.bob, app.vera]) expect((await app.as(who).post('/privacy/access', asked)).status).toBe(403)
  expect((await (await app.withKey('owner')).post('/privacy/access', asked)).status).toBe(403)
  expect((await ada.post('/privacy/access', { ...asked, password: 'wrong' })).body.fields).toMatchObject([{ field: 'password' }]) // prettier-ignore
  expect((await ada.post('/privacy/access', { ...asked, record: 'company' })).body.fields).toMatchObject([{ field: 'record' }]) // prettier-ignore
  expect((await ada.post('/privacy/access', { ...asked, id: crypto.randomUUID() })).status).toBe(404)
  const { id } = (await app.as(app.max).post('/privacy/access', asked)).body.data
  const { result } = await app.job(app.max, id)
  expect((await ada.get(result.url)).status).toBe(404)
  expect((await app.as(app.max).get(result.url)).status).toBe(200)
})

/** Why a table that lies beside records and names them is told of nobody by a room. */
const untold: Readonly<Record<string, string>> = {
  attention: 'what a colleague wants to hear of',
  contact_key: 'made of the record',
  entity: 'made of the record',
  erasure: 'who is erased asks no more',
  ledger: 'told as the history',
  look: 'which colleague has looked, told by the audit log',
  match_due: 'gone in a moment',
  match_key: 'made of the record',
  period: 'made of the history',
  place: 'made of the record',
  put_off: 'when a colleague wants to be told again',
  timeline: 'made of the record',
}

test('every table that names records is told of by some room, or it is said why not', async () => {
  const tables = await app.workspace.db.run<{ name: string }>({
    text: `select distinct table_name as name from information_schema.columns
      where table_schema = 'public' and data_type = 'uuid' and column_name in ('record_id', 'subject_id', 'low_id', 'high_id') order by 1`,
    values: [],
  })
  const told = app.site.registry.rooms.flatMap((room) => room.tells?.([]) ?? []).map(({ query }) => query.text)
  const left = tables.map(({ name }) => name).filter((name) => !told.some((text) => text.includes(name)))
  expect(left).toEqual(left.filter((name) => name in untold))
  for (const { forgets, tells, model } of app.site.registry.rooms)
    expect({ room: model.room, tells: !forgets || tells !== undefined }).toEqual({ room: model.room, tells: true })
})
