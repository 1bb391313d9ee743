import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { permissionsOf } from '../../../platform/access/permissions.ts'
import { readToEnd } from '../../../platform/ledger/index.ts'
import { rollUpsReader, sumUpAll, sumUpDue } from '../../../platform/own/index.ts'
import { shape } from '../../../platform/own/shape.ts'
import { visibleNews } from '../../../platform/realtime/visible-news.ts'
import { systemContext } from '../../../platform/site.ts'

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  await readToEnd(app.workspace.db, rollUpsReader(() => app.site.registry)) // prettier-ignore
})
afterAll(() => app.close())

type Row = Record<string, unknown> & { id: string; version: number; custom: Record<string, unknown> }
const open = { field: 'status', is: 'open' }

async function field(label: string, type: string, rollUp: Record<string, unknown>, more = {}): Promise<Row> {
  const whole = { of: 'deal', by: 'company', field: null, filter: null, ...rollUp }
  const answer = await ada.post('/custom-fields', {
    of: 'company',
    label,
    type,
    rollUp: JSON.stringify(whole),
    ...more,
  })
  expect(answer.status, answer.text).toBe(201)
  await shape(app.site)
  await settle()
  return (await ada.get(`/custom-fields/${answer.body.data.id}`)).body.data
}
/** Lets all that was written be read, and what is due be summed up. */
async function settle() {
  await readToEnd(app.workspace.db, rollUpsReader(() => app.site.registry)) // prettier-ignore
  await sumUpDue.run(await systemContext(app.site), {})
}
async function made(path: string, given: unknown, who = ada): Promise<Row> {
  const answer = await who.post(path, given)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data
}
const read = async (path: string, who = ada): Promise<Row> => (await who.get(path)).body.data
const euros = (amount: string, currency = 'EUR') => ({ amount, currency })

test('a company knows how many deals it has and what the open ones are worth, and lists know it too', async () => {
  const acme = await made('/companies', { name: 'Acme' })
  await made('/deals', { name: 'Early', company: acme.id, amount: euros('100.00') })
  await field('Deals', 'number', { fn: 'count' })
  await field('Open worth', 'money', { fn: 'sum', field: 'amount', filter: open }, { sortable: true })
  await field('Next close', 'date', { fn: 'min', field: 'closeOn', filter: open })
  expect((await read(`/companies/${acme.id}`)).custom).toEqual({ deals: 1, openWorth: euros('100.00'), nextClose: null }) // prettier-ignore
  const late = await made('/deals', { name: 'Late', company: acme.id, amount: euros('0.50'), closeOn: '2027-02-03' })
  const none = await made('/companies', { name: 'None' })
  await settle()
  expect((await read(`/companies/${acme.id}`)).custom).toEqual({ deals: 2, openWorth: euros('100.50'), nextClose: '2027-02-03' }) // prettier-ignore
  expect((await read(`/companies/${none.id}`)).custom).toEqual({ deals: 0, openWorth: null, nextClose: null })
  // What is reckoned is no change of the company: no version, no line.
  expect((await read(`/companies/${acme.id}`)).version).toBe(acme.version)
  const won = await ada.act(`/deals/${late.id}/win`, {}, late.version)
  expect(won.status, won.text).toBe(200)
  await settle()
  expect((await read(`/companies/${acme.id}`)).custom).toEqual({ deals: 2, openWorth: euros('100.00'), nextClose: null }) // prettier-ignore
  const filter = encodeURIComponent(JSON.stringify({ field: 'custom.openWorth', gt: 99 }))
  const list = await ada.get(`/companies?filter=${filter}&sort=-custom.openWorth`)
  expect(list.body.data.map(({ name }: { name: string }) => name)).toEqual(['Acme'])
  const typed = await ada.patch(
    `/companies/${acme.id}`,
    { custom: { deals: 7 } },
    (await read(`/companies/${acme.id}`)).version,
  )
  expect(typed.status).toBe(422)
  // Programs read of it, and not that they may give it.
  const { schemas } = (await ada.get('/openapi.json')).body.components
  expect(schemas.Company.properties.custom.properties).toHaveProperty('deals')
  expect(JSON.stringify(schemas.CompanyPatch)).not.toContain('"deals"')
  await ada.post('/custom-fields', { of: 'company', label: 'Each', type: 'money', formula: 'custom.openWorth / custom.deals' }) // prettier-ignore
  expect((await read(`/companies/${acme.id}`)).custom.each).toEqual(euros('50.00'))
})

test('after anything that can happen to deals and companies it is the sum that SQL finds', async () => {
  const companies = await Promise.all(['A', 'B', 'C'].map((name) => made('/companies', { name: `Firm ${name}` })))
  const random = seeded(7)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  const deals: string[] = []
  const causes: string[] = []
  for (let step = 0; step < 120; step++) {
    const kind = random()
    const company = random() < 0.1 ? null : pick(companies).id
    const amount = random() < 0.1 ? null : euros(String(Math.floor(random() * 1000)), random() < 0.2 ? 'USD' : 'EUR')
    if (deals.length < 5 || kind < 0.3) {
      deals.push((await made('/deals', { name: `Deal ${step}`, company, amount, private: random() < 0.2 })).id)
      continue
    }
    const id = pick(deals)
    const deal = await read(`/deals/${id}`)
    const { body } =
      deal.deletedAt ? await ada.act(`/deals/${id}/restore`, {}, deal.version)
      : kind < 0.55 ? await ada.patch(`/deals/${id}`, { amount }, deal.version)
      : kind < 0.7 ? await ada.patch(`/deals/${id}`, { company }, deal.version)
      : kind < 0.8 ? await ada.delete(`/deals/${id}`, deal.version)
      : kind < 0.85 ? await ada.patch(`/deals/${id}`, { private: !deal.private }, deal.version)
      : kind < 0.92 ? await ada.act(`/deals/${id}/win`, {}, deal.version)
      : await ada.post('/undo', { cause: causes.at(-1) ?? '01900000-0000-7000-8000-000000000000' }) // prettier-ignore
    if (body?.cause) causes.push(body.cause)
    if (step % 20 === 0) await expectSums()
  }
  await expectSums()
  const [one, other] = [await read(`/companies/${companies[0]!.id}`), await read(`/companies/${companies[1]!.id}`)]
  const merged = await ada.act(`/companies/${one.id}/merge`, { into: other.id }, one.version)
  expect(merged.status, merged.text).toBe(200)
  await expectSums()
  const undone = await ada.post('/undo', { cause: merged.body.cause })
  expect(undone.status, undone.text).toBe(200)
  await expectSums()
  await app.workspace.db.run({ text: 'update companies set c_1 = 99, c_2_base = null', values: [] })
  await sumUpAll.run(await systemContext(app.site), {})
  await expectSums()
})

async function expectSums() {
  await settle()
  const text = `select c.name, c.c_1::int as deals, c.c_2_base as worth,
      (select count(*)::int from deals d where d.company_id = c.id and d.deleted_at is null and d.private is not true) as counted,
      (select round(sum(d.amount_base), 4) from deals d where d.company_id = c.id and d.deleted_at is null and d.private is not true and d.status = 'open') as summed
    from companies c`
  type Found = { name: string; deals: number; worth: string | null; counted: number; summed: string | null }
  for (const row of await app.workspace.db.run<Found>({ text, values: [] }))
    expect({ ...row, deals: row.counted, worth: row.summed }).toEqual(row)
}

/** The same numbers each time. */
function seeded(state: number) {
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

test('a worker that is struck anywhere while a sum is added leaves what the next one brings to the same end', async () => {
  const acme = await made('/companies', { name: 'Struck' })
  await made('/deals', { name: 'One', company: acme.id })
  for (const point of ['begun', 'columnAdded', 'readySaid', 'indexBuilt', 'indexesSaid'] as const) {
    const rollUp = JSON.stringify({ of: 'deal', by: 'company', fn: 'count', field: null, filter: null })
    const added = await ada.post('/custom-fields', { of: 'company', key: `at_${point}`, label: point, type: 'number', rollUp, sortable: true }) // prettier-ignore
    expect(added.status, added.text).toBe(201)
    const struck = shape(app.site, (at) => {
      if (at === point) throw new Error('struck')
    })
    await expect(struck).rejects.toThrow('struck')
    await shape(app.site)
    await settle()
    expect((await read(`/companies/${acme.id}`)).custom[`at_${point}`]).toBe(1)
    expect((await ada.get(`/companies?sort=custom.at_${point}`)).status).toBe(200)
  }
})

test('who looks at a sum is told when it has changed, and who may not know of one hears nothing', async () => {
  const ctx = await systemContext(app.site)
  const told = async () => (await app.workspace.db.run<{ at: string }>({ text: 'select updated_at as at from roll_up_told', values: [] }))[0]!.at // prettier-ignore
  const before = await told()
  const [company] = (await ada.get('/companies?limit=1')).body.data
  await settle()
  expect(await told()).toBe(before)
  await made('/deals', { name: 'News', company: company.id })
  await settle()
  expect(await told()).not.toBe(before)
  const news = { lines: [], told: [{ what: 'sums', id: 'company', to: null }] }
  const heardBy = (membersSee: 'all' | 'own') => visibleNews({ ...ctx, actor: { ...ctx.actor, permissions: permissionsOf('member', membersSee) } }, news) // prettier-ignore
  expect(await heardBy('all')).toEqual([{ event: 'many', data: { record: 'company' } }])
  expect(await heardBy('own')).toEqual([])
})

test('what cannot be kept right is refused in words', async () => {
  const refused = async (rollUp: Record<string, unknown>, type = 'number') => {
    const whole = { of: 'deal', by: 'company', fn: 'count', field: null, filter: null, ...rollUp }
    const answer = await ada.post('/custom-fields', { of: 'company', label: 'X', type, rollUp: JSON.stringify(whole) })
    expect(answer.status, answer.text).toBe(422)
    return answer.body.fields[0].message as string
  }
  expect(await refused({ by: 'name' })).toBe('“deal.name” is no link that points to companies.')
  expect(await refused({ fn: 'sum' })).toContain('As JSON')
  expect(await refused({ fn: 'sum', field: 'name' })).toBe('That cannot be measured so.')
  expect(await refused({ fn: 'sum', field: 'amount' })).toBe('What is summed up is of another type: money.')
  expect(await refused({ fn: 'max', field: 'lastContactAt' }, 'dateTime')).toContain('leaves no line when it changes')
  expect(await refused({ filter: { field: 'company.name', is: 'x' } })).toContain('leads to another record')
  expect(await refused({ filter: { field: 'closeOn', before: 'today' } })).toContain('cannot depend on who reads')
  expect(await refused({ filter: { field: 'owner', is: 'me' } })).toContain('cannot depend on who reads')
  expect(await refused({ filter: { field: 'amount', gt: 'x' } })).toContain('compared with an amount')
  expect(await refused({ filter: { field: 'nosuch', is: 1 } })).toBe('Deals have no field “nosuch”.')
  expect(await refused({ of: 'employment', by: 'company' })).toContain('are summed up only where they belong')
})

test('a field that is summed up stays until the sum is gone', async () => {
  const fee = await made('/custom-fields', { of: 'deal', label: 'Fee', type: 'number' })
  await shape(app.site)
  const sum = await field('Fees', 'number', { fn: 'sum', field: 'custom.fee' })
  const now = await read(`/custom-fields/${fee.id}`)
  const kept = await ada.delete(`/custom-fields/${fee.id}`, now.version)
  expect(kept.status).toBe(409)
  expect(kept.body.detail).toContain('Fees')
  const acme = await made('/companies', { name: 'Fees' })
  await made('/deals', { name: 'One', company: acme.id, custom: { fee: 2.5 } })
  await settle()
  expect((await read(`/companies/${acme.id}`)).custom.fees).toBe(2.5)
  expect((await ada.delete(`/custom-fields/${sum.id}`, (await read(`/custom-fields/${sum.id}`)).version)).status).toBe(
    200,
  )
  expect((await ada.delete(`/custom-fields/${fee.id}`, now.version)).status).toBe(200)
})

test('a sum is unknown to whoever may not know all of which it is made', async () => {
  await field('Secretly', 'number', { fn: 'count' })
  const acme = await made('/companies', { name: 'Known' }, bob)
  await settle()
  expect((await read(`/companies/${acme.id}`, bob)).custom).toMatchObject({ secretly: 0 })
  const settings = (await ada.get('/me')).body.data.workspace
  const narrowed = await ada.patch(`/workspaces/${settings.id}`, { membersSee: 'own' }, settings.version)
  expect(narrowed.status, narrowed.text).toBe(200)
  app.site.forget()
  expect((await bob.get(`/companies/${acme.id}`)).text).not.toMatch(/secretly|openWorth|each/)
  expect((await bob.get('/me')).text).not.toMatch(/secretly|openWorth|Each/)
  const asked = async (name: string) => bob.get(`/companies?sort=custom.${name}`)
  const [hidden, unknown] = [await asked('secretly'), await asked('nosuch')]
  expect(hidden.text.replaceAll('secretly', 'nosuch').replace(/"requestId":"[^"]*"/, '')).toBe(unknown.text.replace(/"requestId":"[^"]*"/, '')) // prettier-ignore
  expect((await read(`/companies/${acme.id}`)).custom).toMatchObject({ secretly: 0 })
})
