import { expect } from 'vitest'
import type { Client } from '../../../../test/app.ts'

export type Row = Record<string, unknown> & { id: string; version: number; number: string }

export const eur = (amount: string) => ({ amount, currency: 'EUR' })

/** What tests of orders say over HTTP, as somebody. */
export function ordering(who: Client) {
  const make = async (path: string, values: object): Promise<Row> => {
    const answer = await who.post(path, values)
    expect(answer.status, answer.text).toBe(201)
    return answer.body.data
  }
  const read = async (path: string): Promise<Row> => (await who.get(path)).body.data
  const rowsOf = async (path: string, filter: object): Promise<Row[]> =>
    (await who.get(`${path}?sort=createdAt&limit=200&filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.data
  const linesOf = (order: { id: string }) => rowsOf('/order-lines', { field: 'order', is: order.id })
  const act = async (row: { id: string }, deed: string, input = {}, path = '/orders') =>
    who.act(`${path}/${row.id}/${deed}`, input, (await read(`${path}/${row.id}`)).version)
  /** Each deed must do what it says. */
  const through = async (row: Row, ...deeds: string[]) => {
    for (const deed of deeds) {
      const { status, text } = await act(row, deed)
      expect(status, `${deed}: ${text}`).toBe(200)
    }
    return read(`/orders/${row.id}`)
  }
  const acceptedQuote = async (deal: { id: string }, more: object = {}) => {
    const quote = await make('/quotes', { name: 'Our offer', deal: deal.id, ...more })
    for (const [deed, input] of [
      ['send', {}],
      ['accept', { by: 'Eva Brandt' }],
    ] as const)
      // prettier-ignore
      expect((await act(quote, deed, input, '/quotes')).status).toBe(200)
    return quote
  }
  return { make, read, rowsOf, linesOf, act, through, acceptedQuote }
}
