import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import type { Workspace } from '../db/index.ts'
import type { Values } from './check.ts'
import { createRecord, inWork, removeRecord, restoreRecord, runBulk, undo, updateRecord } from './index.ts'
import { mergeInto } from './merge.ts'
import { animal as animalDefinition, asking, feeding, house, openZoo, userRecord, visit } from './read/testing.ts'

const animal = animalDefinition as RecordDefinition
let zoo: Workspace
let ada: Ctx
let bob: Ctx
let vera: Ctx

beforeAll(async () => {
  zoo = await openZoo()
  const ids = { ada: newId(), bob: newId(), vera: newId() }
  ada = asking(zoo.db, { role: 'owner', userId: ids.ada })
  bob = asking(zoo.db, { role: 'member', userId: ids.bob })
  vera = asking(zoo.db, { role: 'viewer', userId: ids.vera })
  for (const [name, id] of Object.entries(ids)) await inWork(ada, (work) => work.create(userRecord, { id, name }))
})
afterAll(() => zoo.close())

const asRequest = (ctx: Ctx): Ctx => ({ ...ctx, cause: { id: newId(), kind: 'request' } })
const create = (ctx: Ctx, record: unknown, given: unknown) =>
  createRecord(asRequest(ctx), record as RecordDefinition, given)
const update = (ctx: Ctx, row: Values, patch: unknown, version = row.version) =>
  updateRecord(asRequest(ctx), animal, row.id as string, patch, version as number)
const linesOf = (id: unknown) =>
  zoo.db.run({
    text: 'select name, version, before, after, cause_id, actor_name from ledger where record_id = $1 order by id',
    values: [id],
  })
const stored = async (id: unknown) =>
  (await zoo.db.run({ text: 'select * from animals where id = $1', values: [id] }))[0]!

describe('creating', () => {
  test('a record begins with version 1, its maker as owner, and one line in the ledger without values', async () => {
    const row = await create(bob, animal, { name: '  Rex ', legs: 4, price: { amount: '12.5', currency: 'EUR' } })
    expect(row).toMatchObject({
      version: 1,
      name: 'Rex',
      owner: bob.actor.userId,
      price: { amount: '12.50', currency: 'EUR' },
    })
    expect(await linesOf(row.id)).toMatchObject([
      { name: 'create', version: 1, before: null, after: null, actor_name: 'member' },
    ])
    expect(await stored(row.id)).toMatchObject({ price_base: '12.5000', price_currency: 'EUR' })
  })

  test('every fault is named at once, with what is right', async () => {
    const wrong = {
      legs: 'four',
      mood: 'sleepy',
      page: 'javascript:alert(1)',
      wings: 2,
      emails: [{ value: 'no address' }],
    }
    const refusal = await create(ada, animal, wrong).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'invalid', status: 422 })
    expect((refusal as { fields: { field: string }[] }).fields.map(({ field }) => field).sort()).toEqual([
      'legs',
      'page',
      'wings',
    ])
    await expect(create(ada, animal, { name: 'x', mood: 'sleepy' })).rejects.toThrow(/“sleepy”.*calm, wild/)
    await expect(create(ada, animal, { name: 'x', emails: [{ value: 'no address' }] })).rejects.toThrow(/not an e-mail/)
    await expect(create(ada, animal, {})).rejects.toMatchObject({ fields: [{ field: 'name' }] })
  })

  test('a viewer may add nothing, and nothing is written', async () => {
    await expect(create(vera, animal, { name: 'Ghost' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await zoo.db.run({ text: "select 1 from animals where name = 'Ghost'", values: [] })).toEqual([])
  })

  test('a hidden field is as unknown to a member as one that does not exist', async () => {
    const hidden = (await create(bob, animal, { name: 'Rex', cost: 3 }).catch((error: unknown) => error)) as Error
    const absent = (await create(bob, animal, { name: 'Rex', cast: 3 }).catch((error: unknown) => error)) as Error
    expect(hidden.message.replace('cost', 'cast')).toBe(absent.message)
  })

  test('a link must lead to something that the maker may see', async () => {
    const secret = await create(ada, house, { name: 'Hidden', private: true })
    const toHidden = await create(bob, animal, { name: 'Rex', house: secret.id }).catch((error: unknown) => error)
    const toNothing = await create(bob, animal, { name: 'Rex', house: newId() }).catch((error: unknown) => error)
    expect(toHidden).toMatchObject({ code: 'invalid', fields: [{ field: 'house' }] })
    expect((toHidden as Error).message).toBe((toNothing as Error).message)
    await expect(create(ada, animal, { name: 'Rex', house: secret.id })).resolves.toMatchObject({ house: secret.id })
  })

  test('what is part of a record may be added by who may edit that one, and by nobody else', async () => {
    const rex = await create(bob, animal, { name: 'Rex' })
    const asBob = await create(bob, feeding, { animal: rex.id, what: 'hay' })
    expect(asBob.what).toBe('hay')
    const carl = asking(zoo.db, { role: 'member' })
    await expect(create(carl, feeding, { animal: rex.id, what: 'ants' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('numbers and addresses are kept as typed and normalised beside it, one of them primary, none twice', async () => {
    const row = await create(ada, animal, {
      name: 'Rex',
      phones: [{ value: '030 / 555 12 34' }, { value: '+49 30 5551234' }, { value: 'ask at the gate' }],
      emails: [{ value: 'Rex@Zoo.Example', primary: true }, { value: 'office@zoo.example' }],
    })
    expect(row.phones).toMatchObject([
      { value: '030 / 555 12 34', normal: '+49305551234', primary: true },
      { value: 'ask at the gate', normal: null },
    ])
    expect(row.emails).toMatchObject([
      { normal: 'rex@zoo.example', primary: true },
      { normal: 'office@zoo.example', primary: false },
    ])
  })
})

describe('patching', () => {
  test('only what differs is written: one version, one line with before and after', async () => {
    const row = await create(ada, animal, { name: 'Mia', legs: 4, mood: 'calm' })
    const next = await update(ada, row, { name: 'Mia', legs: 3 })
    expect(next).toMatchObject({ version: 2, legs: 3 })
    expect((await linesOf(row.id)).at(-1)).toMatchObject({
      name: 'update',
      version: 2,
      before: { legs: 4 },
      after: { legs: 3 },
    })
    expect(await update(ada, next, { legs: 3 })).toMatchObject({ version: 2 })
    expect(await linesOf(row.id)).toHaveLength(2)
  })

  test('a stale patch of other fields is merged; one of the same field is refused with both values', async () => {
    const row = await create(ada, animal, { name: 'Mia', legs: 4, species: 'cat' })
    await update(ada, row, { legs: 3 })
    expect(await update(ada, row, { species: 'lynx' })).toMatchObject({ version: 3, legs: 3, species: 'lynx' })
    await expect(update(ada, row, { legs: 5 })).rejects.toMatchObject({
      code: 'stale',
      status: 412,
      message: 'owner changed this meanwhile.',
      details: {
        version: 3,
        conflicts: [
          { field: 'legs', theirs: 3, mine: 5, by: 'owner', at: expect.stringMatching(/^\d{4}-.*Z$/) as string },
        ],
      },
    })
    await expect(update(ada, row, { legs: 3 })).resolves.toMatchObject({ version: 3 })
  })

  test('one may edit one’s own, not another’s; what one may not see answers as what does not exist', async () => {
    const adas = await create(ada, animal, { name: 'Leo' })
    await expect(update(bob, adas, { legs: 1 })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(update(vera, adas, { legs: 1 })).rejects.toMatchObject({ code: 'forbidden' })
    const secret = await create(ada, animal, { name: 'Owl', private: true })
    await expect(update(bob, secret, { legs: 1 })).rejects.toMatchObject({ code: 'not_found' })
    expect(await stored(adas.id)).toMatchObject({ version: 1, legs: null })
    const bobs = await create(bob, animal, { name: 'Max' })
    await expect(update(bob, bobs, { legs: 1 })).resolves.toMatchObject({ legs: 1 })
  })

  test('two who patch the same record at once both get through, one after the other', async () => {
    const row = await create(ada, animal, { name: 'Mia' })
    await Promise.all([
      update(ada, row, { legs: 2 }),
      update(ada, row, { species: 'cat' }),
      update(ada, row, { mood: 'calm' }),
    ])
    expect(await stored(row.id)).toMatchObject({ version: 4, legs: 2, species: 'cat', mood: 'calm' })
    expect((await linesOf(row.id)).map(({ version }) => version)).toEqual([1, 2, 3, 4])
  })

  test('a change that fails halfway leaves nothing behind', async () => {
    const row = await create(ada, animal, { name: 'Mia' })
    const failing = inWork(asRequest(ada), async (work) => {
      await work.update(animal, row as never, { legs: 9 } as never)
      await work.find(animal, { field: 'id', is: row.id as string })
      throw new Error('in the middle')
    })
    await expect(failing).rejects.toThrow('in the middle')
    expect(await stored(row.id)).toMatchObject({ version: 1, legs: null })
    expect(await linesOf(row.id)).toHaveLength(1)
  })
})

describe('the bin', () => {
  test('a record goes to the bin and comes back, each with its line', async () => {
    const row = await create(bob, animal, { name: 'Tim' })
    await removeRecord(asRequest(bob), animal, row.id as string, 1)
    await expect(update(bob, row, { legs: 1 })).rejects.toMatchObject({ code: 'not_found' })
    expect(await restoreRecord(asRequest(bob), animal, row.id as string)).toMatchObject({ version: 3, deletedAt: null })
    expect((await linesOf(row.id)).map(({ name }) => name)).toEqual(['create', 'delete', 'restore'])
  })

  test('nobody deletes or restores another’s', async () => {
    const row = await create(ada, animal, { name: 'Tim' })
    await expect(removeRecord(bob, animal, row.id as string, 1)).rejects.toMatchObject({ code: 'forbidden' })
    await removeRecord(asRequest(ada), animal, row.id as string, 1)
    await expect(restoreRecord(bob, animal, row.id as string)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('one deletes only what one has seen as it is', async () => {
    const row = await create(ada, animal, { name: 'Tim' })
    await update(ada, row, { legs: 2 })
    await expect(removeRecord(ada, animal, row.id as string, 1)).rejects.toMatchObject({ code: 'stale' })
  })
})

describe('undo', () => {
  const causeOf = async (id: unknown) => (await linesOf(id)).at(-1)!.cause_id as string

  test('takes back a patch with a named change of its own, and can itself be undone', async () => {
    const row = await create(ada, animal, { name: 'Kim', legs: 4 })
    await update(ada, row, { legs: 3, species: 'fox' })
    const { report, cause } = await undo(asRequest(ada), { cause: await causeOf(row.id) })
    expect(report.changes[0]!.fields).toEqual(
      expect.arrayContaining([
        { field: 'legs', from: 3, to: 4 },
        { field: 'species', from: 'fox', to: null },
      ]),
    )
    expect(await stored(row.id)).toMatchObject({ legs: 4, species: null, version: 3 })
    await undo(asRequest(ada), { cause })
    expect(await stored(row.id)).toMatchObject({ legs: 3, species: 'fox', version: 4 })
  })

  test('leaves what changed since, says so, and takes it back all the same where one insists', async () => {
    const row = await create(ada, animal, { name: 'Kim', legs: 4, species: 'cat' })
    await update(ada, row, { legs: 3, species: 'fox' })
    const cause = await causeOf(row.id)
    await update(ada, { ...row, version: 2 }, { legs: 2 })
    const preview = await undo(asRequest(ada), { cause, preview: true })
    expect(preview.report.conflicts).toMatchObject([{ field: 'legs', now: 2, to: 4 }])
    expect(await stored(row.id)).toMatchObject({ species: 'fox' })
    await undo(asRequest(ada), { cause })
    expect(await stored(row.id)).toMatchObject({ species: 'cat', legs: 2 })
    await undo(asRequest(ada), { cause, force: [`${row.id as string}.legs`] })
    expect(await stored(row.id)).toMatchObject({ species: 'cat', legs: 4 })
  })

  test('puts a created record into the bin unless somebody has worked on it since', async () => {
    const fresh = await create(ada, animal, { name: 'New' })
    await undo(asRequest(ada), { cause: await causeOf(fresh.id) })
    expect((await stored(fresh.id)).deleted_at).not.toBeNull()
    const used = await create(ada, animal, { name: 'New' })
    const cause = await causeOf(used.id)
    await update(ada, used, { legs: 2 })
    const { report } = await undo(asRequest(ada), { cause })
    expect(report.conflicts).toMatchObject([{ field: 'deletedAt' }])
    expect((await stored(used.id)).deleted_at).toBeNull()
  })

  test('of somebody else’s change is refused, to admins allowed', async () => {
    const row = await create(bob, animal, { name: 'Kim' })
    await update(ada, row, { legs: 3 })
    const cause = await causeOf(row.id)
    await expect(undo(asRequest(bob), { cause })).rejects.toMatchObject({ code: 'not_found' })
    await expect(undo(asRequest(bob), { cause: newId() })).rejects.toMatchObject({ code: 'not_found' })
    await expect(undo(asRequest(ada), { cause })).resolves.toBeDefined()
  })
})

describe('many at once', () => {
  test('a bulk change has one cause and skips, with the reason, what one may not change', async () => {
    const mine = [await create(bob, animal, { name: 'One' }), await create(bob, animal, { name: 'Two' })]
    const other = await create(ada, animal, { name: 'Three' })
    const ids = [...mine, other].map(({ id }) => id as string)
    const preview = await runBulk(asRequest(bob), animal, { ids, patch: { species: 'bat' }, preview: true })
    expect(preview).toMatchObject({ total: 3, change: 2, skipped: [{ count: 1 }] })
    expect(await stored(ids[0])).toMatchObject({ species: null })
    const { change, cause } = await runBulk(asRequest(bob), animal, { ids, patch: { species: 'bat' } })
    expect(change).toBe(2)
    expect(await stored(other.id)).toMatchObject({ species: null })
    expect(
      new Set(
        [...(await linesOf(ids[0])), ...(await linesOf(ids[1]))]
          .filter(({ name }) => name === 'update')
          .map((line) => line.cause_id),
      ),
    ).toEqual(new Set([cause]))
    await undo(asRequest(bob), { cause })
    expect(await stored(ids[0])).toMatchObject({ species: null })
  })

  test('what was pasted is another patch for each, with one cause; what is wrong leaves out its own record only', async () => {
    const [one, two] = [await create(bob, animal, { name: 'P1' }), await create(bob, animal, { name: 'P2' })]
    const other = await create(ada, animal, { name: 'P3' })
    const changes = [
      { id: one.id as string, patch: { species: 'bat', name: 'P1' } },
      { id: two.id as string, patch: { nothing: 1 } },
      { id: other.id as string, patch: { species: 'bat' } },
    ]
    const report = await runBulk(asRequest(bob), animal, { changes })
    expect(report).toMatchObject({ total: 3, change: 1, unchanged: 0 })
    expect(report.skipped.map(({ ids }) => ids).flat()).toEqual(expect.arrayContaining([two.id, other.id]))
    expect(await stored(one.id)).toMatchObject({ species: 'bat' })
    expect(await stored(other.id)).toMatchObject({ species: null })
    await undo(asRequest(bob), { cause: report.cause })
    expect(await stored(one.id)).toMatchObject({ species: null })
  })

  test('what is so already is counted apart, and left without a line', async () => {
    const { id } = await create(bob, animal, { name: 'Same', species: 'bat' })
    const report = await runBulk(asRequest(bob), animal, { ids: [id as string], patch: { species: 'bat' } })
    expect(report).toMatchObject({ total: 1, change: 0, unchanged: 1, skipped: [] })
    expect((await linesOf(id as string)).filter(({ name }) => name === 'update')).toEqual([])
  })

  test('many records are created in few statements, each with search row and line', async () => {
    const items = Array.from({ length: 300 }, (_, index) => ({
      values: { name: `Ant ${index}`, emails: null },
      happenedAt: '2020-01-02T00:00:00.000Z',
    }))
    const rows = (await inWork(asRequest(ada), (work) =>
      work.createMany(animal, items as never),
    )) as unknown as Values[]
    const ids = rows.map(({ id }) => id)
    const [count] = await zoo.db.run<{ rows: number; lines: number; found: number }>({
      text: `select (select count(*) from animals where id = any ($1::uuid[])) as rows,
        (select count(*) from ledger where record_id = any ($1::uuid[]) and happened_at = '2020-01-02Z') as lines,
        (select count(*) from entity where id = any ($1::uuid[])) as found`,
      values: [ids],
    })
    expect(count).toEqual({ rows: 300, lines: 300, found: 300 })
  })
})

describe('merging', () => {
  test('what lay within the one that stays does not come to lie within itself, and what is to stay empty does', async () => {
    const outer = await create(ada, house, { name: 'Outer' })
    const inner = await create(ada, house, {
      name: 'Inner',
      within: outer.id,
      website: 'https://inner.example',
      climate: 'wet',
    })
    await inWork(asRequest(ada), async (work) =>
      mergeInto(work, house, await work.load(house, inner.id as string, 'edit'), {
        into: outer.id as string,
        keep: { website: 'other' },
      }),
    )
    const [row] = await zoo.db.run({
      text: 'select within_id, website, climate from houses where id = $1',
      values: [outer.id],
    })
    expect(row).toEqual({ within_id: null, website: null, climate: 'wet' })
  })

  test('unites values, moves every reference, and can be undone', async () => {
    const keep = await create(ada, animal, { name: 'Rex', emails: [{ value: 'a@zoo.example' }], legs: 4 })
    const gone = await create(ada, animal, {
      name: 'Rex II',
      emails: [{ value: 'b@zoo.example' }],
      species: 'dog',
      legs: 3,
    })
    const meal = await create(ada, feeding, { animal: gone.id, what: 'hay' })
    const friend = await create(ada, animal, { name: 'Pal', friends: [gone.id] })
    const seen = await create(ada, visit, { text: 'Seen', about: [gone.id, friend.id] })
    const ctx = asRequest(ada)
    await inWork(ctx, async (work) =>
      mergeInto(work, animal, (await work.load(animal, gone.id as string, 'edit')) as never, {
        into: keep.id as string,
      }),
    )
    expect(await stored(keep.id)).toMatchObject({
      species: 'dog',
      legs: 4,
      emails: [
        { normal: 'a@zoo.example', primary: true },
        { normal: 'b@zoo.example', primary: false },
      ],
    })
    expect((await stored(gone.id)).deleted_at).not.toBeNull()
    expect(await zoo.db.run({ text: 'select animal_id from feedings where id = $1', values: [meal.id] })).toEqual([
      { animal_id: keep.id },
    ])
    expect((await stored(friend.id)).friends).toEqual([keep.id])
    const subjects = await zoo.db.run({
      text: 'select subject_id from timeline where entry_id = $1 order by subject_id',
      values: [seen.id],
    })
    expect(subjects.map((row) => row.subject_id)).toEqual([keep.id, friend.id].sort())
    await undo(asRequest(ada), { cause: ctx.cause.id })
    expect((await stored(gone.id)).deleted_at).toBeNull()
    expect((await stored(friend.id)).friends).toEqual([gone.id])
    expect(await stored(keep.id)).toMatchObject({ species: null })
  })
})
