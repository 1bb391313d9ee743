import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Money } from '../../src/kernel/field.ts'
import { shape } from '../../src/platform/own/shape.ts'
import { startTestApp, type Answer, type Client, type Person, type TestApp } from '../app.ts'

// A field that is hidden from somebody is unknown to them: through every door, and byte for byte the same whatever its value.

let app: TestApp
let product: string
beforeAll(async () => {
  app = await startTestApp({ workers: true })
  product = (await add('Anvil', '10.00')).id
  await add('Bucket', '20.00')
  const ada = app.as(app.ada)
  const own = { of: 'product', key: 'bonus', label: 'Bonus', type: 'money', sensitivity: 'secret', sortable: true }
  await ada.post('/custom-fields', own)
  // What a formula makes of hidden fields tells of them.
  const dearest = { of: 'product', key: 'dearest', label: 'Dearest', type: 'money', sortable: true }
  await vi.waitUntil(() => shape(app.site), { timeout: 15_000 })
  const reckoned = await ada.post('/custom-fields', { ...dearest, formula: 'max(custom.bonus, cost)' })
  expect(reckoned.status, reckoned.text).toBe(201)
  await vi.waitUntil(() => shape(app.site), { timeout: 15_000 })
  const { version } = (await ada.get(`/products/${product}`)).body.data
  await ada.patch(`/products/${product}`, { custom: { bonus: eur('88888.00') } }, version)
})
afterAll(() => app.close())

const eur = (amount: string): Money => ({ amount, currency: 'EUR' })

async function add(name: string, cost: string): Promise<{ id: string; cause: string }> {
  const { body } = await app.as(app.ada).post('/products', { name, price: eur('99.00'), cost: eur(cost) })
  return { id: body.data.id, cause: body.cause }
}

/** Every way to name a field, with a name to be filled in. */
const ways: Record<string, (client: Client, field: string) => Promise<Answer>> = {
  'a filter': (client, field) => client.get(`/products?filter=${json({ field, isEmpty: false })}`),
  'a filter on an amount': (client, field) => client.get(`/products?filter=${json({ field, gt: 15 })}`),
  'a filter deep inside': (client, field) =>
    client.get(`/products?filter=${json({ and: [{ not: { or: [{ field, isEmpty: true }] } }] })}`),
  'a filter through a link': (client, field) =>
    client.get(`/deal-lines?filter=${json({ field: `product.${field}`, isEmpty: false })}`),
  'a sort': (client, field) => client.get(`/products?sort=${field}`),
  'a sort backwards, second': (client, field) => client.get(`/products?sort=name,-${field}`),
  fields: (client, field) => client.get(`/products?fields=name,${field}`),
  'fields of one': (client, field) => client.get(`/products/${product}?fields=${field}`),
  with: (client, field) => client.get(`/products?with=${field}`),
  'a group': (client, field) => client.post('/products/aggregate', { groupBy: [field], measures: [{ fn: 'count' }] }),
  'a group through a link': (client, field) =>
    client.post('/deal-lines/aggregate', { groupBy: [`product.${field}`], measures: [{ fn: 'count' }] }),
  'a sum': (client, field) => client.post('/products/aggregate', { measures: [{ fn: 'sum', field }] }),
  'a median': (client, field) => client.post('/products/aggregate', { measures: [{ fn: 'median', field }] }),
  'a filter of a sum': (client, field) =>
    client.post('/products/aggregate', { filter: { field, isEmpty: false }, measures: [{ fn: 'count' }] }),
  'a filter of a bulk change': (client, field) =>
    client.post('/products/bulk', { filter: { field, isEmpty: false }, patch: {}, preview: true }),
  'a patch of a bulk change': (client, field) =>
    client.post('/products/bulk', { ids: [product], patch: { [field]: null }, preview: true }),
  'what a bulk change adds': (client, field) =>
    client.post('/products/bulk', { ids: [product], add: { [field]: ['x'] }, preview: true }),
  'a patch beneath': (client, field) =>
    client.patch(`/products/${product}`, { custom: { [field.replace('custom.', '')]: null } }, 1),
  'a field that is counted': (client, field) =>
    client.post('/products/aggregate', { measures: [{ fn: 'filled', field }] }),
  'a patch of the wrong type': (client, field) => client.patch(`/products/${product}`, { [field]: ['x'] }, 1),
  'a patch': (client, field) => client.patch(`/products/${product}`, { [field]: null }, 1),
  'a filter of an export': (client, field) =>
    client.post('/exports', { record: 'product', filter: { field, isEmpty: false } }),
  'a sort of an export': (client, field) => client.post('/exports', { record: 'product', sort: field }),
  'the fields of an export': (client, field) => client.post('/exports', { record: 'product', fields: [field] }),
  'a sort as of then': (client, field) => client.get(`/products?asOf=${new Date().toISOString()}&sort=${field}`),
  'fields as of then': (client, field) => client.get(`/products?asOf=${new Date().toISOString()}&fields=${field}`),
  'fields of one as of then': (client, field) =>
    client.get(`/products/${product}?asOf=${new Date().toISOString()}&fields=${field}`),
  'days of a calendar': (client, field) =>
    client.post('/products/aggregate', { groupBy: [{ field, by: 'day' }], measures: [{ fn: 'count' }] }),
  'what lies between two days': (client, field) =>
    client.get(`/products?filter=${json({ field, between: ['2026-01-01', '2026-02-01'] })}`),
  'what others are told that one edits': (client, field) =>
    client.post('/presence', { tab: product, record: 'product', id: product, editing: field }),
  'a jump in a list': (client, field) => client.get(`/products?sort=${field}&at=0`),
  'what was changed since': (client, field) =>
    client.get(`/products/changes?since=2026-01-01T00:00:00Z&filter=${json({ field, isEmpty: false })}`),
  'going back to what was': (client, field) =>
    client.post('/products/rewind', { ids: [product], to: '2026-01-01T00:00:00Z', fields: [field], preview: true }),
  'what one would add': (client, field) => client.post('/products/match', { [field]: 'x' }),
  'a filter as of then': (client, field) =>
    client.get(`/products?asOf=${new Date().toISOString()}&filter=${json({ field, isEmpty: false })}`),
}
const json = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const lookers: [string, () => Person][] = [
  ['Bob, a member', () => app.bob],
  ['Vera, a viewer', () => app.vera],
]

/** An answer as it can be compared with that for another name. */
function words({ status, text }: Answer, name: string): string {
  const said = text.replaceAll(name, 'FIELD').replaceAll(name.replace('custom.', ''), 'FIELD')
  return `${status} ${said.replace(/"requestId":"[^"]+"/, '')}`
}

describe.each(lookers)('to %s, a hidden field', (_, who) => {
  test.each(Object.entries(ways))('is unknown in %s', async (_, way) => {
    const client = app.as(who())
    const [hidden, unknown] = [await way(client, 'cost'), await way(client, 'cosy')]
    expect(hidden.status).toBeGreaterThanOrEqual(400)
    expect(hidden.status).toBeLessThan(500)
    expect(words(hidden, 'cost')).toBe(words(unknown, 'cosy'))
  })

  test.each(Object.entries(ways))('of the company’s own is unknown in %s', async (_, way) => {
    const client = app.as(who())
    for (const [name, none] of [['custom.bonus', 'custom.bogus'], ['custom.dearest', 'custom.nearest']] as const) {
      const [hidden, unknown] = [await way(client, name), await way(client, none)]
      expect(hidden.status).toBeGreaterThanOrEqual(400)
      expect(hidden.status).toBeLessThan(500)
      expect(words(hidden, name)).toBe(words(unknown, none))
    } // prettier-ignore
  })

  test('stands in no answer, and changes no byte of one', async () => {
    const client = app.as(who())
    const before = await everything(client)
    const ada = app.as(app.ada)
    const { version } = (await ada.get(`/products/${product}`)).body.data
    const patch = { cost: eur('77777.00'), custom: { bonus: eur('77777.00') } }
    const changed = await ada.patch(`/products/${product}`, patch, version)
    expect(changed.status).toBe(200)
    const after = await everything(client)
    expect(withoutVersions(after)).toEqual(withoutVersions(before))
    for (const text of after) expect(text).not.toMatch(/[78]{5}|"cost"|bonus|dearest/)
  })

  test('is not named among the fields that they know', async () => {
    const { body } = await app.as(who()).get('/me')
    expect(body.data.permissions.product.hidden).toEqual(['cost'])
    const described = [
      '/me',
      '/records',
      '/fields',
      '/roles',
      '/custom-fields',
      '/api/v1/openapi.json',
      '/openapi.json',
    ]
    for (const path of described) expect((await app.as(who()).get(path)).text, path).not.toMatch(/bonus|dearest/i)
    expect((await app.as(app.ada).get('/fields?record=product')).text).toContain('custom.bonus')
    expect((await app.as(app.ada).get('/openapi.json')).text).toContain('bonus')
    expect((await app.signedOut.get('/openapi.json')).text).not.toContain('bonus')
  })
})

/** All that one can read of products without naming the field. */
async function everything(client: Client): Promise<string[]> {
  const paths = [
    `/products/${product}`,
    '/products?sort=name&with=*',
    '/products?q=anvil',
    '/products?count=exact',
    '/search?q=77777',
    '/search?q=anvil',
  ]
  const answers = await Promise.all(paths.map((path) => client.get(path)))
  const asOf = await client.get(`/products/${product}?asOf=${new Date().toISOString()}`)
  const groups = await client.post('/products/aggregate', {
    groupBy: ['active'],
    measures: [{ fn: 'count' }, { fn: 'sum', field: 'price' }],
  })
  return [...answers, asOf, groups].map(({ status, text }) => `${status} ${text}`)
}

/** Whoever sees a record sees that it was changed. */
const withoutVersions = (texts: string[]) =>
  texts.map((text) => text.replace(/"(version|updatedAt)":("[^"]*"|\d+)/g, ''))

describe('its past', () => {
  test('is in the history and the timeline of those who may know it, and masked for others', async () => {
    const ada = app.as(app.ada)
    const { id } = await add('Crate', '1.00')
    const patched = await ada.patch(`/products/${id}`, { cost: eur('4242.00') }, 1)
    for (const path of [`/products/${id}/history`, `/products/${id}/timeline`]) {
      expect((await ada.get(path)).text).toContain('4242')
      for (const [, who] of lookers) {
        const answer = await app.as(who()).get(path)
        expect(answer.status).toBe(200)
        expect(answer.text).not.toMatch(/4242|"cost"/)
      }
    }
    for (const [, who] of lookers) {
      const undone = await app.as(who()).post('/undo', { cause: patched.body.cause, preview: true })
      expect(undone.text).not.toMatch(/4242|"cost"/)
    }
  })

  test('is no news: who follows is told of other fields, and of nothing where it alone was changed', async () => {
    const ada = app.as(app.ada)
    const { id } = await add('Dolly', '1.00')
    for (const [, who] of lookers) {
      await app.as(who()).patch('/me/preferences', { toldOfChanges: 'followed' })
      await app.as(who()).patch(`/attention/${id}`, { state: 'following' })
    }
    await ada.patch(`/products/${id}`, { cost: eur('4343.00') }, 1)
    await ada.patch(`/products/${id}`, { cost: eur('4344.00'), price: eur('8.00') }, 2)
    for (const [, who] of lookers) {
      const told = async () => (await app.as(who()).get('/notifications')).body.data as { id: string; notifications: { fields: string[] }[] }[] // prettier-ignore
      await expect.poll(async () => (await told()).length).toBeGreaterThan(0)
      expect((await told()).find((group) => group.id === id)!.notifications.map(({ fields }) => fields)).toEqual([['price']]) // prettier-ignore
    }
    for (const path of ['origins', 'history', 'timeline']) {
      expect((await ada.get(`/products/${id}/${path}`)).text).toContain('cost')
      for (const [, who] of lookers)
        expect((await app.as(who()).get(`/products/${id}/${path}`)).text).not.toMatch(/434[34]|"cost"/)
    }
    const since = await app.as(app.bob).get('/products/changes?since=2026-01-01T00:00:00Z')
    expect(since.text).not.toMatch(/434[34]|"cost"/)
  })

  test('is in no file of a list, also not in one of all fields', async () => {
    for (const [, who] of lookers) {
      const started = await app.as(who()).post('/exports', { record: 'product' })
      const job = await app.job(who(), started.body.data.id)
      expect((await app.as(who()).get(job.result.url)).text).not.toMatch(/Cost|Bonus|77777/)
    }
  })

  test('is in no answer to those who created what holds it', async () => {
    const answer = await app.as(app.bob).post('/products', { name: 'Mine', cost: eur('1.00') })
    expect(answer.status).toBe(403)
  })

  test('and an owner knows all of it', async () => {
    const ada = app.as(app.ada)
    expect((await ada.get(`/products/${product}`)).body.data.cost).toEqual(eur('77777.00'))
    const { data } = (await ada.get(`/products?sort=name&filter=${json({ field: 'cost', gt: 15 })}`)).body
    expect(data.map(({ name }: { name: string }) => name)).toEqual(['Anvil', 'Bucket', 'Crate', 'Dolly'])
    expect((await ada.post('/products/aggregate', { measures: [{ fn: 'sum', field: 'cost' }] })).status).toBe(200)
  })
})
