import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { everything, importing } from './testing.ts'

// The whole is not ours to ship: an excerpt is always tested, the whole where it lies beside the clone or where FARLEY_SHARED_DATA says.
const shared = process.env.FARLEY_SHARED_DATA ?? resolve(import.meta.dirname, '../../../../../shared/data')
const folder = join(shared, 'maven-crm')
const isThere = existsSync(join(folder, 'sales_pipeline.csv'))
if (!isThere)
  console.log(`left out: the import of a whole pipeline (there is no ${join(folder, 'sales_pipeline.csv')})`)

interface Facts {
  folder: string
  agents: number
  managers: number
  accounts: number
  parents: number
  misspelt: number
  opportunities: number
  aliased: number
  won: { count: number; sum: number }
  lost: number
  engaging: number
  prospecting: number
  withoutCompany: number
  bestOwner: { name: string; sum: number }
  bestAccount: { name: string; sum: number }
}

const excerpt: Facts = {
  folder: join(import.meta.dirname, 'fixtures/maven-crm'),
  agents: 8,
  managers: 4,
  accounts: 12,
  parents: 3,
  misspelt: 4,
  opportunities: 64,
  aliased: 11,
  won: { count: 34, sum: 79_932 },
  lost: 14,
  engaging: 10,
  prospecting: 6,
  withoutCompany: 12,
  bestOwner: { name: 'Kary Hendrixson', sum: 26_678 },
  bestAccount: { name: 'Kan-code', sum: 21_022 },
}
const whole: Facts = {
  folder,
  agents: 35,
  managers: 6,
  accounts: 85,
  parents: 15,
  misspelt: 12,
  opportunities: 8800,
  aliased: 1480,
  won: { count: 4238, sum: 10_005_534 },
  lost: 2473,
  engaging: 1589,
  prospecting: 500,
  withoutCompany: 1425,
  bestOwner: { name: 'Darcel Schlecht', sum: 1_153_214 },
  bestAccount: { name: 'Kan-code', sum: 341_455 },
}

const decisions = {
  user: { missing: { manager: 'add' } },
  product: { missing: { family: 'add' } },
  company: {
    corrections: {
      industry: { technolgy: 'Technology' },
      'addresses.country': { Philipines: 'Philippines', Korea: 'South Korea' },
    },
  },
  deal: {
    corrections: { 'dealLine.product': { GTXPro: 'GTX Pro' } },
    missing: { stage: 'add' },
  },
}

const known: [string, Facts][] = [['an excerpt of the pipeline of a real company', excerpt]]
if (isThere) known.push(['the whole pipeline of a real company', whole])

describe.each(known)('%s', { timeout: 600_000 }, (_, facts) => {
  let app: TestApp
  let ada: ReturnType<typeof importing>
  let before: string
  const causes: string[] = []
  const runs: Record<string, Awaited<ReturnType<ReturnType<typeof importing>['whole']>>> = {}

  beforeAll(async () => {
    app = await startTestApp({ workers: true })
    ada = importing(app, app.ada)
    before = await everything(app)
  }, 120_000)
  afterAll(() => app?.close())

  const take = async (record: keyof typeof decisions, file: string) => {
    const run = await ada.whole(record, join(facts.folder, file), decisions[record])
    causes.push(run.cause)
    return (runs[record] = run)
  }
  const counted = async (filter: object) => {
    const { body } = await ada.client.post('/deals/aggregate', {
      filter,
      measures: [{ fn: 'count' }, { fn: 'sum', field: 'amount' }],
    })
    const [count, sum] = body.data[0].values
    return { count, sum: Number(sum?.amount ?? 0) }
  }
  const best = async (groupBy: string) => {
    const { body } = await ada.client.post('/deals/aggregate', {
      filter: { field: 'status', is: 'won' },
      groupBy: [groupBy],
      measures: [{ fn: 'sum', field: 'amount' }],
    })
    const sums = body.data.map((row: { group: Record<string, string>; values: [{ amount: string }] }) => ({
      name: body.linked[row.group[groupBy]!].title,
      sum: Number(row.values[0].amount),
    }))
    return sums.sort((a: { sum: number }, b: { sum: number }) => b.sum - a.sum)[0]
  }

  test('agents and their managers become users who cannot sign in', async () => {
    const run = await take('user', 'sales_teams.csv')
    expect(run.counts).toEqual({ created: facts.agents, updated: 0, unchanged: 0, bad: 0, added: facts.managers })
    const { data, linked } = (
      await ada.client.get('/users?limit=200&with=manager&filter={"field":"canSignIn","is":false}')
    ).body
    expect(data).toHaveLength(facts.agents + facts.managers)
    const darcel = data.find((user: { name: string }) => user.name === 'Darcel Schlecht')
    expect(linked[darcel.manager].title).toBe('Melvin Marxen')
    expect(darcel).toMatchObject({ office: 'Central', role: 'member', email: null })
  })

  test('seven products', async () => {
    expect((await take('product', 'products.csv')).counts).toMatchObject({ created: 7, added: 3, bad: 0 })
    const { data } = (await ada.client.get('/products?filter={"field":"name","is":"GTK 500"}')).body
    expect(data[0]).toMatchObject({ price: { amount: '26768.00' }, family: 'gtk' })
  })

  test('accounts come with their parents; the misspelt sector is offered for correction', async () => {
    const { body } = await ada.upload('company', join(facts.folder, 'accounts.csv'))
    const { preview } = (await ada.preview(body.data.id)).body.data
    expect(preview.undecided).toContainEqual(
      expect.objectContaining({
        target: 'industry',
        value: 'technolgy',
        rows: facts.misspelt,
        suggestion: 'Technology',
      }),
    )
    await ada.client.post(`/imports/${body.data.id}/cancel`)
    const run = await take('company', 'accounts.csv')
    expect(run.counts).toMatchObject({ created: facts.accounts, bad: 0 })
    const { data, linked } = (
      await ada.client.get('/companies?limit=200&with=parent&filter={"field":"parent","isEmpty":false}')
    ).body
    expect(data).toHaveLength(facts.parents)
    const bluth = data.find((company: { name: string }) => company.name === 'Bluth Company')
    expect(linked[bluth.parent].title).toBe('Acme Corporation')
    expect(bluth).toMatchObject({
      industry: 'technology',
      foundedIn: 1993,
      employees: 3027,
      addresses: [{ country: 'US' }],
    })
  })

  test('opportunities come whole; the alias is offered, and without it its rows are reported', async () => {
    const { body } = await ada.upload('deal', join(facts.folder, 'sales_pipeline.csv'))
    const { preview } = (await ada.preview(body.data.id, { missing: { stage: 'add' } })).body.data
    expect(preview.counts).toMatchObject({
      total: facts.opportunities,
      new: facts.opportunities - facts.aliased,
      bad: facts.aliased,
    })
    expect(preview.undecided).toEqual([
      expect.objectContaining({
        target: 'dealLine.product',
        value: 'GTXPro',
        rows: facts.aliased,
        suggestion: 'GTX Pro',
      }),
    ])
    await ada.client.post(`/imports/${body.data.id}/cancel`)
    const run = await take('deal', 'sales_pipeline.csv')
    expect(run.counts).toEqual({ created: facts.opportunities, updated: 0, unchanged: 0, bad: 0, added: 2 })
  })

  test('won, lost and open deals are as many and worth as much as in the file', async () => {
    expect(await counted({ field: 'status', is: 'won' })).toEqual(facts.won)
    expect((await counted({ field: 'status', is: 'lost' })).count).toBe(facts.lost)
    expect((await counted({ field: 'status', is: 'open' })).count).toBe(facts.engaging + facts.prospecting)
    expect((await counted({ field: 'stage.name', is: 'Engaging' })).count).toBe(facts.engaging)
    expect((await counted({ field: 'stage.name', is: 'Prospecting' })).count).toBe(facts.prospecting)
    expect((await counted({ field: 'company', isEmpty: true })).count).toBe(facts.withoutCompany)
  })

  test('the best owner and the best account are', async () => {
    expect(await best('owner')).toEqual(facts.bestOwner)
    expect(await best('company')).toEqual(facts.bestAccount)
  })

  test('no date is read the wrong way round', async () => {
    const today = new Date().toISOString().slice(0, 10)
    expect((await counted({ field: 'closeOn', gt: today })).count).toBe(0)
    expect((await counted({ field: 'closedAt', gt: `${today}T23:59:59Z` })).count).toBe(0)
    expect((await counted({ field: 'openedOn', between: ['2020-01-01', '2020-12-31'] })).count).toBe(0)
    expect((await counted({ field: 'openedOn', between: ['2016-10-20', '2017-12-31'] })).count).toBe(
      facts.opportunities - facts.prospecting,
    )
  })

  test('the alias leads to the product of the price list', async () => {
    const { data } = (await ada.client.get('/products?filter={"field":"name","is":"GTX Pro"}')).body
    const { body } = await ada.client.post('/deal-lines/aggregate', {
      filter: { field: 'product', is: data[0].id },
      measures: [{ fn: 'count' }],
    })
    expect(body.data[0].values[0]).toBe(facts.aliased)
    expect((await ada.client.get('/products?count=exact')).body.page.count.value).toBe(7)
  })

  test('history shows when a deal was really opened and won', async () => {
    const { data } = (
      await ada.client.get('/deals?filter={"field":"name","is":"Cancity GTX Plus Basic"}&sort=openedOn')
    ).body
    const deal = data[0]
    expect(deal).toMatchObject({ status: 'won', openedOn: '2016-10-20', closeOn: '2017-03-01' })
    const lines = (await ada.client.get(`/deals/${deal.id}/history`)).body.data
    const own = lines.filter((line: { record: string }) => line.record === 'deal')
    expect(own.map((line: { name: string; happenedAt: string }) => [line.name, line.happenedAt.slice(0, 10)])).toEqual([
      ['win', '2017-03-01'],
      ['create', '2016-10-20'],
    ])
  })

  test('a deal has been in its stage since it was opened, as far as anybody knows', async () => {
    const { data } = (await ada.client.get('/deals?limit=200&fields=openedOn,stageSince&sort=-openedOn')).body
    const dated = data.filter((deal: { openedOn: string | null }) => deal.openedOn)
    expect(dated.length).toBeGreaterThan(0)
    for (const deal of dated) expect(deal.stageSince.slice(0, 10)).toBe(deal.openedOn)
  })

  test('who bought is a customer since their first deal was won, and nobody else is', async () => {
    const { db } = app.site.workspace
    const wins = await db.run<{ company: string; first: string }>({
      text: `select company_id as company, min(close_on)::text as first from deals
        where status = 'won' and company_id is not null and deleted_at is null group by 1`,
      values: [],
    })
    const customers = (await ada.client.get('/companies?limit=200&filter={"field":"lifeCycle","is":"customer"}')).body
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).sort()
    expect(ids(customers.data)).toEqual(wins.map(({ company }) => company).sort())
    for (const { company, first } of wins) {
      const lines = (await ada.client.get(`/companies/${company}/history`)).body.data
      const became = lines.find((line: { after: { lifeCycle?: string } }) => line.after.lifeCycle === 'customer')
      expect(became.happenedAt.slice(0, 10)).toBe(first)
    }
  })

  test('the same file a second time changes nothing', async () => {
    const run = await ada.whole('deal', join(facts.folder, 'sales_pipeline.csv'), decisions.deal)
    expect(run.counts).toEqual({ created: 0, updated: 0, unchanged: facts.opportunities, bad: 0, added: 0 })
  })

  test('undoing the imports leaves every live record, field and link as it was', async () => {
    for (const cause of causes.reverse()) expect(JSON.stringify(await ada.undo(cause))).not.toContain('conflicts":[{')
    expect(await everything(app)).toBe(before)
  })
})
