import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const tags = async () =>
  (await app.workspace.db.run<{ name: string }>({ text: 'select name from tags', values: [] })).map(({ name }) => name)
const under = (key: string) => ({ 'idempotency-key': key })
const addTag = (name: string, key: string) => app.as(app.ada).post('/tags', { name }, under(key))

describe('a POST under an Idempotency-Key', () => {
  test('is done once and answered alike, and says when it repeats itself', async () => {
    const first = await addTag('once', 'a')
    const second = await addTag('once', 'a')
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
    expect(second.headers.etag).toBe(first.headers.etag)
    expect(second.headers.location).toBe(first.headers.location)
    expect(first.headers['idempotency-replayed']).toBeUndefined()
    expect(second.headers['idempotency-replayed']).toBe('true')
    expect((await tags()).filter((name) => name === 'once')).toHaveLength(1)
  })

  test('without a key is done each time', async () => {
    const notes = await Promise.all([1, 2].map(() => app.as(app.bob).post('/notes', { text: 'twice' })))
    expect(new Set(notes.map(({ body }) => body.data.id)).size).toBe(2)
  })

  test('sent eight times at once is done once; the others are told to wait or hear the same', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => app.as(app.bob).post('/notes', { text: 'raced' }, under('race'))),
    )
    const made = answers.filter(({ status }) => status === 201)
    expect(made.length).toBeGreaterThan(0)
    expect(new Set(made.map(({ body }) => body.data.id)).size).toBe(1)
    for (const { status, body } of answers.filter(({ status }) => status !== 201)) {
      expect(status).toBe(409)
      expect(body.code).toBe('under_way')
    }
    const rows = await app.workspace.db.run({ text: `select 1 from notes where text = 'raced'`, values: [] })
    expect(rows).toHaveLength(1)
  })

  test('is refused for another request', async () => {
    await addTag('first use', 'b')
    const answer = await addTag('second use', 'b')
    expect(answer.status).toBe(422)
    expect(answer.body.code).toBe('key_reused')
  })

  test('is none of another person’s business', async () => {
    const mine = await app.as(app.bob).post('/notes', { text: 'mine' }, under('shared'))
    const theirs = await app.as(app.max).post('/notes', { text: 'mine' }, under('shared'))
    expect(theirs.status).toBe(201)
    expect(theirs.body.data.id).not.toBe(mine.body.data.id)
  })

  test('that was refused can be tried again under the same key', async () => {
    expect((await addTag('', 'c')).status).toBe(422)
    expect((await addTag('', 'c')).status).toBe(422)
    await app.as(app.ada).post('/tags', { name: 'clash' })
    expect((await addTag('clash', 'd')).status).toBe(409)
    await app.workspace.db.run({ text: `delete from tags where name = 'clash'`, values: [] })
    expect((await addTag('clash', 'd')).status).toBe(201)
  })

  test('whose answer was lost in a crash is not done again, and told from the ledger', async () => {
    const first = await app.as(app.bob).post('/notes', { text: 'crashed' }, under('crash'))
    await forget('crash')
    const again = await app.as(app.bob).post('/notes', { text: 'crashed' }, under('crash'))
    expect(again.status).toBe(201)
    expect(again.body.data.id).toBe(first.body.data.id)
    expect(again.body.cause).toBe(first.body.cause)
  })

  test('that crashed before it was done is done when it comes again', async () => {
    const text = `insert into idempotency (principal, key, request_hash, cause_id, begun_at)
      select principal, 'never', request_hash, gen_random_uuid(), now() - interval '1 hour' from idempotency where key = 'crash'`
    await app.workspace.db.run({ text, values: [] })
    await app.workspace.db.run({ text: `delete from idempotency where key = 'crash'`, values: [] })
    const answer = await app.as(app.bob).post('/notes', { text: 'crashed' }, under('never'))
    expect(answer.status).toBe(201)
    const rows = await app.workspace.db.run({ text: `select 1 from notes where text = 'crashed'`, values: [] })
    expect(rows).toHaveLength(2)
  })

  test('an old key is free again', async () => {
    await addTag('old', 'e')
    await app.workspace.db.run({
      text: `update idempotency set begun_at = now() - interval '25 hours' where key = 'e'`,
      values: [],
    })
    expect((await addTag('new', 'e')).status).toBe(201)
  })

  test.each(['', 'with space', 'x'.repeat(201), 'ü'])(
    'a key of another form (“%s”) is refused by its name',
    async (key) => {
      const answer = await app.as(app.ada).post('/tags', { name: 'never' }, under(Buffer.from(key).toString('latin1')))
      expect(answer.status).toBe(422)
      expect(answer.body.fields[0].field).toBe('Idempotency-Key')
    },
  )

  const forget = (key: string) =>
    app.workspace.db.run({
      text: `update idempotency set answer = null, status = null, begun_at = now() - interval '1 hour' where key = $1`,
      values: [key],
    })
})
