import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BackTest, Outcome, Outcomes } from '../../src/domains/insight/model/index.ts'
import { startTestApp, type Client, type TestApp } from '../app.ts'
import { excerpt, importAll, isThere, plainBy, plainOf, plainRows, quantile, quarterOf, whole, type Plain } from './maven.ts' // prettier-ignore
import { published, type Named } from './published.ts'

const known: [string, string][] = [['an excerpt of a real pipeline', excerpt]]
if (isThere) known.push(['a whole real pipeline', whole])
else console.log(`left out: the proof on a whole pipeline (there is no ${whole})`)

describe.each(known)('%s', { timeout: 600_000 }, (_, folder) => {
  const rows = plainRows(folder)
  let app: TestApp
  let ada: Client

  beforeAll(async () => {
    app = await startTestApp({ workers: true })
    ada = app.as(app.ada)
    await importAll(app, folder)
  }, 600_000)
  afterAll(() => app?.close())

  const outcomes = async (
    query: Record<string, string> = {},
  ): Promise<{ data: Outcomes; linked: Record<string, { title: string }> }> =>
    (await ada.get(`/win-loss?${new URLSearchParams(query)}`)).body
  const named = async (by: string): Promise<Named[]> => {
    const { data, linked } = await outcomes({ by })
    expect(data.more).toBe(false)
    return data.groups.map((group) => ({ ...group, name: linked[group.key as string]!.title }))
  }
  const same = (found: readonly Named[], plain: Map<string, Plain>, isWhole = true) => {
    expect(found.map(({ name }) => name).sort()).toEqual([...plain.keys()].sort())
    for (const each of found) expectSame(each, plain.get(each.name)!, isWhole)
  }

  test('what was won and lost, and the days that it took, are those of the file', async () => {
    expectSame((await outcomes()).data.whole, plainOf(rows))
  })

  test('by agent, account and product', async () => {
    same(await named('owner'), plainBy(rows, ({ agent }) => agent)) // prettier-ignore
    same(await named('company'), plainBy(rows, ({ account }) => account)) // prettier-ignore
    same(await named('product'), plainBy(rows, ({ product }) => product), false) // prettier-ignore
  })

  test('by quarter of closing and of engagement', async () => {
    for (const dated of ['closed', 'opened'] as const) {
      const plain = plainBy(rows, ({ closedOn, openedOn }) => quarterOf(dated === 'closed' ? closedOn : openedOn))
      for (const each of (await outcomes({ by: 'quarter', dated })).data.groups)
        if (each.key !== null) expectSame(each, plain.get(each.key as string)!)
    }
  })

  test('what was learned is reported, whether or not it is better; nothing that tells the outcome teaches', async () => {
    const { verdict, backTest } = await learn(ada)
    if (folder === excerpt) return expect({ verdict, backTest }).toEqual({ verdict: 'tooFew', backTest: null })
    expect(backTest!.learnedFrom).toBe(rows.filter(({ closedOn }) => closedOn < backTest!.from).length)
    expect(backTest!.learnedFrom + backTest!.tested).toBe(rows.length)
    expect(verdict).toBe(backTest!.learned.logLoss < backTest!.plain.logLoss ? 'used' : 'noBetter')
    const base = rows.filter(({ closedOn, won }) => closedOn < backTest!.from && won).length / backTest!.learnedFrom
    expect(backTest!.base).toBeCloseTo(base, 12)
    const tested = rows.filter(({ closedOn }) => closedOn >= backTest!.from)
    const loss = tested.reduce((sum, { won }) => sum - Math.log(won ? base : 1 - base), 0) / tested.length
    expect(backTest!.plain.logLoss).toBeCloseTo(loss, 9)
    const text = await published({
      whole: (await outcomes()).data.whole,
      agents: await named('owner'),
      products: await named('product'),
      accounts: await named('company'),
      closed: (await outcomes({ by: 'quarter' })).data.groups,
      opened: (await outcomes({ by: 'quarter', dated: 'opened' })).data.groups,
      verdict,
      backTest: backTest!,
    })
    await expect(text).toMatchFileSnapshot('../../docs/proof-on-real-data.md')
  })
})

async function learn(ada: Client): Promise<{ verdict: string; backTest: BackTest | null }> {
  const { body } = await ada.post('/win-model')
  for (;;) {
    const { state, error } = (await ada.get(`/jobs/${body.data.id}`)).body.data
    if (state === 'done') break
    if (state === 'failed') throw new Error(error)
    await sleep(100)
  }
  const { verdict, backTest } = (await ada.get('/win-model')).body.data
  return { verdict, backTest }
}

/** Lines of products have no amount and no days of their own. */
function expectSame(found: Outcome, plain: Plain, isWhole = true) {
  expect([found.won, found.lost]).toEqual([plain.won, plain.lost])
  expect(found.rate).toBeCloseTo(plain.won / (plain.won + plain.lost), 12)
  if (!isWhole) return
  expect(Number(found.amount?.amount ?? 0)).toBe(plain.amount)
  if (plain.won > 0) {
    expect(found.days!.lower).toBeCloseTo(quantile(plain.days, 0.25), 9)
    expect(found.days!.median).toBeCloseTo(quantile(plain.days, 0.5), 9)
    expect(found.days!.upper).toBeCloseTo(quantile(plain.days, 0.75), 9)
  } else expect(found.days).toBeNull()
}
