import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'

let app: TestApp
let ada: Client
let max: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, max, bob] = [app.as(app.ada), app.as(app.max), app.as(app.bob)]
})
afterAll(() => app.close())

const versionOf = async (path: string) => (await ada.get(path)).body.data.version as number

describe('users', () => {
  test('get another role from an admin; owners are made and changed by owners only, and the last one stays', async () => {
    const role = async (who: Client, id: string, to: string) =>
      who.act(`/users/${id}/changeRole`, { role: to }, await versionOf(`/users/${id}`))
    expect((await role(bob, app.vera.id, 'member')).status).toBe(403)
    expect((await role(max, app.vera.id, 'member')).status).toBe(200)
    expect((await role(max, app.vera.id, 'owner')).status).toBe(403)
    expect((await role(max, app.ada.id, 'member')).status).toBe(403)
    expect((await role(ada, app.ada.id, 'member')).body).toMatchObject({ code: 'not_now' })
    expect((await role(ada, app.max.id, 'owner')).status).toBe(200)
    expect((await role(ada, app.max.id, 'admin')).status).toBe(200)
  })

  test('a deactivated user is out at once and comes back when activated', async () => {
    const carl = await app.join('Carl', 'member')
    expect((await app.as(carl).get('/people')).status).toBe(200)
    const out = await max.act(`/users/${carl.id}/deactivate`, {}, await versionOf(`/users/${carl.id}`))
    expect(out.body.data).toMatchObject({ active: false })
    expect((await app.as(carl).get('/people')).status).toBe(401)
    expect((await max.act(`/users/${app.max.id}/deactivate`, {}, await versionOf(`/users/${app.max.id}`))).status).toBe(
      409,
    )
    expect(
      (await max.act(`/users/${carl.id}/activate`, {}, await versionOf(`/users/${carl.id}`))).body.data,
    ).toMatchObject({ active: true })
  })
})

describe('company settings', () => {
  test('refuse a currency, zone or language that there is not, and a member who is no admin', async () => {
    const [{ id, version }] = (await ada.get('/workspaces')).body.data
    for (const [field, value] of [
      ['currency', 'XXZ'],
      ['timeZone', 'Mars/Olympus'],
      ['country', 'Germany'],
      ['locale', '??'],
    ] as const) {
      const { body } = await ada.patch(`/workspaces/${id}`, { [field]: value }, version)
      expect(body.fields).toMatchObject([{ field }])
    }
    expect((await bob.patch(`/workspaces/${id}`, { name: 'Bob & Co' }, version)).status).toBe(403)
    expect((await ada.patch(`/workspaces/${id}`, { name: 'Halden' }, version)).body.data).toMatchObject({
      name: 'Halden',
    })
  })

  test('a choice of one’s own is offered at once, and refused for a field that has none', async () => {
    expect((await ada.post('/companies', { name: 'Zoo', industry: 'zoos' })).status).toBe(422)
    expect((await ada.post('/choices', { of: 'company.industry', key: 'zoos', label: 'Zoos' })).status).toBe(201)
    expect((await ada.post('/companies', { name: 'Zoo', industry: 'zoos' })).status).toBe(201)
    expect((await ada.post('/choices', { of: 'company.name', key: 'x', label: 'X' })).body.fields).toMatchObject([
      { field: 'of' },
    ])
    expect((await ada.post('/choices', { of: 'deal.status', key: 'x', label: 'X' })).status).toBe(422)
  })

  test('tags are added by members, not by who only looks', async () => {
    expect((await bob.post('/tags', { name: '#key account' })).body.data).toMatchObject({ name: 'key account' })
    expect((await bob.post('/tags', { name: 'KEY ACCOUNT' })).body).toMatchObject({
      code: 'taken',
      fields: [{ field: 'name' }],
    })
    const vera = await app.join('Vera II', 'viewer')
    expect((await app.as(vera).post('/tags', { name: 'mine' })).status).toBe(403)
  })
})

describe('currencies', () => {
  const total = async () => {
    const { body } = await ada.post('/deals/aggregate', { measures: [{ fn: 'sum', field: 'amount' }] })
    return body.data[0].values[0]
  }
  const worth = async (currency: string) => {
    await ada.post('/deals', { name: `In ${currency}`, amount: { amount: '100.00', currency } })
  }

  test('an amount counts as soon as its rate is known, and anew when the rate or the company’s currency changes', async () => {
    await worth('EUR')
    await worth('USD')
    expect(await total()).toMatchObject({ amount: '100.00', currency: 'EUR' })
    const rate = (await ada.post('/exchange-rates', { currency: 'USD', rate: 0.9, validFrom: '2020-01-01' })).body.data
    expect(await total()).toMatchObject({ amount: '190.00', currency: 'EUR' })
    await ada.patch(`/exchange-rates/${rate.id}`, { rate: 0.8 }, rate.version)
    expect(await total()).toMatchObject({ amount: '180.00' })
    const [{ id, version }] = (await ada.get('/workspaces')).body.data
    await ada.patch(`/workspaces/${id}`, { currency: 'USD' }, version)
    expect(await total()).toMatchObject({ amount: '100.00', currency: 'USD' })
  })

  test('a rate is more than nothing, and of a currency that there is', async () => {
    expect(
      (await ada.post('/exchange-rates', { currency: 'GBP', rate: 0, validFrom: '2020-01-01' })).body.fields,
    ).toMatchObject([{ field: 'rate' }])
    expect(
      (await ada.post('/exchange-rates', { currency: 'XXZ', rate: 1, validFrom: '2020-01-01' })).body.fields,
    ).toMatchObject([{ field: 'currency' }])
    expect((await bob.post('/exchange-rates', { currency: 'GBP', rate: 1, validFrom: '2020-01-01' })).status).toBe(403)
  })
})

test('a value of which there may be one is refused by whatever would make a second, with who has it', async () => {
  const ada = app.as(app.ada)
  const tag = async (name: string) => (await ada.post('/tags', { name })).body.data as { id: string; version: number }
  const first = await tag('Twice only')
  const renamed = await ada.patch(`/tags/${first.id}`, { name: 'Renamed' }, first.version)
  const second = await tag('twice ONLY')
  const undone = await ada.post('/undo', { cause: renamed.body.cause })
  expect(undone.body).toMatchObject({ status: 409, code: 'taken', record: { record: 'tag', id: second.id } })
  expect(undone.body.detail).toBe('Name: another tag has this already.')
  const third = await tag('Third (of=three) \n(x)=(y)')
  const odd = await ada.patch(`/tags/${first.id}`, { name: 'third (of=three) \n(x)=(y)' }, renamed.body.data.version)
  expect(odd.body).toMatchObject({ code: 'taken', record: { id: third.id } })
})
