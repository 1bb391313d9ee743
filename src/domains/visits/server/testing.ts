import { expect } from 'vitest'
import type { Client } from '../../../../test/app.ts'
import { shownOf, type Left, type Reported } from '../model/shown.ts'

export type Row = Record<string, unknown> & { id: string; version: number }

/** What tests of visits say over HTTP, as somebody. */
export function visiting(who: Client) {
  const make = async (path: string, values: object): Promise<Row> => {
    const answer = await who.post(path, values)
    expect(answer.status, answer.text).toBe(201)
    return answer.body.data
  }
  const read = async (path: string): Promise<Row> => (await who.get(path)).body.data
  const act = async ({ id }: { id: string }, deed: string, input = {}, path = '/visits') =>
    who.act(`${path}/${id}/${deed}`, input, (await read(`${path}/${id}`)).version)
  /** The deed must do what it says; answers its cause. */
  const done = async (row: { id: string }, deed: string, input = {}, path = '/visits'): Promise<string> => {
    const { status, text, body } = await act(row, deed, input, path)
    expect(status, `${deed}: ${text}`).toBe(200)
    return body.cause
  }
  const visit = (values: object = {}) => make('/visits', { title: 'Visit', ...values })
  const samplesOf = async ({ id }: Row): Promise<Row[]> =>
    (await who.get(`/visit-samples?filter=${encodeURIComponent(JSON.stringify({ field: 'visit', is: id }))}`)).body.data
  /** What a device would show to be signed. */
  const shown = async (row: Row) =>
    shownOf((await read(`/visits/${row.id}`)) as unknown as Reported, (await samplesOf(row)) as unknown as Left[])
  const sign = async (row: Row, more: object = {}) =>
    act(row, 'sign', { name: 'Eva Kowalski', at: new Date().toISOString(), shown: await shown(row), ...more })
  const signed = async (values: object = {}): Promise<Row> => {
    const row = await visit(values)
    await done(row, 'finish')
    const answer = await sign(row, { strokes: 'M1 1L20 30L40.5 2' })
    expect(answer.status, answer.text).toBe(200)
    return read(`/visits/${row.id}`)
  }
  return { make, read, act, done, visit, samplesOf, shown, sign, signed }
}
