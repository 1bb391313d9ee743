import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import type { Workspace } from '../db/index.ts'
import type { Values } from './check.ts'
import { createRecord, inWork, undo } from './index.ts'
import { mergeInto } from './merge.ts'
import { animal as animalDefinition, asking, feeding, openZoo, userRecord, visit } from './read/testing.ts'
import { rowsByIds } from './fetch.ts'

// Whatever was merged, edited and taken back in any order: in the end all is as if the same edits had been made without
// a merge. The model knows nothing of merges; it is that other world.

const animal = animalDefinition as RecordDefinition
const visits = visit as RecordDefinition
const meals = feeding as RecordDefinition

let zoo: Workspace
let ada: Ctx

beforeAll(async () => {
  zoo = await openZoo()
  const id = newId()
  ada = asking(zoo.db, { role: 'owner', userId: id })
  await inWork(ada, (work) => work.create(userRecord, { id, name: 'Ada' }))
})
afterAll(() => zoo.close())

/** A generator of numbers that is the same for the same seed (mulberry32). */
function chance(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (most: number) => Math.floor(next() * most)
  const one = <T>(list: readonly T[]): T => list[below(list.length)]!
  return { below, one, maybe: (share: number) => next() < share }
}

const foods = ['hay', 'fish', 'ants']

interface Animal {
  species: string | null
  legs: number | null
  emails: Set<string>
  eats: Set<string>
}
interface World {
  animals: Map<string, Animal>
  visits: Map<string, Set<string>>
  meals: Map<string, string>
}

const request = (): Ctx => ({ ...ada, cause: { id: newId(), kind: 'request' } })
const rowOf = async (record: RecordDefinition, id: string) => (await rowsByIds(zoo.db, record, [id], false))[0]!
const change = (record: RecordDefinition, id: string, patch: (row: Values) => Values) =>
  inWork(request(), async (work) => {
    const row = (await work.peek(record, id)) as never as Values
    await work.update(record, row as never, patch(row) as never)
  })
const addresses = (row: Values) => ((row.emails as { value: string }[] | null) ?? []).map(({ value }) => value)

async function playedOut(seed: number): Promise<void> {
  const { below, one, maybe } = chance(seed)
  const world: World = { animals: new Map(), visits: new Map(), meals: new Map() }
  const merges: { from: string; into: string; cause: string }[] = []
  let fresh = 0
  const mail = () => `m${seed}-${++fresh}@zoo.example`
  const live = () => [...world.animals.keys()].filter((id) => !merges.some(({ from }) => from === id))

  async function makeAnimal() {
    const emails = maybe(0.6) ? [mail()] : []
    const eats = maybe(0.5) ? [one(foods)] : []
    const given = { species: maybe(0.5) ? `s${++fresh}` : null, legs: maybe(0.5) ? ++fresh : null }
    const row = await createRecord(request(), animal, { name: `A${++fresh}`, ...given, emails: emails.map((value) => ({ value })), eats }) // prettier-ignore
    world.animals.set(row.id as string, { ...given, emails: new Set(emails), eats: new Set(eats) })
  }
  async function makeVisit() {
    const about = [one(live()), one(live())]
    const row = await createRecord(request(), visits, { text: 'Seen', about: [...new Set(about)] })
    world.visits.set(row.id as string, new Set(about))
  }
  async function makeMeal() {
    const eater = one(live())
    world.meals.set((await createRecord(request(), meals, { animal: eater, what: 'hay' })).id as string, eater)
  }
  async function merge() {
    const [from, into] = [one(live()), one(live())]
    if (from === into) return
    const ctx = request()
    const keep = maybe(0.3) ? { species: 'this', legs: 'this' } : {}
    await inWork(ctx, async (work) => mergeInto(work, animal, (await work.load(animal, from, 'edit')) as never, { into, keep: keep as never })) // prettier-ignore
    merges.push({ from, into, cause: ctx.cause.id })
  }
  async function unmerge() {
    const last = merges.filter(({ into }) => !merges.some(({ from }) => from === into))
    if (last.length === 0) return
    const chosen = one(last)
    await undo(request(), { cause: chosen.cause })
    merges.splice(merges.indexOf(chosen), 1)
  }
  async function setFact() {
    const id = one(live())
    const patch = maybe(0.5) ? { species: `s${++fresh}` } : { legs: ++fresh }
    await change(animal, id, () => patch)
    Object.assign(world.animals.get(id)!, patch)
  }
  async function addMail() {
    const id = one(live())
    const value = mail()
    await change(animal, id, (row) => ({ emails: [...((row.emails as Values[] | null) ?? []), { value }] }))
    world.animals.get(id)!.emails.add(value)
  }
  async function dropMail() {
    const id = one(live())
    const value = addresses(await rowOf(animal, id))[0]
    if (value === undefined) return
    await change(animal, id, (row) => ({ emails: (row.emails as { value: string }[]).filter((each) => each.value !== value) })) // prettier-ignore
    world.animals.get(id)!.emails.delete(value)
  }
  async function feed() {
    const [id, food] = [one(live()), one(foods)]
    const has = (await rowOf(animal, id)).eats as string[] | null
    // What is there already, perhaps from another, is no change: that cannot be told apart.
    if (has?.includes(food)) return
    await change(animal, id, () => ({ eats: [...(has ?? []), food] }))
    world.animals.get(id)!.eats.add(food)
  }

  for (let made = 0; made < 5; made++) await makeAnimal()
  const deeds = [makeAnimal, makeVisit, makeMeal, makeVisit, merge, merge, merge, unmerge, setFact, addMail, dropMail, feed] // prettier-ignore
  for (let step = 0; step < 40; step++) if (live().length > 1) await deeds[below(deeds.length)]!()
  while (merges.length > 0) await unmerge()

  for (const [id, expected] of world.animals) {
    const row = await rowOf(animal, id)
    const found = { species: row.species, legs: row.legs, emails: addresses(row).sort(), eats: [...((row.eats as string[] | null) ?? [])].sort(), deletedAt: row.deletedAt } // prettier-ignore
    expect(found, `seed ${seed}`).toEqual({ ...expected, emails: [...expected.emails].sort(), eats: [...expected.eats].sort(), deletedAt: null }) // prettier-ignore
  }
  for (const [id, about] of world.visits) {
    expect([...((await rowOf(visits, id)).about as string[])].sort(), `seed ${seed}`).toEqual([...about].sort())
    const on = await zoo.db.run({ text: 'select subject_id from timeline where entry_id = $1', values: [id] })
    expect(on.map((row) => row.subject_id).sort(), `seed ${seed}`).toEqual([...about].sort())
  }
  for (const [id, eater] of world.meals) expect((await rowOf(meals, id)).animal, `seed ${seed}`).toBe(eater)
  const holding = await zoo.db.run({ text: 'select id from merged where taken_back_by is null', values: [] })
  expect(holding).toEqual([])
}

test('records merged, edited and taken apart again in any order are as if they had never been one', async () => {
  for (let seed = 1; seed <= 20; seed++) await playedOut(seed)
}, 120_000)
