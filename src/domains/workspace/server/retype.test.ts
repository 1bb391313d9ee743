import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { shape, type Point } from '../../../platform/own/shape.ts'
import type { RetypePoint } from '../../../platform/own/retype/index.ts'
import { addField, type Row } from './testing.ts'

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterAll(() => app.close())

async function made(path: string, given: unknown): Promise<Row> {
  const answer = await ada.post(path, given)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data
}
const now = async (path: string): Promise<Row> => (await ada.get(path)).body.data
const sql = <R = Record<string, unknown>>(text: string) => app.workspace.db.run<R>({ text, values: [] })

const field = (key: string, given: Record<string, unknown> = {}): Promise<Row> =>
  addField(app, ada, { of: 'person', key, type: 'text', ...given })
/** People with these values of a field, in their order. */
const people = (key: string, values: readonly unknown[]) =>
  Promise.all(values.map((value, index) => made('/people', { lastName: `${key} ${index}`, custom: { [key]: value } })))
const valueOf = async (key: string, { id }: Row) => (await now(`/people/${id}`)).custom[key]
const patch = async (row: Row, custom: Record<string, unknown>) => {
  const answer = await ada.patch(`/people/${row.id}`, { custom }, (await now(`/people/${row.id}`)).version)
  expect(answer.status, answer.text).toBe(200)
  return answer
}
async function retyped({ id }: Row, given: Record<string, unknown>, struckAt?: Point): Promise<void> {
  const answer = await ada.post(`/custom-fields/${id}/retype`, given)
  expect(answer.status, answer.text).toBe(200)
  await shapedAll(struckAt)
}
async function shapedAll(struckAt?: Point) {
  const strike = (at: Point) => {
    if (at === struckAt) throw new Error(`struck at ${at}`)
  }
  if (struckAt) await expect(shape(app.site, strike)).rejects.toThrow(`struck at ${struckAt}`)
  await shape(app.site)
}
/** Seconds pass, after which every process knows of a change. */
async function settled() {
  await sql(`update retype set swapped_at = swapped_at - interval '1 minute'`)
  await shape(app.site)
}

test('a preview counts what fits and says of the first that do not why; then the field is of the other type', async () => {
  const size = await field('size', { sortable: true })
  const rows = await people('size', ['1.200,5', '7', 'large', null])
  const preview = await ada.post(`/custom-fields/${size.id}/retype/preview`, { type: 'number' })
  expect(preview.status, preview.text).toBe(200)
  expect(preview.body.data).toMatchObject({ rows: 3, fits: 2, exact: true, decimal: ',' })
  expect(preview.body.data.left).toEqual([{ id: rows[2]!.id, title: 'size 2', value: 'large', why: 'It is no number that is written so.' }]) // prettier-ignore
  const other = await ada.post(`/custom-fields/${size.id}/retype/preview`, { type: 'number', decimal: '.' })
  expect(other.body.data).toMatchObject({ fits: 1 })
  await retyped(size, { type: 'number' })
  expect(await now(`/custom-fields/${size.id}`)).toMatchObject({ type: 'number', becoming: null, indexes: ['sort'], trouble: null }) // prettier-ignore
  expect(await Promise.all(rows.map((row) => valueOf('size', row)))).toEqual([1200.5, 7, null, null])
  const filter = encodeURIComponent('{"field":"custom.size","gt":100}')
  const above = await ada.get(`/people?filter=${filter}&sort=custom.size`)
  expect(above.body.data.map(({ id }: Row) => id)).toEqual([rows[0]!.id])
  const left = await ada.get(`/custom-fields/${size.id}/left-out`)
  expect(left.body).toMatchObject({ data: [{ id: rows[2]!.id, value: 'large' }], after: null })
  const file = await ada.get(`/custom-fields/${size.id}/left-out.csv`)
  expect(file.text.split('\r\n')[1]).toBe(`${rows[2]!.id},size 2,large,It is no number that is written so.`)
  expect((await ada.patch(`/people/${rows[3]!.id}`, { custom: { size: 'x' } }, 1)).status).toBe(422)
})

test('what was written in a row before is told as it would be today, and undone only where it has a meaning', async () => {
  const age = await field('age')
  const [row] = await people('age', ['41'])
  const first = await patch(row!, { age: 'old' })
  const past = new Date().toISOString()
  const second = await patch(row!, { age: '43' })
  await retyped(age, { type: 'number' })
  const then = await ada.get(`/people/${row!.id}?asOf=${past}`)
  expect(then.body.data.custom.age).toBe(null)
  const created = await ada.get(`/people/${row!.id}?asOf=${new Date(Date.parse(past) - 60_000).toISOString()}`)
  expect(created.status).toBe(404)
  // “old” has no meaning as a number: it comes back neither as a word nor as nothing.
  await ada.post('/undo', { cause: second.body.cause })
  expect(await valueOf('age', row!)).toBe(43)
  const undone = await ada.post('/undo', { cause: first.body.cause, force: [`${row!.id}.custom.age`] })
  expect(undone.status, undone.text).toBe(200)
  expect(await valueOf('age', row!)).toBe(43)
  await patch(row!, { age: 44 })
  const history = (await ada.get(`/people/${row!.id}/history`)).body.data
  expect(history[0]).toMatchObject({ before: { 'custom.age': 43 }, after: { 'custom.age': 44 } })
})

test('taken back within 30 days all is as it was, and what was changed since is kept in the earlier type', async () => {
  const note = await field('budget')
  const rows = await people('budget', ['1.200,50', 'a lot', '7', '8'])
  await retyped(note, { type: 'number' })
  await settled()
  await patch(rows[2]!, { budget: 99.5 })
  await patch(rows[3]!, { budget: null })
  const back = await ada.post(`/custom-fields/${note.id}/retype-back`, {})
  expect(back.status, back.text).toBe(200)
  await shape(app.site)
  expect(await Promise.all(rows.map((row) => valueOf('budget', row)))).toEqual(['1.200,50', 'a lot', '99.5', null])
  expect(await now(`/custom-fields/${note.id}`)).toMatchObject({ type: 'text', storedAs: note.storedAs })
  // And forth again, as if nothing had been; it waits until the change before is settled.
  expect((await ada.post(`/custom-fields/${note.id}/retype-back`, {})).status).toBe(200)
  await shape(app.site)
  expect(await valueOf('budget', rows[1]!)).toBe('a lot')
  await settled()
  expect(await Promise.all(rows.map((row) => valueOf('budget', row)))).toEqual([1200.5, null, 99.5, null])
  await settled()
  await sql(`update custom_fields set retyped = regexp_replace(retyped, '"until":"[^"]*"', '"until":"2020-01-01T00:00:00.000Z"', 'g') where id = '${note.id}'`) // prettier-ignore
  await shape(app.site)
  expect(await sql(`select 1 from pg_attribute where attrelid = 'people'::regclass and attname = '${String(note.storedAs)}'`)).toEqual([]) // prettier-ignore
  expect((await ada.post(`/custom-fields/${note.id}/retype-back`, {})).status).toBe(409)
})

test('choices are made of texts, amounts of numbers, and addresses of texts that are some', async () => {
  const city = await field('city')
  const rows = await people('city', ['Lyon', ' lyon', 'Paris', 'Nowhere'])
  const preview = (await ada.post(`/custom-fields/${city.id}/retype/preview`, { type: 'choice' })).body.data
  expect(preview.texts.map(({ text }: { text: string }) => text).sort()).toEqual(['Lyon', 'Nowhere', 'Paris', 'lyon'])
  expect((await ada.post(`/custom-fields/${city.id}/retype`, { type: 'choice' })).body.fields).toMatchObject([{ field: 'options' }]) // prettier-ignore
  await retyped(city, { type: 'choice', options: [{ label: 'Lyon' }, { label: 'Paris' }] })
  expect(await Promise.all(rows.map((row) => valueOf('city', row)))).toEqual(['lyon', 'lyon', 'paris', null])
  const fee = await field('fee', { type: 'number', initial: '5' })
  const [paid] = await people('fee', [12.5])
  await retyped(fee, { type: 'money' })
  expect(await valueOf('fee', paid!)).toEqual({ amount: '12.50', currency: 'EUR' })
  expect(JSON.parse(String((await now(`/custom-fields/${fee.id}`)).initial))).toEqual({ amount: '5.00', currency: 'EUR' }) // prettier-ignore
  const worth = encodeURIComponent('{"field":"custom.fee","gt":12}')
  expect((await ada.get(`/people?filter=${worth}`)).body.data).toMatchObject([{ id: paid!.id }])
  const mail = await field('second')
  const [reached] = await people('second', ['Second@Example.org', 'no address'])
  await retyped(mail, { type: 'emails' })
  expect(await valueOf('second', reached!)).toMatchObject([{ normal: 'second@example.org', primary: true }])
  expect((await ada.get('/search?q=second@example.org')).body.data).toMatchObject([{ id: reached!.id }])
})

test('what goes by a field, or what its new type cannot have, stands in the way and is named', async () => {
  const tier = await field('tier', { searchable: true })
  const tooMuch = await ada.post(`/custom-fields/${tier.id}/retype`, { type: 'number' })
  expect(tooMuch.body.fields).toMatchObject([{ field: 'searchable' }])
  const noWay = await ada.post(`/custom-fields/${tier.id}/retype`, { type: 'links' })
  expect(noWay.body.fields).toMatchObject([{ field: 'type', message: expect.stringContaining('Number') as string }])
  const view = await made('/views', { name: 'Best ones', of: 'person', query: `filter=${encodeURIComponent('{"field":"custom.tier","is":"A"}')}` }) // prettier-ignore
  const sought = await ada.post(`/custom-fields/${tier.id}/retype`, { type: 'longText' })
  expect([sought.status, sought.body.detail]).toEqual([409, expect.stringContaining('Best ones')])
  await ada.delete(`/views/${view.id}`, view.version)
  const formula = await field('formula', { type: 'number', formula: 'length(custom.tier)' }).catch(() => null)
  if (formula) expect((await ada.post(`/custom-fields/${tier.id}/retype`, { type: 'longText' })).body.detail).toContain('formula') // prettier-ignore
  if (formula) await ada.delete(`/custom-fields/${formula.id}`, formula.version)
  expect((await ada.post(`/custom-fields/${tier.id}/retype`, { type: 'longText' })).status).toBe(200)
  const meanwhile = await ada.patch(`/custom-fields/${tier.id}`, { label: 'Tiers' }, tier.version + 1)
  expect(meanwhile.status).toBe(409)
  await shape(app.site)
})

test('values that would be alike under a rule call the change off, and nothing is lost', async () => {
  const code = await field('code', { noTwoAlike: true })
  const rows = await people('code', ['1', '1.0'])
  await retyped(code, { type: 'number' })
  expect(await now(`/custom-fields/${code.id}`)).toMatchObject({ type: 'text', becoming: null, trouble: 'alike' })
  await shape(app.site)
  expect(await sql(`select 1 from retype where field = '${code.id}'`)).toEqual([])
  expect(await Promise.all(rows.map((row) => valueOf('code', row)))).toEqual(['1', '1.0'])
})

test('struck anywhere, the next start brings it to the same end', async () => {
  const points: RetypePoint[] = ['watched', 'filled', 'retypeIndexed', 'swapped']
  for (const point of points) {
    const each = await field(`at_${point}`, { sortable: true })
    const rows = await people(`at_${point}`, ['1', 'x', '3'])
    await retyped(each, { type: 'number' }, point)
    expect(await Promise.all(rows.map((row) => valueOf(`at_${point}`, row))), point).toEqual([1, null, 3])
    await sql(`update retype set swapped_at = swapped_at - interval '1 minute'`)
    await shapedAll(point === 'watched' ? 'unwatched' : point === 'filled' ? 'settled' : undefined)
    expect(await sql(`select 1 from retype`)).toEqual([])
    expect(await sql(`select 1 from pg_trigger where tgname like 'retype%'`)).toEqual([])
  }
})

test('who writes while it is filled, or knows the earlier type a moment longer, loses nothing', async () => {
  const load = await field('load')
  const column = String(load.storedAs)
  await sql(`insert into people (id, last_name, name, ${column}) select gen_random_uuid(), 'Load', 'Load ' || n, n::text from generate_series(1, 3000) n`) // prettier-ignore
  expect((await ada.post(`/custom-fields/${load.id}/retype`, { type: 'number' })).status).toBe(200)
  let isDone = false
  const writers = [1, 2, 3, 4].map(async (writer) => {
    for (let turn = 0; !isDone; turn++) {
      await sql(`update people set ${column} = '${turn * 10 + writer}' where id in (select id from people where last_name = 'Load' order by id offset ${writer * 100} limit 5)`) // prettier-ignore
      await made('/people', { lastName: 'Load', custom: { load: `${writer}` } }).catch(() => null)
      // People, too, leave the machine a moment for the change itself.
      await wait(20)
    }
  })
  await shape(app.site)
  isDone = true
  await Promise.all(writers)
  await settled()
  const { storedAs } = await now(`/custom-fields/${load.id}`)
  const wrong = await sql(`select ${column}, ${String(storedAs)} from people where last_name = 'Load' and ${column} is not null and ${column}::numeric is distinct from ${String(storedAs)}`) // prettier-ignore
  expect(wrong).toEqual([])
})

test('only owners and admins change a type; of a shipped field there is nothing to change', async () => {
  const mine = await field('mine')
  for (const path of ['retype', 'retype/preview', 'retype-back']) {
    expect((await bob.post(`/custom-fields/${mine.id}/${path}`, { type: 'number' })).status, path).toBe(403)
  }
  for (const path of ['left-out', 'left-out.csv'])
    expect((await bob.get(`/custom-fields/${mine.id}/${path}`)).status, path).toBe(403)
  expect((await ada.post(`/custom-fields/${app.ada.id}/retype`, { type: 'number' })).status).toBe(404)
  expect((await ada.get(`/custom-fields/${mine.id}/left-out`)).body).toEqual({ data: [], after: null })
})

test('a change that is taken back before it is done is called off', async () => {
  const calm = await field('calm')
  const begun = await ada.post(`/custom-fields/${calm.id}/retype`, { type: 'number' })
  expect((await ada.post('/undo', { cause: begun.body.cause })).status).toBe(200)
  await shape(app.site)
  expect(await now(`/custom-fields/${calm.id}`)).toMatchObject({ type: 'text', becoming: null, retyped: null })
  await retyped(calm, { type: 'number' })
  const { data } = (await ada.get(`/custom-fields/${calm.id}/history`)).body
  const shaped = data.find(({ after }: { after: Row }) => after.type === 'number') as { cause: { id: string } }
  await ada.post('/undo', { cause: shaped.cause.id })
  expect(await now(`/custom-fields/${calm.id}`)).toMatchObject({ type: 'number' })
})

test('a field that is put away and deleted right after its type was changed goes with all its columns', async () => {
  const brief = await field('brief')
  await people('brief', ['1'])
  await retyped(brief, { type: 'number' })
  const { version, storedAs } = await now(`/custom-fields/${brief.id}`)
  expect((await ada.delete(`/custom-fields/${brief.id}`, version)).status).toBe(200)
  expect((await ada.post(`/custom-fields/${brief.id}/drop`, { key: 'brief' })).status).toBe(200)
  await sql(`update custom_fields set updated_at = updated_at - interval '1 minute' where id = '${brief.id}'`)
  await settled()
  const columns = [brief.storedAs, storedAs].map((each) => `'${String(each)}'`).join(', ')
  expect(await sql(`select 1 from pg_attribute where attrelid = 'people'::regclass and attname in (${columns})`)).toEqual([]) // prettier-ignore
  expect(await sql(`select state from custom_fields where id = '${brief.id}'`)).toEqual([{ state: 'dropped' }])
})
