import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/id.ts'
import type { Ctx } from '../context.ts'
import { connectTo, type Workspace } from '../db/workspace.ts'
import { openBell, type Bell } from '../ledger/index.ts'
import { silent } from '../log/log.ts'
import { animal, asking, openZoo, put } from '../records/read/testing.ts'
import { openLive } from './live.ts'
import { openPresences, type Presences } from './presence.ts'
import { presentTo } from './present-to.ts'
import { openStream } from './streams.ts'

/** A process: its own connections, bell and memory. */
interface Process {
  workspace: Workspace
  bell: Bell
  presences: Presences
  close(): Promise<void>
}

let here: Process
let there: Process
const [ada, bob] = [newId(), newId()]

async function processOf(workspace: Workspace): Promise<Process> {
  const bell = await openBell(workspace.db, silent)
  const live = openLive(workspace.db, bell, silent)
  const presences = openPresences(workspace.db, bell, { stay: 300, sweep: 20 })
  const close = async () => {
    await Promise.all([presences.close(), live.close()])
    await bell.close()
    await workspace.close()
  }
  return { workspace, bell, presences, close }
}

beforeAll(async () => {
  const zoo = await openZoo()
  here = await processOf(zoo)
  there = await processOf(connectTo(zoo.cluster, { id: newId(), key: zoo.database, database: zoo.database }))
})
afterAll(async () => {
  await there.close()
  await here.close()
})

const adaIn = ({ workspace }: Process): Ctx => asking(workspace.db, { userId: ada })
const bobIn = ({ workspace }: Process): Ctx => asking(workspace.db, { role: 'member', userId: bob, sees: 'own' })
const presence = (user: string, id: string, editing: string | null = null, tab = newId()) => ({
  user,
  name: user === ada ? 'Ada' : 'Bob',
  tab,
  record: 'animal',
  id,
  editing,
})
const rex = () => put(here.workspace.db, animal, { name: 'Rex', owner: bob })

test('who is before a record is known in every process, each once, and never told to themselves', async () => {
  const { id } = await rex()
  here.presences.arrive(presence(ada, id))
  here.presences.arrive(presence(ada, id, 'name'))
  await expect
    .poll(() => presentTo(bobIn(there), { record: 'animal', id }))
    .toEqual([{ id: ada, name: 'Ada', editing: 'name' }])
  expect(await presentTo(adaIn(there), { record: 'animal', id })).toEqual([])
})

test('who leaves is gone at once, who says nothing any more after a while', async () => {
  const { id } = await rex()
  const mine = presence(ada, id)
  here.presences.arrive(mine)
  await expect.poll(() => there.presences.at(id)).toHaveLength(1)
  here.presences.leave(ada, mine.tab)
  await expect.poll(() => there.presences.at(id)).toEqual([])
  here.presences.arrive(mine)
  await expect.poll(() => there.presences.at(id)).toHaveLength(1)
  await expect.poll(() => [...here.presences.at(id), ...there.presences.at(id)]).toEqual([])
})

test('one tab is before one record', async () => {
  const [one, other] = [await rex(), await rex()]
  const tab = newId()
  here.presences.arrive(presence(ada, one.id, null, tab))
  here.presences.arrive(presence(ada, other.id, null, tab))
  expect([here.presences.at(one.id).length, here.presences.at(other.id).length]).toEqual([0, 1])
})

test('nobody learns who is before a record that they may not see, nor of a field that is hidden from them', async () => {
  const hers = await put(here.workspace.db, animal, { name: 'Sly', owner: ada })
  here.presences.arrive(presence(ada, hers.id))
  expect(await presentTo(bobIn(here), { record: 'animal', id: hers.id })).toBeNull()
  const his = await rex()
  here.presences.arrive(presence(ada, his.id, 'cost'))
  expect(await presentTo(bobIn(here), { record: 'animal', id: his.id })).toEqual([
    { id: ada, name: 'Ada', editing: null },
  ])
})

test('the stream tells those who are before the same record, and nobody else', async () => {
  const [his, hers] = [await rex(), await put(here.workspace.db, animal, { name: 'Sly', owner: ada })]
  let text = ''
  const stream = await openStream(bobIn(there))
  stream.on('data', (part) => (text += String(part)))
  here.presences.arrive(presence(ada, his.id))
  there.presences.arrive(presence(bob, his.id))
  here.presences.arrive(presence(ada, his.id, 'name'))
  await expect.poll(() => text).toContain('"editing":"name"')
  // Even one who pretends to be there hears nothing of what they may not see.
  there.presences.arrive(presence(bob, hers.id))
  here.presences.arrive(presence(ada, hers.id, 'name'))
  await expect.poll(() => there.presences.at(hers.id)).toHaveLength(2)
  expect(text).not.toContain(hers.id)
  stream.destroy()
})
