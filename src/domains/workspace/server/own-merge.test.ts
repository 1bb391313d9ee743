import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { shape } from '../../../platform/own/shape.ts'

// Record types of a company's own are merged as people and companies are, with every link of whatever kind that leads to them.

type Row = Record<string, unknown> & { id: string; version: number; custom: Record<string, unknown> }

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  for (const [one, many] of [['Machine', 'Machines'], ['Tasting', 'Tastings']]) await made('/custom-records', { one, many }) // prettier-ignore
  await shape(app.site)
  const fields = [
    { of: 'x_machine', key: 'power', label: 'Power', type: 'number' },
    { of: 'x_machine', key: 'serial', label: 'Serial number', type: 'text', noTwoAlike: true },
    { of: 'x_machine', key: 'hotline', label: 'Hotline', type: 'phones' },
    { of: 'x_machine', key: 'partOf', label: 'Part of', type: 'link', linksTo: 'x_machine' },
    { of: 'x_tasting', key: 'seen', label: 'Seen', type: 'links', linksTo: 'x_machine' },
    { of: 'company', key: 'favourite', label: 'Favourite', type: 'link', linksTo: 'x_machine' },
  ]
  for (const field of fields) await made('/custom-fields', field)
  await shape(app.site)
})
afterAll(() => app.close())

async function made(path: string, given: unknown, who = ada): Promise<Row> {
  const answer = await who.post(path, given)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data
}
const machine = (name: string, custom: object = {}, more: object = {}, who = ada) =>
  made('/machines', { name, custom, ...more }, who)
const now = async (path: string): Promise<Row> => (await ada.get(path)).body.data
async function merge(gone: Row, stays: Row, keep: object = {}, who = ada): Promise<string> {
  const { version } = await now(`/machines/${gone.id}`)
  const answer = await who.act(`/machines/${gone.id}/merge`, { into: stays.id, keep }, version)
  expect(answer.status, answer.text).toBe(200)
  return answer.body.cause
}
const takeBack = (cause: string) => ada.post('/undo', { cause })

describe('two machines', () => {
  test('become one: values are united, and every link moves, from the bin too', async () => {
    const hotline = (value: string) => [{ value, primary: true }]
    const tag = await made('/tags', { name: 'Loud' })
    const gone = await machine('P-100', { power: 7, serial: 'A1', hotline: hotline('+49 30 5550101') }, { tags: [tag.id] }) // prettier-ignore
    const stays = await machine('P-100 (old)', { hotline: hotline('+49 30 5550102') })
    const part = await machine('Motor', { partOf: gone.id })
    const company = await made('/companies', { name: 'Acme', custom: { favourite: gone.id } })
    const tasting = await made('/tastings', { name: 'May', custom: { seen: [gone.id, stays.id] } })
    const binned = await made('/tastings', { name: 'June', custom: { seen: [gone.id] } })
    await ada.delete(`/tastings/${binned.id}`, binned.version)
    const note = await made('/notes', { text: 'Rattles', about: [gone.id] })

    const cause = await merge(gone, stays, { name: 'this' })
    const one = await now(`/machines/${stays.id}`)
    expect(one).toMatchObject({ name: 'P-100', tags: [tag.id], custom: { power: 7, serial: 'A1' } })
    expect((one.custom.hotline as { value: string }[]).map(({ value }) => value)).toEqual(['+49 30 5550102', '+49 30 5550101']) // prettier-ignore
    expect((await now(`/machines/${part.id}`)).custom.partOf).toBe(stays.id)
    expect((await now(`/companies/${company.id}`)).custom.favourite).toBe(stays.id)
    expect((await now(`/tastings/${tasting.id}`)).custom.seen).toEqual([stays.id])
    expect((await now(`/notes/${note.id}`)).about).toEqual([stays.id])
    expect((await ada.get(`/machines/${stays.id}/timeline`)).text).toContain('Rattles')
    // The old id is read as the one that stays.
    expect((await now(`/machines/${gone.id}`)).id).toBe(stays.id)
    expect((await made('/tastings', { name: 'Late', custom: { seen: [gone.id] } })).custom.seen).toEqual([stays.id])
    const [line] = (await ada.get(`/machines/${stays.id}/history`)).body.data
    expect(line).toMatchObject({ name: 'merge', cause: { id: cause } })

    const undone = await takeBack(cause)
    expect(undone.status, undone.text).toBe(200)
    const alike = ({ version: _version, updatedAt: _at, ...row }: Row) => row
    expect(alike(await now(`/machines/${gone.id}`))).toEqual(alike(gone))
    expect(alike(await now(`/machines/${stays.id}`))).toEqual(alike(stays))
    expect((await now(`/machines/${part.id}`)).custom.partOf).toBe(gone.id)
    expect((await now(`/companies/${company.id}`)).custom.favourite).toBe(gone.id)
    expect((await now(`/tastings/${tasting.id}`)).custom.seen).toEqual([gone.id, stays.id])
    expect((await now(`/notes/${note.id}`)).about).toEqual([gone.id])
    await ada.post(`/tastings/${binned.id}/restore`, {})
    expect((await now(`/tastings/${binned.id}`)).custom.seen).toEqual([gone.id])
  })

  test('what moves is told before, and one is never part of itself', async () => {
    const stays = await machine('Press')
    const gone = await machine('Press again', { partOf: stays.id })
    await made('/companies', { name: 'Beta', custom: { favourite: gone.id } })
    expect((await ada.get(`/machines/${gone.id}/hanging`)).body.data).toMatchObject([{ record: 'company', count: { value: 1 } }]) // prettier-ignore
    await merge(gone, stays)
    expect((await now(`/machines/${stays.id}`)).custom.partOf ?? null).toBeNull()
  })

  test('are described with it, in the reader’s language', async () => {
    const kinds = (await ada.get('/records')).body.data as {
      name: string
      actions: { name: string; label: string }[]
    }[]
    expect(kinds.find(({ name }) => name === 'x_machine')!.actions).toMatchObject([{ name: 'merge', label: 'Merge with…' }]) // prettier-ignore
    expect((await ada.get('/openapi.json')).text).toContain('/machines/{id}/merge')
    await ada.patch('/me/preferences', { language: 'de' })
    expect((await ada.get('/records')).text).toContain('Zusammenführen mit …')
    await ada.patch('/me/preferences', { language: 'en' })
  })
})

describe('who may not', () => {
  test('delete the one or edit the other merges nothing, and takes nothing back', async () => {
    const [hers, his] = [await machine('Hers'), await machine('His', {}, {}, bob)]
    const into = await bob.act(`/machines/${his.id}/merge`, { into: hers.id }, his.version)
    expect(into.status).toBe(403)
    expect((await bob.act(`/machines/${hers.id}/merge`, { into: his.id }, hers.version)).status).toBe(403)
    const cause = await merge(his, await machine('His too', {}, {}, bob), {}, bob)
    const vera = app.as(app.vera)
    expect((await vera.post('/undo', { cause })).status).toBe(404)
    expect((await bob.post('/undo', { cause })).status).toBe(200)
  })

  test('do it by their role is told so', async () => {
    const right = { see: 'all', edit: 'all', delete: 'all', create: true, export: true, actions: [] }
    const role = await made('/own-roles', { name: 'Fitter', rights: JSON.stringify({ x_machine: right }) })
    const nora = await app.join('Nora', 'member')
    const { version } = await now(`/users/${nora.id}`)
    await ada.act(`/users/${nora.id}/changeRole`, { role: 'member', ownRole: role.id }, version)
    const [gone, stays] = [await machine('One'), await machine('Two')]
    const refused = await app.as(nora).act(`/machines/${gone.id}/merge`, { into: stays.id }, gone.version)
    expect([refused.status, refused.body.detail]).toEqual([403, 'You may not do this: Merge with….'])
    const whole = { ...right, actions: ['merge'] }
    await ada.patch(`/own-roles/${role.id}`, { rights: JSON.stringify({ x_machine: whole }) }, role.version)
    await expect.poll(async () => (await app.as(nora).act(`/machines/${gone.id}/merge`, { into: stays.id }, gone.version)).status).toBe(200) // prettier-ignore
  })

  test('name another kind, itself, or an unknown field is refused', async () => {
    const gone = await machine('Lone')
    const tasting = await made('/tastings', { name: 'July' })
    const ask = (input: object) => ada.act(`/machines/${gone.id}/merge`, input, gone.version)
    expect((await ask({ into: tasting.id })).status).toBe(404)
    expect((await ask({ into: gone.id })).body).toMatchObject({ code: 'invalid', fields: [{ field: 'into' }] })
    expect((await ask({})).body).toMatchObject({ code: 'invalid', fields: [{ field: 'into' }] })
    const other = await machine('Other')
    expect((await ask({ into: other.id, keep: { shoes: 'this' } })).body.fields).toMatchObject([{ field: 'shoes' }])
  })
})
