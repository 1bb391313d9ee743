import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type Person, type TestApp } from '../../../../../test/app.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { systemContext } from '../../../../platform/site.ts'
import { visitorOf } from '../../../../../test/visitor.ts'
import { passOn } from './pass-on.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let visitor: ReturnType<typeof visitorOf>
let team: Row
let una: Person
let tom: Person
let count = 0

beforeAll(async () => {
  app = await startTestApp()
  ada = app.as(app.ada)
  visitor = visitorOf(app)
})
afterAll(() => app.close())

// Each test has a team of two of its own.
beforeEach(async () => {
  count += 1
  team = await create('/teams', { name: `Team ${count}` })
  ;[una, tom] = [await joined(`Una ${count}`), await joined(`Tom ${count}`)]
})

async function joined(name: string): Promise<Person> {
  const who = await app.join(name, 'member')
  await ada.patch(`/users/${who.id}`, { team: team.id }, (await read(`/users/${who.id}`)).version)
  return who
}
const create = async (path: string, given: unknown, who = ada): Promise<Row> => {
  const { status, body, text } = await who.post(path, given)
  expect(status, text).toBe(201)
  return body.data
}
const read = async (path: string): Promise<Row> => (await ada.get(path)).body.data
const list = async (path: string, filter: object): Promise<Row[]> =>
  (await ada.get(`${path}?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.data

const formOf = (given: object = {}) => create('/lead-forms', { name: `Form ${count}`, team: team.id, owner: app.max.id, ...given }) // prettier-ignore
let visits = 0
async function arrives(form: Row): Promise<Row> {
  const email = `visitor${++visits}@assigning.example`
  expect((await visitor.answer({ email }, form.key)).status).toBe(200)
  return (await list('/people', { field: 'emails', is: email }))[0]!
}
const turnsOf = async ({ id }: Row) =>
  (await list('/lead-assignments', { field: 'person', is: id })).toSorted((one, other) => Number(one.turn) - Number(other.turn)) // prettier-ignore
const ownerOf = async ({ id }: Row) => (await read(`/people/${id}`)).owner
const minutes = (many: number) => new Date(Date.now() + many * 60_000)
/** Lets Farley look, so many minutes from now. */
async function later(many: number, more: (ctx: Ctx) => Partial<Ctx> = () => ({})) {
  const ctx = await systemContext(app.site)
  await passOn.run({ ...ctx, now: () => minutes(many), ...more(ctx) }, {})
}
const called = (who: Person, { id }: Row, startedAt = new Date()) =>
  create('/calls', { about: [id], startedAt: startedAt.toISOString() }, app.as(who))

describe('a lead that comes by a form', () => {
  test('goes to whoever is at work first, and says why to them and not to the other', async () => {
    const yesterday = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'][new Date(Date.now() - 2 * 86_400_000).getUTCDay()] // prettier-ignore
    await create('/rotas', { name: `Off ${count}`, users: [una.id], days: [yesterday], timeZone: 'UTC' })
    const form = await formOf()
    for (const person of [await arrives(form), await arrives(form)]) {
      expect(person.owner).toBe(tom.id)
      const [turn] = await turnsOf(person)
      expect(turn).toMatchObject({ to: tom.id, turn: 1, touchBy: null, outcome: null })
      expect(turn!.why).toBe(`Tom ${count} is at work and has waited longest.\nUna ${count} is not at work now.`)
    }
  })

  test('goes to nobody who is away, lacks what is asked, or has enough; then to whom the form names', async () => {
    const french = await create('/tags', { name: `French ${count}` })
    await create('/rotas', { name: `Away ${count}`, users: [una.id], awayUntil: '2099-01-01', skills: [french.id] })
    const person = await arrives(await formOf({ skills: [french.id] }))
    expect(person.owner).toBe(app.max.id)
    const [turn] = await turnsOf(person)
    const told = String(turn!.why).split('\n')
    expect(told[0]).toMatch(/is in charge of what comes by this form/)
    expect(told.slice(1).toSorted()).toEqual([`Tom ${count} is not known to be good at French ${count}.`, `Una ${count} is away.`]) // prettier-ignore
  })

  test('a rota of a team is that of everybody in it', async () => {
    const german = await create('/tags', { name: `German ${count}` })
    await create('/rotas', { name: `All ${count}`, team: team.id, skills: [german.id] })
    const form = await formOf({ skills: [german.id], capacity: 1 })
    const owners = [(await arrives(form)).owner, (await arrives(form)).owner, (await arrives(form)).owner]
    expect(new Set(owners.slice(0, 2))).toEqual(new Set([una.id, tom.id]))
    expect(owners[2]).toBe(app.max.id)
  })

  test('whoever is in charge already keeps them, and no clock runs', async () => {
    const known = await create('/people', { lastName: 'Known', owner: app.bob.id, lifeCycle: 'subscriber', emails: [{ value: `known${count}@assigning.example`, primary: true }] }) // prettier-ignore
    const form = await formOf({ touchWithin: 10 })
    await visitor.answer({ email: `known${count}@assigning.example` }, form.key)
    expect(await ownerOf(known)).toBe(app.bob.id)
    expect(await turnsOf(known)).toMatchObject([{ to: app.bob.id, touchBy: null }])
    await later(1000)
    expect(await ownerOf(known)).toBe(app.bob.id)
  })
})

describe('the time to the first touch', () => {
  test('stands on the lead, and on the turn of whoever it was given to', async () => {
    const person = await arrives(await formOf())
    const theirs = person.owner === una.id ? una : tom
    await called(theirs, person)
    const [turn] = await turnsOf(person)
    expect(turn).toMatchObject({ outcome: 'touched', minutes: 0 })
    expect(await read(`/people/${person.id}`)).toMatchObject({ firstTouchAt: turn!.touchedAt, touchMinutes: 0 })
    expect(await list('/people', { field: 'touchMinutes', lte: 5 })).toContainEqual(expect.objectContaining({ id: person.id })) // prettier-ignore
  })

  test('of somebody else’s call the turn is over, and counts for nobody', async () => {
    const person = await arrives(await formOf({ touchWithin: 10 }))
    await called(app.max, person)
    expect((await turnsOf(person))[0]).toMatchObject({ outcome: 'over', minutes: null })
    await later(1000)
    expect(await ownerOf(person)).toBe(person.owner)
  })
})

describe('a lead with whom nobody speaks in time', () => {
  test('goes to the next, as often as the form says, and then to whoever is in charge, where it stays', async () => {
    const person = await arrives(await formOf({ touchWithin: 10, passes: 1 }))
    await later(9)
    expect(await ownerOf(person)).toBe(person.owner)
    await later(11)
    const other = person.owner === una.id ? tom.id : una.id
    expect(await ownerOf(person)).toBe(other)
    await later(15)
    expect(await ownerOf(person)).toBe(other)
    await later(30)
    expect(await ownerOf(person)).toBe(app.max.id)
    await later(1000)
    const turns = await turnsOf(person)
    expect(turns).toMatchObject([
      { to: person.owner, outcome: 'passed' },
      { to: other, outcome: 'passed' },
      { to: app.max.id, outcome: null, touchBy: null },
    ])
    expect(turns[1]!.why).toContain('Nobody had spoken with them in 10 working minutes.')
    expect(turns[1]!.why).toMatch(/had it before\./)
    const history = (await ada.get(`/people/${person.id}/history`)).body.data as { name: string }[]
    expect(history.filter(({ name }) => name === 'passOn')).toHaveLength(2)
  })

  test('goes on once, however many look, and whoever is stopped in between has done nothing', async () => {
    const person = await arrives(await formOf({ touchWithin: 10 }))
    const stopped = (ctx: Ctx): Partial<Ctx> => ({
      db: {
        ...ctx.db,
        // All is sent but COMMIT.
        transaction: (run, options) =>
          ctx.db.transaction((tx) => run({ ...tx, finish: () => Promise.reject(new Error('stopped')) }), options),
      },
    })
    await expect(later(11, stopped)).rejects.toThrow('stopped')
    expect([await ownerOf(person), (await turnsOf(person)).length]).toEqual([person.owner, 1])
    await Promise.all([later(11), later(11), later(11)])
    expect((await turnsOf(person)).map(({ outcome }) => outcome)).toEqual(['passed', null])
  })

  test('is theirs who spoke with them first, also where they say so only afterwards', async () => {
    const person = await arrives(await formOf({ touchWithin: 10 }))
    const [first, second] = person.owner === una.id ? [una, tom] : [tom, una]
    await later(11)
    expect(await ownerOf(person)).toBe(second.id)
    await called(first, person)
    expect(await ownerOf(person)).toBe(first.id)
    expect(await turnsOf(person)).toMatchObject([
      { to: first.id, outcome: 'touched' },
      { to: second.id, outcome: 'over' },
    ])
    await later(1000)
    expect(await ownerOf(person)).toBe(first.id)
  })

  test('spoken with at the very same moment, it stays', async () => {
    for (let round = 0; round < 5; round++) {
      const person = await arrives(await formOf({ name: `Same ${count} ${round}`, touchWithin: 10 }))
      const theirs = person.owner === una.id ? una : tom
      await Promise.all([called(theirs, person), later(11)])
      expect(await ownerOf(person)).toBe(theirs.id)
      expect((await turnsOf(person)).filter(({ outcome }) => outcome === 'touched')).toMatchObject([{ to: theirs.id }])
    }
  })

  test('is not passed on where somebody took it over, or it is no lead any more', async () => {
    const [one, two] = [await arrives(await formOf({ touchWithin: 10 })), await arrives(await formOf({ name: `Two ${count}`, touchWithin: 10 }))] // prettier-ignore
    await ada.patch(`/people/${one.id}`, { owner: app.ada.id }, (await read(`/people/${one.id}`)).version)
    await ada.act(`/people/${two.id}/handBack`, { reason: 'fit' }, (await read(`/people/${two.id}`)).version)
    await later(11)
    expect([await ownerOf(one), await ownerOf(two)]).toEqual([app.ada.id, two.owner])
    expect([(await turnsOf(one))[0]!.outcome, (await turnsOf(two))[0]!.outcome]).toEqual(['over', 'over'])
  })
})

describe('the rota', () => {
  test('is an admin’s to read and to make, with times of a clock and somebody to be about', async () => {
    const entry = await create('/rotas', { name: `Mine ${count}`, users: [una.id], begins: '09:00', ends: '17:00' })
    expect((await app.as(app.bob).get(`/rotas/${entry.id}`)).status).toBe(404)
    expect((await app.as(app.bob).post('/rotas', { name: 'X', users: [una.id] })).status).toBe(403)
    const wrong = async (given: object) => {
      const { status, body } = await ada.post('/rotas', { name: `Wrong ${count}`, users: [una.id], ...given })
      return [status, body.fields?.[0]?.field]
    }
    expect(await wrong({ users: [] })).toEqual([422, 'users'])
    expect(await wrong({ begins: '25:00' })).toEqual([422, 'begins'])
    expect(await wrong({ begins: '17:00', ends: '09:00' })).toEqual([422, 'ends'])
    expect(await wrong({ timeZone: 'Mars/Base' })).toEqual([422, 'timeZone'])
  })

  test('time and skills are asked only of a team', async () => {
    for (const given of [{ touchWithin: 10 }, { skills: [(await create('/tags', { name: `Solo ${count}` })).id] }]) {
      const { status, body } = await ada.post('/lead-forms', { name: `Solo ${count}`, ...given })
      expect([status, body.fields[0].field]).toEqual([422, Object.keys(given)[0]])
    }
  })
})
