import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterAll(() => app.close())

async function create(path: string, given: unknown, who = ada): Promise<Row> {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const read = async (path: string, who = ada): Promise<Row> => (await who.get(path)).body.data
const filtered = (filter: unknown) => `filter=${encodeURIComponent(JSON.stringify(filter))}`
const person = (name: string, more: object = {}, who = ada) => create('/people', { lastName: name, ...more }, who)

/** Merges one into another as they are now; answers the cause. */
async function merge(path: string, from: string, into: string, keep: object = {}, who = ada): Promise<string> {
  const { version } = await read(`${path}/${from}`)
  const { status, body } = await who.act(`${path}/${from}/merge`, { into, keep }, version)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.cause
}
const takeBack = async (cause: string, more: object = {}, who = ada) => who.post('/undo', { cause, ...more })
const namesOn = async (path: string): Promise<string[]> =>
  (await ada.get(`${path}/timeline?kinds=note`)).body.data
    .map((item: { row: { text: string } }) => item.row.text)
    .sort()

describe('what pointed to the one that goes points to the one that stays', () => {
  test('links of every kind, in the bin too, and all of it goes back when the merge is taken back', async () => {
    const acme = await create('/companies', { name: 'Acme' })
    const [gone, stays] = [await person('Gone', { company: acme.id }), await person('Stays')]
    const note = await create('/notes', { text: 'of both', about: [gone.id, stays.id] })
    const binned = await create('/notes', { text: 'in the bin', about: [gone.id] })
    await ada.delete(`/notes/${binned.id}`, binned.version)
    const cause = await merge('/people', gone.id, stays.id)
    expect((await read(`/notes/${note.id}`)).about).toEqual([stays.id])
    expect((await read(`/notes/${binned.id}`)).about).toEqual([stays.id])
    expect(await read(`/people/${stays.id}`)).toMatchObject({ company: acme.id })
    expect((await takeBack(cause)).status).toBe(200)
    expect((await read(`/notes/${note.id}`)).about).toEqual([gone.id, stays.id])
    expect((await read(`/notes/${binned.id}`)).about).toEqual([gone.id])
    expect(await read(`/people/${stays.id}`)).toMatchObject({ id: stays.id, company: null })
    expect(await read(`/people/${gone.id}`)).toMatchObject({ id: gone.id, company: acme.id, deletedAt: null })
  })

  test('a main role of the one that stays remains the main one', async () => {
    const [acme, beta] = [await create('/companies', { name: 'Acme' }), await create('/companies', { name: 'Beta' })]
    const gone = await person('Gone', { company: acme.id, jobTitle: 'Baker' })
    const stays = await person('Stays', { company: beta.id, jobTitle: 'Cook' })
    await merge('/people', gone.id, stays.id)
    expect(await read(`/people/${stays.id}`)).toMatchObject({ company: beta.id, jobTitle: 'Cook' })
    const roles = await ada.get(`/employments?${filtered({ field: 'person', is: stays.id })}`)
    expect(roles.body.data).toHaveLength(2)
  })

  test('contacts that rolled up to a company stand on the timeline of the one that stays, and back', async () => {
    const [gone, stays] = [await create('/companies', { name: 'Gone' }), await create('/companies', { name: 'Stays' })]
    const eva = await person('Eva', { company: gone.id })
    await create('/notes', { text: 'before', about: [eva.id] })
    const cause = await merge('/companies', gone.id, stays.id)
    await create('/notes', { text: 'between', about: [eva.id] })
    expect(await namesOn(`/companies/${stays.id}`)).toEqual(['before', 'between'])
    expect(await namesOn(`/companies/${gone.id}`)).toEqual(['before', 'between'])
    await takeBack(cause)
    expect(await namesOn(`/companies/${gone.id}`)).toEqual(['before', 'between'])
    expect(await namesOn(`/companies/${stays.id}`)).toEqual([])
  })

  test('favourites, what one follows, what one put off, and news', async () => {
    const [gone, stays] = [await person('Gone'), await person('Stays')]
    const favourites = [gone, stays].map(({ id }) => ({ kind: 'record', id, record: 'person' }))
    await ada.patch('/me/preferences', { favourites })
    await ada.patch(`/attention/${gone.id}`, { state: 'following' })
    const until = new Date(Date.now() + 86_400_000).toISOString()
    await ada.patch('/me/put-off', { id: gone.id, until })
    const cause = await merge('/people', gone.id, stays.id)
    const ids = async () => (await ada.get('/me')).body.data.preferences.favourites.map(({ id }: Row) => id)
    expect(await ids()).toEqual([stays.id])
    expect((await ada.get(`/attention/${stays.id}`)).body.data.state).toBe('following')
    expect((await ada.get('/me/put-off')).body.data).toMatchObject([{ id: stays.id }])
    await takeBack(cause)
    expect(await ids()).toEqual([gone.id, stays.id])
    expect((await ada.get(`/attention/${stays.id}`)).body.data.state).toBeNull()
    expect((await ada.get('/me/put-off')).body.data).toMatchObject([{ id: gone.id }])
    await ada.patch('/me/put-off', { id: gone.id, until: null })
  })

  test('an address that both had is there once, and whose value stays is chosen field by field', async () => {
    const gone = await person('Gone', {
      emails: [{ value: 'a@x.example' }, { value: 'both@x.example' }],
      language: 'de',
    })
    const stays = await person('Stays', { emails: [{ value: 'both@x.example' }], language: 'en', website: 'https://x.example' }) // prettier-ignore
    await merge('/people', gone.id, stays.id, { lastName: 'this', website: 'this', language: 'other' })
    const now = await read(`/people/${stays.id}`)
    expect(now).toMatchObject({ lastName: 'Gone', website: null, language: 'en' })
    expect((now.emails as { value: string }[]).map(({ value }) => value)).toEqual(['both@x.example', 'a@x.example'])
    const found = await ada.post('/people/match', { emails: ['a@x.example'] })
    expect(found.body.data.map(({ id }: Row) => id)).toEqual([stays.id])
  })
})

describe('an old id', () => {
  test('is read as the one that stays, through a chain of merges, and links that name it lead there', async () => {
    const [one, two, three] = [await person('One'), await person('Two'), await person('Three')]
    await merge('/people', one.id, two.id)
    const last = await merge('/people', two.id, three.id)
    for (const { id } of [one, two]) {
      expect(await read(`/people/${id}`)).toMatchObject({ id: three.id })
      expect((await ada.get(`/people/${id}/history`)).body.data[0].recordId).toBe(three.id)
    }
    const note = await create('/notes', { text: 'late', about: [one.id, three.id] })
    expect(note.about).toEqual([three.id])
    expect((await create('/facts', { person: two.id, text: 'Likes tea' })).person).toBe(three.id)
    await takeBack(last)
    expect(await read(`/people/${one.id}`)).toMatchObject({ id: two.id })
    expect(await read(`/people/${two.id}`)).toMatchObject({ id: two.id })
  })

  test('finds in lists and counts what belongs to the one that stays', async () => {
    const [gone, stays] = [await create('/companies', { name: 'Gone' }), await create('/companies', { name: 'Stays' })]
    const deal = await create('/deals', { name: 'Renewal', company: gone.id })
    await merge('/companies', gone.id, stays.id)
    const ofGone = {
      and: [
        { field: 'company', in: [gone.id] },
        { field: 'status', is: 'open' },
      ],
    }
    const found = async () => (await ada.get(`/deals?${filtered(ofGone)}`)).body.data.map(({ id }: Row) => id)
    expect(await found()).toEqual([deal.id])
    const counted = await ada.post('/deals/aggregate', { filter: ofGone, measures: [{ fn: 'count' }] })
    expect(counted.body.data[0].values).toEqual([1])
  })

  test('is not written to and not restored: the answer says where it leads', async () => {
    const [gone, stays] = [await person('Gone'), await person('Stays')]
    await merge('/people', gone.id, stays.id)
    const answers = [
      await ada.patch(`/people/${gone.id}`, { language: 'de' }, 1),
      await ada.delete(`/people/${gone.id}`, 1),
      await ada.post(`/people/${gone.id}/restore`, {}),
    ]
    for (const { status, body } of answers) {
      expect(status).toBe(409)
      expect(body).toMatchObject({ code: 'merged', into: stays.id })
    }
  })

  test('says nothing to who may not see the one that stays', async () => {
    const gone = await person('Gone')
    const stays = await person('Stays', { private: true })
    await merge('/people', gone.id, stays.id)
    for (const path of ['', '/history', '/timeline', '/origins'])
      expect((await bob.get(`/people/${gone.id}${path}`)).status, path).toBe(404)
    const patched = await bob.patch(`/people/${gone.id}`, { language: 'de' }, 1)
    expect(patched.status).toBe(404)
    expect(patched.text).not.toContain(stays.id)
  })
})

describe('taking a merge back', () => {
  test('keeps what was edited later, and says beforehand what cannot be told apart', async () => {
    const gone = await person('Gone', { emails: [{ value: 'gone@x.example' }], language: 'de' })
    const stays = await person('Stays', { emails: [{ value: 'stays@x.example' }] })
    const cause = await merge('/people', gone.id, stays.id)
    const now = await read(`/people/${stays.id}`)
    const emails = [...(now.emails as object[]), { value: 'later@x.example' }]
    await ada.patch(`/people/${stays.id}`, { emails, language: 'fr', birthday: '1980-02-03' }, now.version)
    const preview = await takeBack(cause, { preview: true })
    expect(preview.body.data.conflicts).toMatchObject([{ id: stays.id, field: 'language', now: 'fr', to: null }])
    await takeBack(cause)
    const after = await read(`/people/${stays.id}`)
    expect(after).toMatchObject({ language: 'fr', birthday: '1980-02-03' })
    expect((after.emails as { value: string }[]).map(({ value }) => value)).toEqual([
      'stays@x.example',
      'later@x.example',
    ])
    expect(await read(`/people/${gone.id}`)).toMatchObject({ language: 'de', deletedAt: null })
  })

  test('can itself be taken back: the two are one again', async () => {
    const [gone, stays] = [await person('Gone'), await person('Stays')]
    const note = await create('/notes', { text: 'moved', about: [gone.id] })
    const undone = await takeBack(await merge('/people', gone.id, stays.id))
    const again = await takeBack(undone.body.cause)
    expect(await read(`/people/${gone.id}`)).toMatchObject({ id: stays.id })
    expect((await read(`/notes/${note.id}`)).about).toEqual([stays.id])
    await takeBack(again.body.cause)
    expect(await read(`/people/${gone.id}`)).toMatchObject({ id: gone.id })
    expect((await read(`/notes/${note.id}`)).about).toEqual([gone.id])
  })

  test('goes from the last merge to the first', async () => {
    const [one, two, three] = [await person('One'), await person('Two'), await person('Three')]
    const first = await merge('/people', one.id, two.id)
    await merge('/people', two.id, three.id)
    expect((await takeBack(first)).body).toMatchObject({ code: 'not_now' })
  })

  test('moves back what is somebody else’s and private, without a word about it', async () => {
    const [gone, stays] = [await person('Gone', {}, bob), await person('Stays', {}, bob)]
    const secret = await create('/notes', { text: 'for Ada alone', about: [gone.id], private: true })
    const cause = await merge('/people', gone.id, stays.id, {}, bob)
    expect((await read(`/notes/${secret.id}`)).about).toEqual([stays.id])
    const preview = await takeBack(cause, { preview: true }, bob)
    expect(preview.text).not.toContain(secret.id)
    expect((await takeBack(cause, {}, bob)).status).toBe(200)
    expect((await read(`/notes/${secret.id}`)).about).toEqual([gone.id])
  })
})

describe('who may not', () => {
  test('edit the one that stays, or delete the one that goes, may not merge, and is told why', async () => {
    const [adas, bobs, bobsToo] = [await person('Adas'), await person('Bobs', {}, bob), await person('Too', {}, bob)]
    const into = await bob.act(`/people/${bobs.id}/merge`, { into: adas.id }, bobs.version)
    expect(into.body).toMatchObject({ code: 'forbidden', detail: 'You may edit only what is yours; this person belongs to somebody else.' }) // prettier-ignore
    expect((await bob.act(`/people/${adas.id}/merge`, { into: bobs.id }, adas.version)).status).toBe(403)
    expect((await bob.act(`/people/${bobs.id}/merge`, { into: bobsToo.id }, bobs.version)).status).toBe(200)
  })

  test('name a field that there is not, may not choose whose value it keeps', async () => {
    const [gone, stays] = [await person('Gone'), await person('Stays')]
    const answer = await ada.act(`/people/${gone.id}/merge`, { into: stays.id, keep: { shoes: 'this' } }, gone.version)
    expect(answer.body).toMatchObject({ code: 'invalid', fields: [{ field: 'shoes' }] })
    expect(await read(`/people/${gone.id}`)).toMatchObject({ id: gone.id })
  })

  test('change both any more may not take a merge back', async () => {
    const [gone, stays] = [await person('Gone', {}, bob), await person('Stays', {}, bob)]
    const cause = await merge('/people', gone.id, stays.id, {}, bob)
    const { version } = await read(`/people/${stays.id}`)
    await ada.patch(`/people/${stays.id}`, { owner: app.ada.id }, version)
    expect((await takeBack(cause, {}, bob)).status).toBe(403)
    expect((await takeBack(cause)).status).toBe(200)
  })
})
