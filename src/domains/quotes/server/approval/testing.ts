import { expect } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../../test/app.ts'

export type Row = Record<string, unknown> & { id: string; version: number; number: string }

/** A company that sells pumps at 100 that cost it 60: Ada owns it, Max administers it, Bob sells and may not know what they cost. */
export async function startSeller(options: { backups?: string } = {}) {
  const app: TestApp = await startTestApp({ workers: true, ...options })
  const [ada, max, bob] = [app.as(app.ada), app.as(app.max), app.as(app.bob)]
  const eur = (amount: string) => ({ amount, currency: 'EUR' })
  async function make(path: string, values: object, who: Client = bob): Promise<Row> {
    const answer = await who.post(path, values)
    expect(answer.status, answer.text).toBe(201)
    return answer.body.data
  }
  const pump = await make('/products', { name: 'Pump', price: eur('100'), cost: eur('60') }, ada)
  const read = async (id: string, who = bob): Promise<Row> => (await who.get(`/quotes/${id}`)).body.data
  async function act(id: string, deed: string, input = {}, who = bob) {
    return who.act(`/quotes/${id}/${deed}`, input, (await read(id, ada)).version)
  }
  async function done(id: string, deed: string, input = {}, who = bob): Promise<Row & { cause: string }> {
    const answer = await act(id, deed, input, who)
    expect(answer.status, answer.text).toBe(200)
    return { ...answer.body.data, cause: answer.body.cause }
  }
  const rule = (name: string, values: object) => make('/approval-rules', { name, ...values }, ada)
  async function endRules() {
    for (const each of (await ada.get('/approval-rules')).body.data as Row[])
      await ada.delete(`/approval-rules/${each.id}`, each.version)
  }
  /** A quote of Bob's with one line. */
  async function quoted(line: object = {}, who = bob) {
    const { id } = await make('/quotes', { name: 'Pumps' }, who)
    const made = await make('/quote-lines', { quote: id, product: pump.id, quantity: 1, ...line }, who)
    return { id, line: made }
  }
  const needs = async (id: string, who = bob) => (await who.get(`/quotes/${id}/approval`)).body.data
  return { app, ada, max, bob, eur, make, pump, read, act, done, rule, endRules, quoted, needs }
}
