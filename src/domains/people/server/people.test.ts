import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterAll(() => app.close())

const create = async (who: Client, path: string, given: unknown): Promise<Row> => {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const read = async (path: string, who = ada): Promise<Row> => (await who.get(path)).body.data
const filtered = (filter: unknown) => `filter=${encodeURIComponent(JSON.stringify(filter))}`

describe('a person', () => {
  test('is called by first and last name, else by address or number; one of them is needed', async () => {
    expect(await create(ada, '/people', { firstName: 'Eva', lastName: 'Marquardt' })).toMatchObject({
      name: 'Eva Marquardt',
      lifeCycle: 'lead',
    })
    expect(await create(ada, '/people', { emails: [{ value: 'info@steinbach.example' }] })).toMatchObject({
      name: 'info@steinbach.example',
    })
    const nobody = await ada.post('/people', { birthday: '1980-02-03' })
    expect(nobody.body).toMatchObject({ code: 'invalid', fields: [{ field: 'lastName' }] })
  })

  test('with a company given has a role there; a second job keeps both, and the list shows the current one', async () => {
    const [acme, beta] = [
      await create(ada, '/companies', { name: 'Acme' }),
      await create(ada, '/companies', { name: 'Beta' }),
    ]
    const eva = await create(ada, '/people', { firstName: 'Eva', company: acme.id, jobTitle: 'Engineer' })
    const [first] = (await ada.get(`/employments?${filtered({ field: 'person', is: eva.id })}`)).body.data
    expect(first).toMatchObject({ company: acme.id, title: 'Engineer', main: true })
    await ada.patch(`/employments/${first.id}`, { endedOn: '2024-12-31' }, first.version)
    await create(ada, '/employments', {
      person: eva.id,
      company: beta.id,
      title: 'Head of Engineering',
      startedOn: '2025-01-01',
    })
    expect(await read(`/people/${eva.id}`)).toMatchObject({ company: beta.id, jobTitle: 'Head of Engineering' })
    const both = (await ada.get(`/employments?${filtered({ field: 'person', is: eva.id })}`)).body.data
    expect(both.map((role: Row) => role.company).sort()).toEqual([acme.id, beta.id].sort())
  })

  test('a role does not end before it began', async () => {
    const acme = await create(ada, '/companies', { name: 'Acme' })
    const eva = await create(ada, '/people', { firstName: 'Eva' })
    const wrong = await ada.post('/employments', {
      person: eva.id,
      company: acme.id,
      startedOn: '2024-01-01',
      endedOn: '2023-01-01',
    })
    expect(wrong.body.fields).toMatchObject([{ field: 'endedOn' }])
  })

  test('a meeting stands on the timeline of the company where they worked at that time', async () => {
    const [acme, beta] = [
      await create(ada, '/companies', { name: 'Acme' }),
      await create(ada, '/companies', { name: 'Beta' }),
    ]
    const eva = await create(ada, '/people', { firstName: 'Eva' })
    await create(ada, '/employments', {
      person: eva.id,
      company: acme.id,
      startedOn: '2020-01-01',
      endedOn: '2022-12-31',
    })
    await create(ada, '/employments', { person: eva.id, company: beta.id, startedOn: '2023-01-01' })
    const meeting = await create(ada, '/meetings', { title: 'Then', about: [eva.id], startsAt: '2021-06-01T10:00:00Z' })
    const ids = async (company: Row) =>
      ((await ada.get(`/companies/${company.id}/timeline?kinds=meeting`)).body.data as Row[]).map(({ id }) => id)
    expect(await ids(acme)).toEqual([meeting.id])
    expect(await ids(beta)).toEqual([])
  })

  test('was last in contact when somebody called, met or wrote, not when something is only planned', async () => {
    const eva = await create(ada, '/people', { firstName: 'Eva' })
    await create(ada, '/calls', { about: [eva.id], startedAt: '2024-05-01T10:00:00Z' })
    await create(ada, '/meetings', { title: 'Earlier', about: [eva.id], startsAt: '2024-03-01T10:00:00Z' })
    await create(ada, '/meetings', { title: 'Planned', about: [eva.id], startsAt: '2999-03-01T10:00:00Z' })
    expect(await read(`/people/${eva.id}`)).toMatchObject({ lastContactAt: '2024-05-01T10:00:00.000Z', version: 1 })
  })
})

describe('personal facts', () => {
  test('a private one is its author’s alone, admins included; a shared one is for all who see the person', async () => {
    const eva = await create(bob, '/people', { firstName: 'Eva' })
    const secret = await create(bob, '/facts', { person: eva.id, text: 'Two daughters', kind: 'family', private: true })
    const open = await create(bob, '/facts', { person: eva.id, text: 'Sails', kind: 'interest' })
    expect((await ada.get(`/facts/${secret.id}`)).status).toBe(404)
    expect((await bob.get(`/facts/${secret.id}`)).status).toBe(200)
    const seen = async (who: Client) =>
      ((await who.get(`/facts?${filtered({ field: 'person', is: eva.id })}`)).body.data as Row[]).map(({ id }) => id)
    expect(await seen(ada)).toEqual([open.id])
    expect((await seen(bob)).sort()).toEqual([open.id, secret.id].sort())
    expect(JSON.stringify((await ada.get(`/people/${eva.id}/history`)).body)).not.toContain('Two daughters')
  })
})

describe('companies', () => {
  test('stand above and below each other, never in a circle', async () => {
    const top = await create(ada, '/companies', { name: 'Top' })
    const middle = await create(ada, '/companies', { name: 'Middle', parent: top.id })
    const bottom = await create(ada, '/companies', { name: 'Bottom', parent: middle.id })
    const circle = await ada.patch(`/companies/${top.id}`, { parent: bottom.id }, top.version)
    expect(circle.body).toMatchObject({ status: 422, fields: [{ field: 'parent' }] })
    expect((await ada.patch(`/companies/${top.id}`, { parent: top.id }, top.version)).status).toBe(422)
  })
})

test('a VAT number is kept as it is written; what is certainly none is refused', async () => {
  const made = await create(bob, '/companies', { name: 'Taxed', vatNumber: 'de 123.456.789' })
  expect(made).toMatchObject({ vatNumber: 'DE123456789' })
  const wrong = await bob.patch(`/companies/${made.id}`, { vatNumber: 'DE12' }, made.version)
  expect([wrong.status, wrong.body.fields[0].field]).toEqual([422, 'vatNumber'])
  expect(await create(bob, '/companies', { name: 'Far away', vatNumber: '51 824 753 556' })).toMatchObject({ vatNumber: '51 824 753 556' }) // prettier-ignore
})

describe('merging', () => {
  test('moves roles, facts and activities to the one that stays', async () => {
    const acme = await create(ada, '/companies', { name: 'Acme' })
    const [stays, goes] = [
      await create(ada, '/people', { firstName: 'Eva', lastName: 'Marquardt' }),
      await create(ada, '/people', {
        firstName: 'E.',
        lastName: 'Marquardt',
        company: acme.id,
        emails: [{ value: 'eva@acme.example' }],
      }),
    ]
    await create(ada, '/facts', { person: goes.id, text: 'Sails', kind: 'interest' })
    const note = await create(ada, '/notes', { text: 'Hello', about: [goes.id] })
    const merged = await ada.act(`/people/${goes.id}/merge`, { into: stays.id }, goes.version)
    expect(merged.status, JSON.stringify(merged.body)).toBe(200)
    expect(await read(`/people/${stays.id}`)).toMatchObject({
      company: acme.id,
      firstName: 'Eva',
      emails: [{ normal: 'eva@acme.example' }],
    })
    expect((await ada.get(`/facts?${filtered({ field: 'person', is: stays.id })}`)).body.data).toHaveLength(1)
    expect(((await ada.get(`/people/${stays.id}/timeline?kinds=note`)).body.data as Row[]).map(({ id }) => id)).toEqual(
      [note.id],
    )
    expect((await ada.get(`/people/${goes.id}`)).body.data).toMatchObject({ id: stays.id })
  })

  test('asks for the right to edit both', async () => {
    const mine = await create(bob, '/people', { firstName: 'Mine' })
    const other = await create(ada, '/people', { firstName: 'Other' })
    expect((await bob.act(`/people/${mine.id}/merge`, { into: other.id }, mine.version)).status).toBe(403)
    expect((await bob.act(`/people/${other.id}/merge`, { into: mine.id }, other.version)).status).toBe(403)
    expect((await bob.act(`/people/${mine.id}/merge`, { into: mine.id }, mine.version)).status).toBe(422)
  })
})

test('a number is read as dialled where the record is, else where its company is, else here; an unclear one is kept', async () => {
  const phone = (value: string) => ({ value })
  const address = (country: string) => ({ country })
  const normalOf = async (path: string, values: object) => (await ada.post(path, values)).body.data.phones[0].normal
  const { id } = (await ada.post('/companies', { name: 'Paris SA', addresses: [address('FR')] })).body.data
  const national = { lastName: 'Petit', phones: [phone('01 42 68 53 00')] }
  expect(await normalOf('/companies', { name: 'Lyon SA', addresses: [address('FR')], phones: [phone('01 42 68 53 00')] })).toBe('+33142685300') // prettier-ignore
  expect(await normalOf('/people', { ...national, company: id })).toBe('+33142685300')
  expect(await normalOf('/people', { ...national, company: id, addresses: [address('GB')], phones: [phone('020 7946 0018')] })).toBe('+442079460018') // prettier-ignore
  expect(await normalOf('/people', { lastName: 'Klein', phones: [phone('030 901820')] })).toBe('+4930901820')
  const kept = (await ada.post('/people', { lastName: 'Unclear', phones: [phone('12345 ask for Jo')] })).body.data
  expect(kept.phones).toMatchObject([{ value: '12345 ask for Jo' }])
})
