import { expect } from 'vitest'
import type { Client } from '../../../../test/app.ts'

export type Row = Record<string, unknown> & { id: string; version: number }

/** What tests of call lists say over HTTP, as somebody. */
export function calling(who: Client) {
  const make = async (path: string, values: object): Promise<Row> => {
    const answer = await who.post(path, values)
    expect(answer.status, answer.text).toBe(201)
    return answer.body.data
  }
  const read = async (path: string): Promise<Row> => (await who.get(path)).body.data
  const rowsOf = async (path: string, filter: object): Promise<Row[]> =>
    (await who.get(`${path}?limit=200&filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.data
  let made = 0
  const somebody = (more: object = {}) =>
    make('/people', { firstName: 'Eva', lastName: `Brandt ${++made}`, phones: [{ value: `+49 30 12345${String(made).padStart(3, '0')}` }], ...more }) // prettier-ignore
  const act = async (path: string, input: object = {}) => {
    const at = path.slice(0, path.lastIndexOf('/'))
    return who.act(path, input, (await read(at)).version)
  }
  const add = (person: Row, list: Row) => act(`/people/${person.id}/addToCallList`, { list: list.id })
  const next = async (list: Row, wanted: object = {}): Promise<Row | null> => {
    const answer = await who.post(`/call-lists/${list.id}/next`, wanted)
    expect(answer.status, answer.text).toBe(200)
    return answer.body.data
  }
  const log = (entry: Row, input: object) => act(`/call-entries/${entry.id}/log`, input)
  const progress = (list: Row) => read(`/call-lists/${list.id}/progress`)
  /** A list with so many new people on it, the first added first. */
  const listOf = async (count: number, more: object = {}) => {
    const list = await make('/call-lists', { name: 'Spring', ...more })
    const people: Row[] = []
    for (let each = 0; each < count; each++) people.push(await somebody())
    for (const person of people) expect((await add(person, list)).status).toBe(200)
    return { list, people }
  }
  return { make, read, rowsOf, somebody, act, add, next, log, progress, listOf }
}
