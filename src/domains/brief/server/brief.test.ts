import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import type { Brief } from '../model/index.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
let acme: Row
let eva: Row

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  acme = await create(ada, '/companies', { name: 'Acme', phones: [{ value: '030 900100' }] })
  eva = await create(ada, '/people', {
    firstName: 'Eva',
    lastName: 'Marquardt',
    company: acme.id,
    phones: [{ value: '+49 171 5550142' }, { value: '030 900100' }],
  })
})
afterAll(() => app.close())

async function create(who: Client, path: string, given: unknown): Promise<Row> {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const briefOf = async (who: Client, path: string): Promise<Brief> => (await who.get(`${path}/brief`)).body.data[0]
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

describe('a brief', () => {
  test('holds facts, promises, the last words in both directions, what is open and what to raise, in one answer', async () => {
    const about = [eva.id]
    await create(ada, '/facts', { person: eva.id, text: 'Sails', kind: 'interest' })
    await create(ada, '/facts', {
      person: eva.id,
      text: 'Spare sensors',
      kind: 'promise',
      dueOn: daysAgo(2).slice(0, 10),
    })
    await create(ada, '/facts', { person: eva.id, text: 'Long over', kind: 'family', validUntil: '2020-01-01' })
    await create(ada, '/emails', { subject: 'Our offer', about, direction: 'out', sentAt: daysAgo(5) })
    await create(ada, '/emails', { subject: 'Re: Our offer', about, direction: 'in', sentAt: daysAgo(3) })
    const next = await create(ada, '/meetings', { title: 'Walk-through', about, startsAt: daysAgo(-3) })
    const task = await create(ada, '/tasks', { title: 'Send the list', about, dueAt: daysAgo(1) })
    const deal = await create(ada, '/deals', { name: 'Meter', company: acme.id })
    await create(ada, '/deal-people', { deal: deal.id, person: eva.id, role: 'decider' })
    const { status, body } = await ada.get(`/people/${eva.id}/brief`)
    expect(status).toBe(200)
    const brief = body.data[0] as Brief
    expect(brief.facts.map(({ text }) => text)).toEqual(['Sails'])
    expect(brief.promises.map(({ text }) => text)).toEqual(['Spare sensors'])
    expect(brief.words.map(({ direction, title }) => [direction, title])).toEqual([
      ['in', 'Re: Our offer'],
      ['out', 'Our offer'],
    ])
    expect(brief.deals.map(({ id }) => id)).toEqual([deal.id])
    expect(brief.tasks.map(({ id }) => id)).toEqual([task.id])
    expect(brief.next?.id).toBe(next.id)
    expect(brief.raise.map(({ code }) => code)).toEqual(['promiseDue', 'answerOwed', 'taskOverdue', 'dealNoStep'])
    expect(body.linked[eva.id].title).toBe('Eva Marquardt')
    expect((await briefOf(ada, `/companies/${acme.id}`)).facts.map(({ text }) => text)).toEqual(['Sails'])
  })

  test('of a meeting is of those it is with', async () => {
    const meeting = await create(ada, '/meetings', { title: 'Kick-off', about: [acme.id, eva.id] })
    const { body } = await ada.get(`/meetings/${meeting.id}/brief`)
    expect(body.data.map(({ id }: Brief) => id)).toEqual([acme.id, eva.id])
  })

  test('holds nothing that its reader may not see: others’ private facts, words, tasks and deals, admins included', async () => {
    const rolf = await create(bob, '/people', { firstName: 'Rolf', company: acme.id })
    const secret = { about: [rolf.id], private: true }
    await create(bob, '/facts', { person: rolf.id, text: 'Two daughters', kind: 'family', private: true })
    await create(bob, '/calls', { ...secret, subject: 'Secret call', direction: 'in' })
    await create(bob, '/tasks', { ...secret, title: 'Secret task' })
    const deal = await create(bob, '/deals', { name: 'Secret deal', private: true })
    await create(bob, '/deal-people', { deal: deal.id, person: rolf.id })
    const own = await briefOf(bob, `/people/${rolf.id}`)
    expect([own.facts, own.words, own.tasks, own.deals].map((each) => each.length)).toEqual([1, 1, 1, 1])
    for (const path of [`/people/${rolf.id}/brief`, `/companies/${acme.id}/brief`]) {
      const answer = await ada.get(path)
      expect(answer.status).toBe(200)
      expect(answer.text).not.toMatch(/Two daughters|Secret/)
    }
  })

  test('of somebody whom one may not see is not found, nor is a meeting’s', async () => {
    const hidden = await create(bob, '/people', { firstName: 'Hidden', private: true })
    const meeting = await create(bob, '/meetings', { title: 'Ours', about: [hidden.id] })
    expect((await ada.get(`/people/${hidden.id}/brief`)).status).toBe(404)
    expect((await ada.get(`/meetings/${meeting.id}/brief`)).body.data).toEqual([])
    expect((await ada.get('/people/nobody/brief')).status).toBe(404)
    expect((await app.signedOut.get(`/people/${eva.id}/brief`)).status).toBe(401)
  })
})

describe('a number that rings', () => {
  const ring = async (number: string, who = ada) => (await who.get(`/ring?number=${encodeURIComponent(number)}`)).body

  test.each(['0171 555 0142', '+491715550142', 'tel:+49-171-5550142'])('is known in any form: %s', async (number) => {
    const answer = await ring(number)
    expect(answer).toMatchObject({ number: '+491715550142', candidates: [{ id: eva.id }], data: [{ id: eva.id }] })
  })

  test('of a person and of the company where they work is the person’s', async () => {
    expect((await ring('030 900100')).data.map(({ id }: Brief) => id)).toEqual([eva.id])
  })

  test('of several leaves the choice, of nobody is nobody’s', async () => {
    const other = await create(ada, '/people', { firstName: 'Tom', phones: [{ value: '030 900100' }] })
    const answer = await ring('030 900100')
    expect(answer.candidates.map(({ id }: Row) => id).toSorted()).toEqual([eva.id, other.id].toSorted())
    expect(answer.data).toEqual([])
    expect(await ring('+49 30 12345678')).toMatchObject({ number: '+493012345678', candidates: [], data: [] })
  })

  test('of somebody whom one may not see is nobody’s', async () => {
    await create(bob, '/people', { firstName: 'Hidden', private: true, phones: [{ value: '+49 40 998877' }] })
    expect((await ring('040 998877', bob)).data).toHaveLength(1)
    expect(await ring('040 998877')).toMatchObject({ candidates: [], data: [] })
  })

  test('must be one', async () => {
    const { status, body } = await ada.get('/ring?number=hello')
    expect(status).toBe(422)
    expect(body.fields).toEqual([{ field: 'number', message: expect.stringContaining('is no phone number') }])
  })
})
