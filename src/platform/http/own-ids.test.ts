import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { form, startTestApp, type TestApp } from '../../../test/app.ts'
import { newId, newIdLike } from '../../kernel/id.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const day = 86_400_000

describe('an id that a client made', () => {
  test('is the record’s, and what comes later may name it', async () => {
    const id = newIdLike(app.bob.id)
    const person = await app.as(app.bob).post('/people', { id, lastName: 'Made offline' })
    expect([person.status, person.body.data.id]).toEqual([201, id])
    const note = await app.as(app.bob).post('/notes', { id: newIdLike(app.bob.id), text: 'Met', about: [id] })
    expect(note.body.data.about).toEqual([id])
  })

  test('is taken the second time, of whatever kind the record would be', async () => {
    const id = newIdLike(app.bob.id)
    await app.as(app.bob).post('/notes', { id, text: 'Once' })
    for (const [path, body] of [
      ['/notes', { id, text: 'Twice' }],
      ['/companies', { id, name: 'Twice' }],
    ] as const) {
      const { status, body: problem } = await app.as(app.bob).post(path, body)
      expect([status, problem.code, problem.fields[0].field]).toEqual([409, 'taken', 'id'])
    }
  })

  test.each([
    ['a random one', () => newId()],
    ['one that ends like another user’s', () => newIdLike(app.ada.id)],
    ['an old one', () => newIdLike(app.bob.id, Date.now() - 91 * day)],
    ['one of the future', () => newIdLike(app.bob.id, Date.now() + 2 * day)],
    ['one of another version', () => newIdLike(app.bob.id).replace(/^(.{14})7/, '$14')],
  ])('is refused when it is %s', async (_what, make) => {
    const { status, body } = await app.as(app.bob).post('/notes', { id: make(), text: 'x' })
    expect([status, body.fields[0].field]).toEqual([422, 'id'])
  })

  test('tells nothing about a record that one may not see', async () => {
    const { id } = (await app.as(app.ada).post('/notes', { text: 'Secret', private: true })).body.data
    const answers = await Promise.all(
      [id, newId()].map((each) => app.as(app.bob).post('/notes', { id: each, text: 'x' })),
    )
    const [there, not] = answers.map(({ status, body: { requestId: _, ...rest } }) => ({ status, ...rest }))
    expect(there).toEqual(not)
  })
})

describe('a file under an id that a client made', () => {
  const upload = (id: string) => {
    const { headers, body } = form({}, 'photo.txt', 'Hello')
    return app.as(app.bob).send('POST', `/files/upload?id=${id}`, headers, body)
  }

  test('is kept once, however often it is sent, and keeps its bytes', async () => {
    const id = newIdLike(app.bob.id)
    const [first, second] = [await upload(id), await upload(id)]
    expect([first.status, first.body.data.id]).toEqual([201, id])
    expect([second.status, second.body.code]).toEqual([409, 'taken'])
    expect((await app.as(app.bob).get(`/files/${id}/content`)).text).toBe('Hello')
  })

  test('is refused under another’s', async () => {
    expect((await upload(newIdLike(app.ada.id))).status).toBe(422)
  })
})

describe('a PATCH under an Idempotency-Key', () => {
  test('is done once, also when somebody else changed the same field since', async () => {
    const { id } = (await app.as(app.ada).post('/companies', { name: 'First' })).body.data
    const key = { 'idempotency-key': 'edit-1' }
    const once = await app.as(app.ada).patch(`/companies/${id}`, { name: 'Mine' }, 1, key)
    await app.as(app.max).patch(`/companies/${id}`, { name: 'Theirs' }, 2)
    const again = await app.as(app.ada).patch(`/companies/${id}`, { name: 'Mine' }, 1, key)
    expect(again.body).toEqual(once.body)
    expect((await app.as(app.ada).get(`/companies/${id}`)).body.data.name).toBe('Theirs')
  })
})
