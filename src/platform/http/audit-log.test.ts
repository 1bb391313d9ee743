import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type Person, type TestApp } from '../../../test/app.ts'
import { newId } from '../../kernel/id.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ workers: true })
})
afterAll(() => app.close())

interface Entry {
  kind: string
  by: { kind: string; id: string | null; name: string | null }
  as: { id: string; name: string } | null
  record: string | null
  recordId: string | null
  rows: number | null
  times: number
  name: string | null
  format: string | null
}

const add = async (name: string, more: object = {}): Promise<string> =>
  (await app.as(app.ada).post('/people', { lastName: name, ...more })).body.data.id as string
const log = async (query: Record<string, string> = {}, who: Client = app.as(app.ada)) => {
  const answer = await who.get(`/audit-log?${new URLSearchParams(query)}`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body as { data: Entry[]; page: { below: string | null }; linked: Record<string, { title: string }> }
}
const seen = async (id: string, who?: string) =>
  (await log({ id, kind: 'seen', ...(who && { who }) })).data.map(({ kind, by }) => [kind, by.name])
const exportAs = async (person: Person, body: object, path = '/exports') => {
  const { body: started } = await app.as(person).post(path, body)
  return app.job(person, started.data.id as string)
}

describe('what is noted', () => {
  test('who opened a record, once in a while', async () => {
    const id = await add('Ana Díaz')
    for (let times = 0; times < 3; times++) await app.as(app.bob).get(`/people/${id}`)
    expect((await app.as(app.bob).get(`/people/${id}/history`)).status).toBe(200)
    await app.as(app.vera).get(`/people/${id}/timeline`)
    expect((await seen(id)).toSorted()).toEqual([['opened', 'Bob'], ['opened', 'Vera']]) // prettier-ignore
    expect(await seen(id, app.bob.id)).toEqual([['opened', 'Bob']])
    expect((await log({ id })).linked[id]!.title).toBe('Ana Díaz')
  })

  test('what a browser reads ahead is told from what somebody looks at', async () => {
    const id = await add('Read Ahead')
    const bob = app.as(app.bob)
    await bob.get(`/people/${id}`, { 'farley-ahead': '1' })
    expect(await seen(id)).toEqual([['ahead', 'Bob']])
    expect((await bob.post('/looks', { record: 'person', id })).status).toBe(204)
    await bob.get(`/people/${id}`, { 'farley-ahead': '1' })
    expect(await seen(id)).toEqual([['opened', 'Bob'], ['ahead', 'Bob']]) // prettier-ignore
  })

  test('lists and searches by how many were shown, never which', async () => {
    const since = new Date().toISOString()
    for (const path of ['/companies?limit=3', '/search?q=Read']) await app.as(app.vera).get(path)
    await app.as(app.ada).post('/companies', { name: 'Listed' })
    for (let times = 0; times < 2; times++) await app.as(app.vera).get('/companies?limit=3')
    const { data } = await log({ kind: 'listed', who: app.vera.id, from: since })
    expect(data).toContainEqual(expect.objectContaining({ kind: 'listed', record: 'company', recordId: null, rows: 2, times: 2 })) // prettier-ignore
    expect(data).toContainEqual(expect.objectContaining({ kind: 'searched', record: null, rows: 1 }))
    expect(JSON.stringify(data)).not.toContain('Read')
  })

  test('what leaves: which rows as which file, and that it was taken', async () => {
    const id = await add('Leaving')
    const rows = await exportAs(app.bob, {
      record: 'person',
      format: 'csv',
      filter: { field: 'lastName', is: 'Leaving' },
    })
    await app.as(app.bob).get(`/${rows.result.url.replace('/api/v1/', '')}`)
    await exportAs(app.bob, { record: 'person', id }, '/exports/record')
    const { data } = await log({ kind: 'exported', who: app.bob.id })
    expect(data.map(({ kind, record, recordId, format }) => [kind, record, recordId, format])).toEqual([
      ['exported', 'person', id, 'json'],
      ['taken', 'person', null, 'csv'],
      ['exported', 'person', null, 'csv'],
    ])
    expect(data.map(({ rows }) => rows)).toEqual([expect.any(Number), 1, 1])
    expect(JSON.stringify(data)).not.toContain('Leaving')
  })

  test('a key under its own name, and whoever looks as somebody else as themselves', async () => {
    const [id, key] = [await add('Keyed'), await app.withKey('member')]
    await key.get(`/people/${id}`)
    expect((await log({ id, kind: 'seen' })).data[0]!.by).toMatchObject({ kind: 'key', id: key.id })
    const max = await app.join('Mona', 'admin')
    await app.as(max).post('/session/as', { user: app.bob.id })
    await app.as(max).get(`/people/${id}`)
    const [look] = (await log({ id, who: max.id })).data
    expect(look).toMatchObject({ kind: 'opened', by: { name: 'Mona' }, as: { id: app.bob.id, name: 'Bob' } })
  })

  test('nothing of what somebody may not see, and no settings', async () => {
    const id = newId()
    expect((await app.as(app.bob).get(`/people/${id}`)).status).toBe(404)
    expect((await app.as(app.bob).post('/looks', { record: 'person', id })).status).toBe(404)
    expect((await app.as(app.bob).post('/looks', { record: 'dragon', id })).status).toBe(422)
    await app.as(app.bob).get(`/users/${app.ada.id}`)
    expect((await log({ id })).data).toEqual([])
    expect((await log({ id: app.ada.id, kind: 'seen' })).data).toEqual([])
  })

  test('a merged record has been seen by those who saw what was merged into it', async () => {
    const [stays, goes] = [await add('Stays'), await add('Goes')]
    await app.as(app.bob).get(`/people/${goes}`)
    const merged = await app.as(app.ada).act(`/people/${goes}/merge`, { into: stays }, 1)
    expect(merged.status, merged.text).toBe(200)
    expect(await seen(stays)).toEqual([['opened', 'Bob']])
  })
})

describe('the log', () => {
  test('tells changes and the door beside looks, each alone too, a page at a time', async () => {
    const id = await add('Changed')
    await app.as(app.bob).get(`/people/${id}`)
    expect((await app.as(app.max).patch(`/people/${id}`, { lastName: 'Changed again' }, 1)).status).toBe(200)
    const { data } = await log({ id })
    expect(data.map(({ kind, name, by }) => [kind, name, by.name])).toEqual([
      ['changed', 'update', 'Max'],
      ['opened', null, 'Bob'],
      ['changed', 'create', 'Ada'],
    ])
    expect((await log({ kind: 'door' })).data.map(({ kind }) => kind)).toContain('door')
    expect(new Set((await log({ kind: 'changed' })).data.map(({ kind }) => kind))).toEqual(new Set(['changed']))
    const [first, whole] = [await log(), [] as Entry[]]
    for (let page = first; ; page = await log({ below: page.page.below! })) {
      whole.push(...page.data)
      if (page.page.below === null) break
    }
    const keyOf = (entry: object) => (entry as { id: string }).id
    expect(new Set(whole.map(keyOf)).size).toBe(whole.length)
    expect(whole.map(keyOf)).toEqual(expect.arrayContaining(data.map(keyOf)))
    const times = whole.map((entry) => (entry as unknown as { at: string }).at)
    expect(times.filter((at, index) => index > 0 && at > times[index - 1]! && Date.parse(at) - Date.parse(times[index - 1]!) > 2_000)).toEqual([]) // prettier-ignore
  })

  test('is narrowed by kind of record and by time', async () => {
    const since = new Date().toISOString()
    const id = await add('In time')
    const { data } = await log({ record: 'person', from: since })
    expect(data.map(({ recordId }) => recordId)).toEqual([id])
    expect((await log({ record: 'person', until: since, id })).data).toEqual([])
    expect((await log({ record: 'company', from: since })).data).toEqual([])
  })

  test('says nothing of what somebody keeps to themselves, but to them', async () => {
    const id = (await app.as(app.max).post('/notes', { text: 'Mine alone', private: true })).body.data.id as string
    await app.as(app.max).get(`/notes/${id}`)
    expect((await log({ id })).data).toEqual([])
    expect((await log({ id }, app.as(app.max))).data.map(({ kind }) => kind)).toEqual(['opened', 'changed'])
  })

  test.each([
    ['a kind that is none', 'kind=dragons', 422],
    ['a record that is none', 'record=dragon', 422],
    ['a user that is none', 'who=bob', 422],
    ['a moment that is none', 'from=yesterday', 422],
    ['a page that is none', 'below=first', 422],
  ])('refuses %s', async (_, query, status) => {
    expect((await app.as(app.ada).get(`/audit-log?${query}`)).status).toBe(status)
  })
})

describe('who may', () => {
  const unknown = '/there-is-none'
  const said = async (client: Client, path: string) => {
    const { status, headers, text } = await client.get(path)
    const { date: _, 'x-request-id': __, ...rest } = headers
    return { status, rest, text: text.replace(/"requestId":"[^"]+"/, '') }
  }

  test('owners, admins, and keys of theirs that go as far', async () => {
    for (const who of [app.as(app.ada), app.as(app.max), await app.withKey('admin')])
      expect((await who.get('/audit-log')).status).toBe(200)
  })

  test('to nobody else is there such a door, byte for byte', async () => {
    const others = [
      ...[app.as(app.bob), app.as(app.vera), app.signedOut, await app.withKey('member')],
      await app.withKey('owner', 'read'),
    ]
    for (const who of others) expect(await said(who, '/audit-log')).toEqual(await said(who, unknown))
    expect((await app.as(app.bob).get('/audit-log?below=x')).status).toBe(404)
    expect((await app.as(app.bob).get('/openapi.json')).text).not.toContain('/audit-log')
    expect((await app.as(app.ada).get('/openapi.json')).text).toContain('/audit-log')
  })

  test('whoever looks as a member knows of it no more than they', async () => {
    const other = await app.join('Nora', 'admin')
    await app.as(other).post('/session/as', { user: app.bob.id })
    expect((await app.as(other).get('/audit-log')).status).toBe(404)
  })
})

describe('how long it is kept', () => {
  const patch = async (person: Person, looksKept: string) => {
    const { body } = await app.as(person).get('/workspaces')
    const { id, version } = body.data[0] as { id: string; version: number }
    return (await app.as(person).patch(`/workspaces/${id}`, { looksKept }, version)).status
  }

  test('an owner decides, an admin does not', async () => {
    expect(await patch(app.max, 'halfYear')).toBe(403)
    expect(await patch(app.ada, 'halfYear')).toBe(200)
    expect(await patch(app.max, 'year')).toBe(403)
    expect(await patch(app.ada, 'never')).toBe(422)
  })
})
