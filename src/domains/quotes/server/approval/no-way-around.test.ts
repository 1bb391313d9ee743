import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startSeller, type Row } from './testing.ts'

let here: Awaited<ReturnType<typeof startSeller>>
beforeAll(async () => {
  here = await startSeller()
})
beforeEach(async () => {
  await here.endRules()
  await here.rule('Dear', { asks: 'discount', percent: 10, user: here.app.max.id })
})
afterAll(() => here.app.close())

async function approved() {
  const { id, line } = await here.quoted({ discount: 20 })
  await here.done(id, 'askApproval')
  await here.done(id, 'approve', {}, here.max)
  return { id, line }
}
const lineNow = async ({ id }: Row): Promise<Row> => (await here.bob.get(`/quote-lines/${id}`)).body.data
const isOpen = async (id: string) => {
  expect(await here.read(id)).toMatchObject({ approval: null, approvers: null })
  expect((await here.act(id, 'send')).status).toBe(409)
}

test('no create, patch, bulk change or import says that a quote is approved', async () => {
  const { bob, quoted, read } = here
  const { id } = await quoted({ discount: 20 })
  for (const said of [{ approval: 'approved' }, { approvers: [here.app.bob.id] }, { askedBy: here.app.bob.id }]) {
    expect((await bob.post('/quotes', { name: 'Bold', ...said })).body.fields[0].field).toBe(Object.keys(said)[0])
    expect((await bob.patch(`/quotes/${id}`, said, (await read(id)).version)).status).toBe(422)
    const bulk = await bob.post('/quotes/bulk', { ids: [id], patch: said })
    expect(bulk.text).not.toContain('"changed":1')
  }
  for (const deed of ['askApproval', 'approve', 'send']) {
    const bulk = await bob.post('/quotes/bulk', { ids: [id], action: { name: deed } })
    expect(bulk.text).not.toContain('"changed":1')
  }
  const csv = await bob.post('/quotes', { name: 'Brought in', approval: 'approved', status: 'sent' })
  expect(csv.status).toBe(422)
  expect(await read(id)).toMatchObject({ approval: null, status: 'draft' })
})

test('a change of its lines takes an approval back: a patch, a bulk change, a line more or less, one moved; their order does not', async () => {
  const { bob, make, pump, read, quoted, done } = here
  const ways: ((id: string, line: Row) => Promise<{ status: number; text: string } | Row>)[] = [
    async (_, line) => bob.patch(`/quote-lines/${line.id}`, { discount: 60 }, line.version),
    async (_, line) => {
      const job = await bob.post('/quote-lines/bulk', { ids: [line.id], patch: { price: here.eur('1') } })
      await expect.poll(async () => (await lineNow(line)).price).toEqual(here.eur('1.00'))
      return { status: job.status === 202 ? 200 : job.status, text: job.text }
    },
    async (id) => make('/quote-lines', { quote: id, product: pump.id, discount: 99 }),
    async (_, line) => bob.delete(`/quote-lines/${line.id}`, line.version),
    async (id) => {
      const stray = await quoted({ discount: 99 })
      return bob.patch(`/quote-lines/${stray.line.id}`, { quote: id }, stray.line.version)
    },
    async (id) => bob.patch(`/quotes/${id}`, { currency: 'CHF' }, (await read(id)).version),
  ]
  for (const change of ways) {
    const { id, line } = await approved()
    const answer = await change(id, line)
    if ('text' in answer) expect(answer.status, String(answer.text)).toBe(200)
    await isOpen(id)
  }
  const { id, line } = await approved()
  await bob.patch(`/quote-lines/${line.id}`, { position: 7 }, line.version)
  await done(id, 'send')
})

test('an undo of what took it back does not bring it back, nor does one of its deeds, or of a part', async () => {
  const { bob, max, read, act } = here
  const undo = (cause: string, more = {}, who = bob) => who.post('/undo', { cause, ...more })
  const { id, line } = await approved()
  const first = await bob.patch(`/quote-lines/${line.id}`, { discount: 60 }, line.version)
  const second = await bob.patch(`/quote-lines/${line.id}`, { discount: 70 }, first.body.data.version)
  await undo(first.body.cause, { recordId: id })
  await undo(first.body.cause, { recordId: id, fields: ['approval', 'approvers'] })
  await undo(first.body.cause, { force: [`${id}.approval`] })
  await isOpen(id)
  await undo(second.body.cause)
  await undo(first.body.cause)
  expect(await lineNow(line)).toMatchObject({ discount: 20 })
  await isOpen(id)
  const asked = await here.done(id, 'askApproval')
  const refused = await here.done(id, 'refuse', { reason: 'No' }, max)
  expect((await undo(refused.cause, {}, max)).status).toBe(409)
  await undo(asked.cause, { force: [`${id}.approval`, `${id}.approvers`] })
  expect(await read(id)).toMatchObject({ approval: 'refused' })
  expect((await act(id, 'send')).status).toBe(409)
  const again = await here.done(id, 'askApproval')
  expect((await undo(again.cause)).status).toBe(409)
})

test('a price that is put back under its reason by an undo of one field is still a discount', async () => {
  const { bob, quoted, needs, eur } = here
  const { id, line } = await quoted()
  const typed = await bob.patch(`/quote-lines/${line.id}`, { price: eur('50') }, line.version)
  await bob.patch(`/quote-lines/${line.id}`, { price: eur('10') }, typed.body.data.version)
  await bob.post('/undo', { cause: typed.body.cause, fields: ['priceReason'] })
  expect((await needs(id))[0].why).toMatch(/90 %/)
})

test('what was approved is these prices: prices that came by no rule, or another rule since, are not', async () => {
  const { app, rule, act, needs } = here
  const { id, line } = await approved()
  await app.workspace.db.run({ text: 'update quote_lines set discount = 30 where id = $1', values: [line.id] })
  expect((await needs(id))[0]).toMatchObject({ approved: null })
  expect((await act(id, 'send')).status).toBe(409)
  await app.workspace.db.run({ text: 'update quote_lines set discount = 20 where id = $1', values: [line.id] })
  await rule('Dearer', { asks: 'discount', percent: 15, user: app.ada.id })
  expect((await act(id, 'send')).body.detail).toMatch(/by Ada/)
})

test('a copy and a new version are not approved, and a deleted quote that comes back is what it was', async () => {
  const { bob, done, make, read } = here
  const { id } = await approved()
  await done(id, 'clone')
  const filter = encodeURIComponent(JSON.stringify({ field: 'madeFrom', is: id }))
  const [copy] = (await bob.get(`/quotes?filter=${filter}`)).body.data as Row[]
  await isOpen(copy!.id)
  await done(id, 'send')
  await done(id, 'newVersion')
  const made = (await bob.get(`/quotes?filter=${filter}`)).body.data as Row[]
  for (const each of made) await isOpen(each.id)
  const field = await make('/custom-fields', { of: 'quote', type: 'text', label: 'Approval' }, here.ada)
  const other = await here.quoted({ discount: 20 })
  const key = `custom.${String(field.key)}`
  await bob.patch(`/quotes/${other.id}`, { [key]: 'approved' }, (await read(other.id)).version)
  await bob.patch(
    `/quotes/${other.id}`,
    { custom: { [String(field.key)]: 'approved' } },
    (await read(other.id)).version,
  )
  await isOpen(other.id)
})
