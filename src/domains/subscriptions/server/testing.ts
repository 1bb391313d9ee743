import { expect } from 'vitest'
import type { Client, TestApp } from '../../../../test/app.ts'
import { dayIn } from '../../../kernel/time.ts'
import { systemContext } from '../../../platform/site.ts'
import { renewals } from './renewals.ts'

export type Row = Record<string, unknown> & { id: string; version: number }

export const eur = (amount: string) => ({ amount, currency: 'EUR' })

/** What tests of subscriptions say over HTTP, as somebody. */
export function subscribing(who: Client) {
  const make = async (path: string, values: object): Promise<Row> => {
    const answer = await who.post(path, values)
    expect(answer.status, answer.text).toBe(201)
    return answer.body.data
  }
  const read = async (path: string): Promise<Row> => (await who.get(path)).body.data
  const rowsOf = async (path: string, filter: object, sort = 'createdAt'): Promise<Row[]> =>
    (await who.get(`${path}?sort=${sort}&limit=200&filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.data
  const linesOf = ({ id }: { id: string }) =>
    rowsOf('/subscription-lines', { field: 'subscription', is: id }, 'startsOn')
  const act = async ({ id }: { id: string }, deed: string, input = {}, path = '/subscriptions') =>
    who.act(`${path}/${id}/${deed}`, input, (await read(`${path}/${id}`)).version)
  /** The deed must do what it says; answers its cause. */
  const done = async (row: { id: string }, deed: string, input = {}, path = '/subscriptions'): Promise<string> => {
    const { status, text, body } = await act(row, deed, input, path)
    expect(status, `${deed}: ${text}`).toBe(200)
    return body.cause
  }
  const undo = async (cause: string) => expect((await who.post('/undo', { cause })).status).toBe(200)
  const subscription = async (values: object = {}, ...lines: object[]): Promise<Row> => {
    const row = await make('/subscriptions', { name: 'Care', ...values })
    for (const line of lines) await make('/subscription-lines', { subscription: row.id, label: 'Care', ...line })
    return read(`/subscriptions/${row.id}`)
  }
  return { make, read, rowsOf, linesOf, act, done, undo, subscription }
}

/** What the company's clock says of today. */
export async function todayOf(app: TestApp): Promise<string> {
  const { settings, now } = await systemContext(app.site)
  return dayIn(settings.timeZone, now())
}

/** The hourly look at what days bring, at noon of some day. */
export async function lookOn(app: TestApp, day: string): Promise<void> {
  await renewals.run({ ...(await systemContext(app.site)), now: () => new Date(`${day}T12:00:00Z`) }, {})
}
