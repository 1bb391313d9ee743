import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { newId } from '../../../kernel/id.ts'
import { shape } from '../../../platform/own/shape.ts'
import { systemContext } from '../../../platform/site.ts'
import { matchDue } from './match-due.ts'

type Row = Record<string, unknown> & { id: string; version: number }
interface Pair {
  record: string
  one: { id: string }
  other: { id: string }
  percent: number
  evidence: { speaks: string; text: string }[]
  can: { decide: boolean; merge: boolean }
}

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterAll(() => app.close())

async function create(path: string, given: unknown, who = ada): Promise<Row> {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const mail = (value: string) => [{ value, primary: true }]
const person = (firstName: string, lastName: string, more: object = {}, who = ada) =>
  create('/people', { firstName, lastName, ...more }, who)
const pairsOf = async (id: string, who = ada): Promise<Pair[]> => (await who.get(`/duplicates?of=${id}`)).body.data
const others = async (id: string, who = ada) =>
  (await pairsOf(id, who)).map(({ one, other }) => (one.id === id ? other.id : one.id)).sort()
const expectOthers = (id: string, who = ada) => expect.poll(() => others(id, who))
async function merge(from: Row, into: Row, path = '/people'): Promise<string> {
  const { version } = (await ada.get(`${path}/${from.id}`)).body.data
  const { status, body } = await ada.act(`${path}/${from.id}/merge`, { into: into.id }, version)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.cause
}
const decide = (one: Row, other: Row, apart = true, who = ada) =>
  who.patch('/duplicates', { one: one.id, other: other.id, apart })

describe('what is made or changed is matched behind', () => {
  test('a second record of somebody makes a pair, with its evidence in words', async () => {
    const robert = await person('Robert', 'Falkenrath', { emails: mail('r.falkenrath@pump.example') })
    const bobby = await person('Bob', 'Falkenrath', { emails: mail('R.Falkenrath@pump.example') })
    await expectOthers(robert.id).toEqual([bobby.id])
    const [pair] = await pairsOf(robert.id)
    expect(pair!.evidence.filter(({ speaks }) => speaks === 'for').map(({ text }) => text)).toEqual(['same e-mail', 'Bob is short for Robert', 'same last name']) // prettier-ignore
    expect(pair!.percent).toBeGreaterThan(90)
    expect((await ada.get('/duplicates/count')).body.data.pairs).toBeGreaterThan(0)
  })

  test('a change ends a pair or makes one, and the bin ends it', async () => {
    const one = await person('Ortrun', 'Quistorp', { phones: [{ value: '+49 30 5550101', primary: true }] })
    const other = await person('Ortrun', 'Quistorp', { phones: [{ value: '+49 30 5550101', primary: true }] })
    await expectOthers(one.id).toEqual([other.id])
    await ada.patch(`/people/${other.id}`, { firstName: 'Walburga', phones: [] }, other.version)
    await expectOthers(one.id).toEqual([])
    const now = (await ada.get(`/people/${other.id}`)).body.data
    await ada.patch(`/people/${other.id}`, { firstName: 'Ortrun', emails: mail('oq@x.example') }, now.version)
    await ada.patch(`/people/${one.id}`, { emails: mail('oq@x.example') }, one.version)
    await expectOthers(one.id).toEqual([other.id])
    const last = (await ada.get(`/people/${other.id}`)).body.data
    await ada.delete(`/people/${other.id}`, last.version)
    await expectOthers(one.id).toEqual([])
  })

  test('gives way to an import, and goes on at its end', async () => {
    const { db } = app.site.workspace
    const importing = newId()
    const begin = `insert into job_run (id, kind, title, payload, cause_id, cause_kind, actor, created_by, state)
      values ($1, 'import', 'Import of people.csv', '{}', $1, 'import', '{}', $1, 'running')`
    await db.run({ text: begin, values: [importing] })
    const one = await person('Gisbert', 'Vortritt', { emails: mail('g@vortritt.example') })
    const other = await person('Gisbert', 'Vortritt', { emails: mail('g@vortritt.example') })
    const due = 'select record_id as id from match_due where record_id = any ($1::uuid[])'
    const waiting = () => db.run({ text: due, values: [[one.id, other.id]] })
    await expect.poll(async () => (await waiting()).length).toBe(2)
    const ctx = await systemContext(app.site)
    await matchDue.run(ctx, {})
    expect(await waiting()).toHaveLength(2)
    expect(await others(one.id)).toEqual([])
    await db.run({ text: `update job_run set state = 'done' where id = $1`, values: [importing] })
    await matchDue.run(ctx, {})
    expect(await others(one.id)).toEqual([other.id])
  })

  test('a change of an address in a field of one’s own makes a pair, too', async () => {
    const field = { of: 'person', key: 'otherMail', label: 'Other e-mail', type: 'emails' }
    expect((await ada.post('/custom-fields', field)).status).toBe(201)
    await shape(app.site)
    const number = (value: string) => ({ phones: [{ value, primary: true }] })
    const one = await person('Odile', 'Owns', { emails: mail('odile@owns.example'), ...number('+49 30 5550190') })
    const other = await person('Odile', 'Owns', { emails: mail('o@owns.example'), ...number('+49 30 5550191') })
    const witness = await person('Odile', 'Owns', { emails: mail('o@owns.example'), ...number('+49 30 5550191') })
    await expectOthers(other.id).toEqual([witness.id])
    await ada.patch(`/people/${other.id}`, { custom: { otherMail: mail('odile@owns.example') } }, other.version)
    await expectOthers(other.id).toEqual([one.id, witness.id])
  })

  test('those who live together or are called the same are no pair', async () => {
    const home = { addresses: [{ street: 'Ringstr. 5', postalCode: '20095', city: 'Hamburg', country: 'DE' }], phones: [{ value: '+49 40 5550133', primary: true }] } // prettier-ignore
    const mother = await person('Hedwig', 'Ottensooser', home)
    await person('Klaus', 'Ottensooser', home)
    const last = await person('Sentinel', 'Vogelsanger', { emails: mail('s@v.example') })
    const twice = await person('Sentinel', 'Vogelsanger', { emails: mail('s@v.example') })
    await expectOthers(last.id).toEqual([twice.id])
    expect(await others(mother.id)).toEqual([])
  })

  test('companies are known by domain and name, whatever their legal form', async () => {
    const one = await create('/companies', { name: 'Pumpenwerk Zschopau GmbH', website: 'https://zschopau.example' })
    const other = await create('/companies', { name: 'Pumpenwerk Zschopau', website: 'https://zschopau.example/start' })
    await expectOthers(one.id).toEqual([other.id])
  })
})

describe('not a duplicate', () => {
  test('is remembered, also when one of the two is merged into a third, and can be taken back', async () => {
    const at = { emails: mail('team@trio.example'), phones: [{ value: '+49 30 5550177', primary: true }] }
    const [one, two] = [await person('Ilse', 'Trautwein', at), await person('Ilse', 'Trautwein', at)]
    await expectOthers(one.id).toEqual([two.id])
    expect((await decide(one, two)).status).toBe(200)
    expect(await others(one.id)).toEqual([])
    const three = await person('Ilse', 'Trautwein', at)
    await expectOthers(three.id).toEqual([one.id, two.id].sort())
    const cause = await merge(two, three)
    await expectOthers(three.id).toEqual([])
    expect((await ada.get('/duplicates/apart')).body.data.some((each: Pair) => [each.one.id, each.other.id].sort().join() === [one.id, three.id].sort().join())).toBe(true) // prettier-ignore
    expect((await ada.post('/undo', { cause })).status).toBe(200)
    await expectOthers(three.id).toEqual([one.id, two.id].sort())
    expect((await decide(one, two, false)).status).toBe(200)
    await expectOthers(one.id).toEqual([two.id, three.id].sort())
  })
})

describe('who may not', () => {
  test('see both sees no pair, and edit both decides nothing', async () => {
    const at = { emails: mail('gero@who.example') }
    const bobs = await person('Gero', 'Wittelsbach', at, bob)
    const adas = await person('Gero', 'Wittelsbach', at)
    const hidden = await person('Gero', 'Wittelsbach', { ...at, private: true })
    await expectOthers(adas.id).toEqual([bobs.id, hidden.id].sort())
    const [seen] = await pairsOf(bobs.id, bob)
    expect(await others(bobs.id, bob)).toEqual([adas.id])
    expect(seen!.can).toEqual({ decide: false, merge: false })
    expect((await decide(bobs, adas, true, bob)).status).toBe(403)
    expect((await decide(bobs, hidden, true, bob)).status).toBe(404)
    expect((await bob.post('/duplicates/scan', {})).status).toBe(403)
    expect(await others(adas.id)).toContain(bobs.id)
  })

  test('what is asked wrongly is refused by name', async () => {
    const one = await person('Uta', 'Xanten')
    expect((await decide(one, one)).body).toMatchObject({ code: 'invalid', fields: [{ field: 'other' }] })
    expect((await ada.get('/duplicates?record=deal')).body).toMatchObject({ code: 'invalid' })
    expect((await ada.get('/duplicates?after=x')).status).toBe(422)
  })
})

test('all is compared anew behind, as a job that one can watch', async () => {
  const { status, body } = await ada.post('/duplicates/scan', {})
  expect(status).toBe(202)
  await expect.poll(async () => (await ada.get(`/jobs/${body.data.job}`)).body.data.state).toBe('done')
  const { result, done, total } = (await ada.get(`/jobs/${body.data.job}`)).body.data
  expect(done).toBe(total)
  expect(result.pairs).toBeGreaterThan(0)
})

describe('where the company wants it', () => {
  test('sure ones are merged by themselves, with their reasons in the history, and once taken back they stay two', async () => {
    const [settings] = (await ada.get('/workspaces')).body.data as Row[]
    expect(settings!.mergesAlone ?? false).toBe(false)
    expect((await bob.patch(`/workspaces/${settings!.id}`, { mergesAlone: true }, settings!.version)).status).toBe(403)
    expect((await ada.patch(`/workspaces/${settings!.id}`, { mergesAlone: true }, settings!.version)).status).toBe(200)
    const one = await person('Leopold', 'Sure', { emails: mail('leo@sure.example') })
    const other = await person('Leo', 'Sure', { emails: mail('leo@sure.example'), language: 'de' })
    await expect.poll(async () => (await ada.get(`/people/${other.id}`)).body.data.id).toBe(one.id)
    const history = (await ada.get(`/people/${one.id}/history`)).body.data as { name: string; cause: { id: string }; actor: { name: string } }[] // prettier-ignore
    const line = history.find(({ name }) => name === 'merge')!
    expect(line.actor.name).toBe('Farley (same e-mail · Leo is short for Leopold · same last name)')
    expect((await ada.post('/undo', { cause: line.cause.id })).status).toBe(200)
    await expectOthers(one.id).toEqual([other.id])
    await ada.post('/people', { lastName: 'Afterwards' })
    const third = await person('Leo', 'Sure', { emails: mail('l@surely.example') })
    await expect.poll(() => others(third.id)).toBeDefined()
    expect((await ada.get(`/people/${other.id}`)).body.data.id).toBe(other.id)
  })

  test('companies of one domain and one name are merged as well, sisters and those of another legal form are not', async () => {
    const [settings] = (await ada.get('/workspaces')).body.data as Row[]
    expect((await ada.patch(`/workspaces/${settings!.id}`, { mergesAlone: true }, settings!.version)).status).toBe(200)
    const website = 'https://quarzmuehle.example'
    const one = await create('/companies', { name: 'Quarzmühle Jena GmbH', website })
    const ag = await create('/companies', { name: 'Quarzmühle Jena AG', website })
    const sister = await create('/companies', { name: 'Quarzmühle Logistik GmbH', website })
    const other = await create('/companies', {
      name: 'Quarzmuehle Jena',
      website: `${website}/kontakt`,
      foundedIn: 1988,
    })
    const standing = async ({ id }: Row) => (await ada.get(`/companies/${id}`)).body.data.id
    await expect.poll(() => standing(other)).not.toBe(other.id)
    expect([one.id, ag.id]).toContain(await standing(other))
    const history = (await ada.get(`/companies/${await standing(other)}/history`)).body.data as { name: string; actor: { name: string } }[] // prettier-ignore
    expect(history.find(({ name }) => name === 'merge')!.actor.name).toBe('Farley (same domain · same name)')
    expect(await standing(ag)).toBe(ag.id)
    expect(await standing(sister)).toBe(sister.id)
  })

  test('what was said to be two meanwhile stays two, and a pair that cannot be merged keeps none behind it', async () => {
    const wants = async (mergesAlone: boolean) => {
      const [settings] = (await ada.get('/workspaces')).body.data as Row[]
      expect((await ada.patch(`/workspaces/${settings!.id}`, { mergesAlone }, settings!.version)).status).toBe(200)
    }
    const twice = async (lastName: string) => {
      const one = await person('Ida', lastName, { emails: mail(`ida@${lastName}.example`) })
      const other = await person('Ida', lastName, { emails: mail(`ida@${lastName}.example`) })
      await expectOthers(one.id).toEqual([other.id])
      return { one, other }
    }
    const standing = async ({ id }: Row) => (await ada.get(`/people/${id}`)).body.data.id
    const { db, ddl } = app.site.workspace
    const define = async (text: string) => {
      const client = await ddl.dedicated()
      await client.query(text).finally(() => client.end())
    }
    await wants(false)
    const [apart, clashing, free] = [await twice('Apart'), await twice('Clashing'), await twice('Free')]
    const said = 'insert into match_apart (low_id, high_id, record) values ($1, $2, $3)'
    await db.run({ text: said, values: [apart.one.id, apart.other.id, 'person'] })
    // As the index of a rule would refuse it.
    await define(
      `create function clash() returns trigger language plpgsql as
        $$ begin raise unique_violation using table = 'people', constraint = 'people_lower_c_1_unique'; end $$`,
    )
    await define(
      `create trigger clash before update on people for each row when (new.last_name = 'Clashing') execute function clash()`,
    )
    await wants(true)
    await person('Somebody', 'Else')
    await expect.poll(() => standing(free.other)).toBe(free.one.id)
    expect(await standing(apart.other)).toBe(apart.other.id)
    expect(await standing(clashing.other)).toBe(clashing.other.id)
  })
})
