import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../../test/app.ts'
import type { Row } from '../testing.ts'
import { daysLater, sequencing, three } from './testing.ts'

let app: TestApp
let bob: Client
let by: ReturnType<typeof sequencing>
let ada: ReturnType<typeof sequencing>
beforeAll(async () => {
  app = await startTestApp()
  bob = app.as(app.bob)
  by = sequencing(app, bob)
  ada = sequencing(app, app.as(app.ada))
})
afterAll(() => app.close())

const undo = async (cause: string) => (await bob.post('/undo', { cause })).body.data

describe('the steps of a sequence', () => {
  test('name the place that stands for nothing, and whatever else is wrong, each by its number', async () => {
    const of = await by.make('/sequences', { name: 'Wrong' })
    const wrong = await by.write(of, [three[0]!, { kind: 'email', days: 400, title: ' ', text: 'Dear {firstname}' }])
    expect(wrong.status).toBe(422)
    expect(wrong.body.fields.map(({ message }: { message: string }) => message)).toEqual([
      'Step 2: a title is needed.',
      'Step 2: it waits for 0 to 365 working days.',
      'Step 2: {firstname} stands for nothing. {firstName}, {lastName}, {company}, {me} do.',
    ])
    for (const steps of [[], [{ kind: 'dance' }]])
      expect((await by.write(of, steps)).body.fields[0].field).toBe('steps')
    expect((await by.enrol(await by.somebody(), of)).body.code).toBe('not_now')
  })

  test('are taken one after the other: each is one task of the seller’s, the next one once it is done', async () => {
    const person = await by.enrolled(await by.sequenceOf())
    expect(await by.tasksOf(person)).toMatchObject([
      { title: 'Call: First call to Eva', notes: 'Good day Eva of , this is Bob.', owner: app.bob.id, done: false },
    ])
    // It has come and is not late.
    expect(Date.parse((await by.openTask(person)).dueAt as string)).toBeGreaterThan(Date.now())
    await by.complete(person)
    const waiting = await by.enrolmentOf(person)
    expect(waiting).toMatchObject({ state: 'active', step: 2, task: null })
    expect([0, 6]).not.toContain(new Date(waiting.dueAt as string).getUTCDay())
    await daysLater(app, 0)
    expect(await by.openTask(person)).toBeUndefined()
    await daysLater(app, 5)
    expect(await by.openTask(person)).toMatchObject({ title: 'E-mail: Our offer', owner: app.bob.id })
    await by.complete(person)
    await daysLater(app, 12)
    await by.complete(person)
    expect(await by.enrolmentOf(person)).toMatchObject({ state: 'finished', step: 3, task: null, dueAt: null })
    expect(await by.tasksOf(person)).toHaveLength(3)
  })

  test('are left out with the reason, or by putting the task into the bin', async () => {
    const person = await by.enrolled(await by.sequenceOf(three.map((step) => ({ ...step, days: 0 }))))
    const { id } = await by.enrolmentOf(person)
    expect((await by.act(`/enrolments/${id}/skip`)).body.fields[0].field).toBe('reason')
    expect((await by.act(`/enrolments/${id}/skip`, { reason: 'Spoke at the fair' })).status).toBe(200)
    expect(await by.enrolmentOf(person)).toMatchObject({ step: 2, skipReason: 'Spoke at the fair' })
    const open = await by.openTask(person)
    expect(open.title).toBe('E-mail: Our offer')
    await bob.delete(`/tasks/${open.id}`, open.version)
    expect(await by.enrolmentOf(person)).toMatchObject({ state: 'active', step: 3 })
    expect(await by.tasksOf(person)).toHaveLength(1)
  })

  test('change for those who are enrolled later, and for everybody where one says so', async () => {
    const of = await by.sequenceOf(three.map((step) => ({ ...step, days: 0 })))
    const [first, second] = [await by.enrolled(of), await by.enrolled(of)]
    await by.write(of, [three[0]!, { ...three[0]!, title: 'Another call' }])
    await by.complete(first)
    expect((await by.openTask(first)).title).toBe('E-mail: Our offer')
    expect((await by.act(`/sequences/${of.id}/everyone`)).status).toBe(200)
    await by.complete(second)
    expect((await by.openTask(second)).title).toBe('Call: Another call')
    await by.complete(first)
    expect(await by.enrolmentOf(first)).toMatchObject({ state: 'finished', revision: 2 })
    const [version] = await by.rowsOf('/sequence-versions', { and: [{ field: 'sequence', is: of.id }, { field: 'number', is: 2 }] }) // prettier-ignore
    expect((await bob.delete(`/sequence-versions/${version!.id}`, version!.version)).body.code).toBe('not_now')
  })
})

describe('who is enrolled', () => {
  test('is so once, with a sentence where they are already', async () => {
    const of = await by.sequenceOf()
    const person = await by.enrolled(of)
    const again = await by.enrol(person, of)
    expect([again.body.code, again.body.fields?.[0]?.message]).toEqual(['taken', 'They are in this sequence already.'])
    await by.act(`/enrolments/${(await by.enrolmentOf(person)).id}/stop`)
    expect((await by.enrol(person, of)).body.fields[0].message).toContain('before')
  })

  test('may be reached by every way that the steps go; of many the others are left out with the reason', async () => {
    const purpose = await ada.make('/purposes', { name: 'Offers', channels: ['phone', 'email'] })
    const [free, asking] = [await by.sequenceOf(), await by.sequenceOf(three, { purpose: purpose.id })]
    const [good, silent, mute] = [await by.somebody(), await by.somebody({ phones: [] }), await by.somebody({ emails: [] })] // prettier-ignore
    expect((await by.enrol(silent, free)).body.fields[0].message).toBe('They have no number that works.')
    expect((await by.enrol(mute, free)).body.fields[0].message).toBe('They have no e-mail address that works.')
    const agree = (channel: string) => by.make('/consents', { person: good.id, purpose: purpose.id, channel, how: 'spoken' }) // prettier-ignore
    await agree('phone')
    expect((await by.enrol(good, asking)).body.fields[0].message).toBe('They were never asked whether they may be e-mailed for this.') // prettier-ignore
    const consent = await agree('email')
    const bulk = { ids: [good.id, silent.id, mute.id], action: { name: 'enrol', input: { sequence: asking.id } } }
    expect((await bob.post('/people/bulk', { ...bulk, preview: true })).body.data).toMatchObject({ total: 3, change: 1, skipped: [{ count: 2 }] }) // prettier-ignore
    expect(await by.enrolmentOf(good)).toBeUndefined()
    expect((await by.enrol(good, asking)).status).toBe(200)
    await by.act(`/consents/${consent.id}/withdraw`, { how: 'spoken' })
    expect(await by.enrolmentOf(good)).toMatchObject({ state: 'stopped', stopped: 'withdrawn', task: null })
    expect(await by.tasksOf(good)).toEqual([])
  })

  test('is taken out again whole, the task with it; after further steps by deleting the enrolment', async () => {
    const of = await by.sequenceOf(three.map((step) => ({ ...step, days: 0 })))
    const person = await by.somebody()
    const { body } = await by.enrol(person, of)
    expect(await undo(body.cause)).toMatchObject({ conflicts: [], cannot: [] })
    expect([await by.enrolmentOf(person), await by.tasksOf(person)]).toEqual([undefined, []])
    expect((await by.enrol(person, of)).status).toBe(200)
    await by.complete(person)
    const { id, version } = await by.enrolmentOf(person)
    expect((await bob.delete(`/enrolments/${id}`, version)).status).toBe(200)
    expect(await by.tasksOf(person)).toMatchObject([{ done: true }])
    expect((await by.enrol(person, of)).status).toBe(200)
  })

  test('takes a step back with the task that was done, unless the next one has begun meanwhile', async () => {
    const person = await by.enrolled(await by.sequenceOf([three[0]!, { ...three[1]!, days: 0 }, three[2]!]))
    const first = await by.openTask(person)
    const { body } = await by.complete(person)
    expect(await by.enrolmentOf(person)).toMatchObject({ step: 2 })
    await undo(body.cause)
    expect(await by.enrolmentOf(person)).toMatchObject({ step: 1, task: first.id })
    expect(await by.tasksOf(person)).toMatchObject([{ id: first.id, done: false }])
    await by.complete(person)
    const second = await by.complete(person)
    await daysLater(app, 14)
    await undo(second.body.cause)
    expect(await by.enrolmentOf(person)).toMatchObject({ step: 3 })
    expect((await by.tasksOf(person)).filter(({ done, title }) => !done && title === 'Look again')).toHaveLength(1)
  })

  test('nobody enrols whom they may not change, nor sees an enrolment of whom they may not see', async () => {
    const of = await by.sequenceOf()
    const vera = sequencing(app, app.as(app.vera))
    const person = await by.somebody()
    expect((await vera.enrol(person, of)).status).toBe(403)
    expect((await app.as(app.vera).post('/enrolments', { sequence: of.id, person: person.id })).status).toBe(403)
    const hidden = await by.enrolled(of, { private: true })
    expect((await by.tasksOf(hidden))[0]).toMatchObject({ private: true })
    const { id } = await by.enrolmentOf(hidden)
    expect(await ada.rowsOf('/enrolments', { field: 'id', is: id })).toEqual([])
    expect((await app.as(app.ada).get(`/enrolments/${id}`)).status).toBe(404)
    expect((await app.as(app.ada).act(`/enrolments/${id}/stop`, {}, 1)).status).toBe(404)
    expect((await app.as(app.ada).act(`/people/${hidden.id}/enrol`, { sequence: of.id }, 1)).status).toBe(404)
  })

  test('of two who become one, who is farther stays', async () => {
    const of = await by.sequenceOf(three.map((step) => ({ ...step, days: 0 })))
    const [first, second] = [await by.enrolled(of), await by.enrolled(of)]
    await by.complete(second)
    expect((await by.act(`/people/${first.id}/merge`, { into: second.id })).status).toBe(200)
    expect(await by.rowsOf('/enrolments', { field: 'sequence', is: of.id })).toMatchObject([{ step: 2 }])
  })
})

describe('a sequence stops', () => {
  const enrolled = async (more: object = {}): Promise<Row> => by.enrolled(await by.sequenceOf(three, more))
  const stopsWith = async (person: Row, stopped: string) => {
    expect(await by.enrolmentOf(person)).toMatchObject({ state: 'stopped', stopped, task: null })
    expect((await by.tasksOf(person)).filter(({ done }) => !done)).toEqual([])
    await daysLater(app, 30)
    expect((await by.tasksOf(person)).filter(({ done }) => !done)).toEqual([])
  }

  test.each([
    ['/emails', { subject: 'Yes', direction: 'in' }],
    ['/calls', { subject: 'Back', direction: 'in' }],
  ])('when they answer (%s), and goes on once that is taken back', async (path, given) => {
    const person = await enrolled()
    await by.make(path, { ...given, about: [person.id], direction: 'out' })
    expect(await by.enrolmentOf(person)).toMatchObject({ state: 'active' })
    await by.make(path, { ...given, about: [person.id], ...(path === '/emails' ? { sentAt: '2020-01-01T09:00:00Z' } : { startedAt: '2020-01-01T09:00:00Z' }) }) // prettier-ignore
    expect(await by.enrolmentOf(person)).toMatchObject({ state: 'active' })
    const answer = await bob.post(path, { ...given, about: [person.id] })
    await stopsWith(person, 'answered')
    await undo(answer.body.cause)
    expect(await by.enrolmentOf(person)).toMatchObject({ state: 'active', stopped: null, endedAt: null })
    expect(await by.openTask(person)).toBeDefined()
  })

  test('after a call that ends as chosen, whose task is done then', async () => {
    const person = await enrolled({ stopOutcomes: ['reached'] })
    await by.make('/calls', { subject: 'First', outcome: 'noAnswer', about: [person.id] })
    expect(await by.enrolmentOf(person)).toMatchObject({ state: 'active' })
    await by.make('/calls', { subject: 'Second', outcome: 'reached', about: [person.id] })
    expect(await by.tasksOf(person)).toMatchObject([{ done: true }])
    await stopsWith(person, 'outcome')
  })

  test.each([['won', 'win', {}], ['lost', 'lose', { reason: 'price' }]])('when a deal of theirs is %s', async (state, deed, input) => {
    const person = await enrolled()
    const deal = await by.make('/deals', { name: 'Pumps' })
    await by.make('/deal-people', { deal: deal.id, person: person.id })
    expect((await by.act(`/deals/${deal.id}/${deed}`, input)).status).toBe(200)
    await stopsWith(person, state)
  }) // prettier-ignore

  test.each([['qualified', 'qualify', {}], ['handedBack', 'handBack', { reason: 'later' }]])('when a lead is %s', async (reason, deed, input) => {
    const person = await by.enrolled(await by.sequenceOf(), { lifeCycle: 'lead' })
    const answer = await by.act(`/people/${person.id}/${deed}`, input)
    expect(answer.status, answer.text).toBe(200)
    await stopsWith(person, reason)
  }) // prettier-ignore

  test('when somebody is restricted, erased, or without an address that works', async () => {
    const [held, gone, silent] = [await enrolled(), await enrolled(), await enrolled()]
    await ada.make('/restrictions', { person: held.id, reason: 'claim', words: 'Later' })
    await stopsWith(held, 'restricted')
    await app.workspace.db.run({ text: 'update people set erased_at = now() where id = $1', values: [gone.id] })
    await stopsWith(gone, 'erased').catch(async () => {
      await daysLater(app, 0)
      await stopsWith(gone, 'erased')
    })
    await bob.patch(`/people/${silent.id}`, { emails: [] }, (await by.read(`/people/${silent.id}`)).version)
    await by.complete(silent)
    await daysLater(app, 7)
    await stopsWith(silent, 'unreachable')
  })

  test('by hand', async () => {
    const person = await enrolled()
    expect((await by.act(`/enrolments/${(await by.enrolmentOf(person)).id}/stop`)).status).toBe(200)
    await stopsWith(person, 'byHand')
  })
})

describe('steps that are due', () => {
  test('are taken once, also by two at once and by one that was stopped in the middle', async () => {
    const of = await by.sequenceOf([{ ...three[0]!, days: 1 }])
    const people: Row[] = []
    for (let each = 0; each < 8; each++) people.push(await by.enrolled(of))
    let left = 3
    const stopping = await daysLater(app, 7, (ctx) => ({
      db: {
        ...ctx.db,
        transaction: (run: never, options: never) =>
          left-- > 0
            ? ctx.db.transaction(run, options)
            : ctx.db.transaction((tx) => (run as (tx: never) => Promise<never>)({ ...tx, finish: () => Promise.reject(new Error('stopped')) } as never), options), // prettier-ignore
      } as never,
    })).catch(String)
    expect(stopping).toContain('stopped')
    const made = async () => (await Promise.all(people.map(by.tasksOf))).map((tasks) => tasks.length)
    expect((await made()).reduce((sum, count) => sum + count, 0)).toBe(3)
    await Promise.all([daysLater(app, 7), daysLater(app, 7), daysLater(app, 7)])
    expect(await made()).toEqual(people.map(() => 1))
  })
})
