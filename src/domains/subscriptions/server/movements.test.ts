import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { addDays } from '../../../kernel/time.ts'
import { eur, subscribing, todayOf } from './testing.ts'

let app: TestApp
let bob: Client
let by: ReturnType<typeof subscribing>
let today: string
beforeAll(async () => {
  app = await startTestApp()
  bob = app.as(app.bob)
  by = subscribing(bob)
  today = await todayOf(app)
})
afterAll(() => app.close())

const ago = (days: number) => addDays(today, -days)
const ask = (who: Client, from: string, to: string, more = '') =>
  who.get(`/recurring-revenue${more ? '/rows' : ''}?from=${from}&to=${to}${more}`)

test('what recurs is told with what was new, more, less and lost; each figure has its rows, in them what was asked for', async () => {
  const change = async (name: string, price: string, input: object | null) => {
    const row = await by.subscription({ name, startsOn: ago(90) }, { price: eur(price) })
    const [line] = await by.linesOf(row)
    if (input) await by.done(line!, 'change', { startsOn: ago(5), ...input }, '/subscription-lines')
    return row
  }
  await change('Same', '100', null)
  await change('More', '50', { quantity: 3 })
  await change('Less', '30', { price: eur('20') })
  const lost = await change('Lost', '7.77', null)
  await by.done(lost, 'cancel', { endsOn: ago(3), agreed: true })
  await by.subscription({ name: 'Fresh', startsOn: ago(4) }, { price: eur('12'), billing: 'quarter' })
  await by.subscription({ name: 'Later', startsOn: addDays(today, 9) }, { price: eur('12') })
  const gone = await by.subscription({ name: 'Deleted', startsOn: ago(4) }, { price: eur('1000') })
  expect((await bob.delete(`/subscriptions/${gone.id}`, gone.version)).status).toBeLessThan(300)

  const { body } = await ask(bob, ago(30), today)
  expect(body.data).toEqual([
    {
      currency: 'EUR',
      sums: { begin: '187.77', new: '4.00', expansion: '100.00', contraction: '-10.00', churn: '-7.77', end: '274.00' },
      counts: { begin: 4, new: 1, expansion: 1, contraction: 1, churn: 1, end: 4 },
    },
  ])
  const rows = (await ask(bob, ago(30), today, '&currency=EUR&figure=expansion')).body.data
  expect(rows).toEqual([{ id: expect.any(String), name: 'More', before: '50.00', after: '150.00', amount: '100.00' }])
  expect((await ask(bob, ago(30), today, '&currency=EUR&figure=end')).body.data).toHaveLength(4)
})

test('only what one may see is counted, and days must be days in their order', async () => {
  const ada = subscribing(app.as(app.ada))
  await ada.subscription({ name: 'Hers alone', startsOn: ago(9), currency: 'USD', private: true }, { price: { amount: '1', currency: 'USD' } }) // prettier-ignore
  const currencies = async (who: Client) =>
    (await ask(who, ago(5), today)).body.data.map((each: { currency: string }) => each.currency)
  expect(await currencies(app.as(app.ada))).toContain('USD')
  expect(await currencies(bob)).not.toContain('USD')
  expect((await ask(bob, today, ago(1))).status).toBe(422)
  expect((await ask(bob, 'yesterday', today)).status).toBe(422)
})

test('who may not know what subscriptions come to is told no sums, and who sees no subscriptions is told of none', async () => {
  const sees = { see: 'all', edit: 'none', delete: 'none', create: false, export: false }
  const hiding = await withRole('Nils', { subscription: { ...sees, fields: { see: ['name', 'company'] } } })
  expect((await ask(hiding, ago(5), today)).status).toBe(403)
  expect((await ask(hiding, ago(5), today, '&currency=EUR&figure=end')).status).toBe(403)
  const none = await withRole('Olga', { company: sees })
  const { status, body } = await ask(none, ago(5), today)
  expect(status === 200 ? body.data : []).toEqual([])
})

/** Somebody with a role of the company's own that has these rights alone. */
async function withRole(name: string, rights: object): Promise<Client> {
  const ada = app.as(app.ada)
  const person = await app.join(name, 'member')
  const role = await ada.post('/own-roles', { name, rights: JSON.stringify(rights) })
  expect(role.status, role.text).toBe(201)
  const { version } = (await ada.get(`/users/${person.id}`)).body.data
  const given = await ada.act(`/users/${person.id}/changeRole`, { role: 'member', ownRole: role.body.data.id }, version)
  expect(given.status, given.text).toBe(200)
  return app.as(person)
}
