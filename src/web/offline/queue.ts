import { client } from '../api/client.ts'
import { changesOf, makes, waiting, type NewWaiting, type Waiting } from '../api/offline.ts'
import { paint } from '../api/paint.ts'
import { setWaitingPatches } from '../api/pending.ts'
import { newId } from '../../kernel/id.ts'
import { database, type Stored } from './database.ts'
import { joinable, withDependents } from './order.ts'

const day = 86_400_000
/** What somebody wrote who never came back is not kept for ever. */
const longest = 60 * day

/** Tabs of this browser tell each other that something has come or gone. */
const channel = new BroadcastChannel('farley.waiting')
let whose = ''

/** Shows what waits of somebody, in every tab, from now on. */
export async function watchQueue(owner: string): Promise<void> {
  whose = owner
  channel.onmessage = () => void show()
  const old = new Date(Date.now() - longest).toISOString()
  await database.waiting.filter(({ at }) => at < old).delete()
  await show()
}

export function hideQueue(): void {
  whose = ''
  mirror([])
}

/** What waits of the one who is signed in, oldest first. */
export const itemsOf = async (owner = whose): Promise<Stored[]> =>
  owner === '' ? [] : database.waiting.where({ whose: owner }).sortBy('seq')

/** Takes something up; an edit goes into what waits for the same record already. */
export async function add(item: NewWaiting): Promise<void> {
  const owner = whose
  if (owner === '') throw new Error('nobody is signed in for whom it could wait')
  await database.transaction('rw', database.waiting, async () => {
    const into = item.kind === 'edit' ? joinable(await itemsOf(owner), item) : undefined
    if (into)
      await database.waiting.update(into.seq, { values: { ...into.values, ...item.values }, before: { ...item.before, ...into.before } }) // prettier-ignore
    else
      await database.waiting.add({ sent: false, ...item, whose: owner, at: new Date().toISOString(), state: 'waiting' })
  })
  await changed()
}

/** Changes an item, for all tabs. */
export async function amend(seq: number, change: Partial<Waiting>): Promise<void> {
  await database.waiting.update(seq, change)
  await changed()
}

/** Takes everything out that is the signed-in person's. */
export async function dropAll(): Promise<void> {
  await database.waiting.where({ whose }).delete()
  await changed()
}

/** Gives an item up, with all that could not be without it; what it had painted is taken back. */
export async function giveUp(item: Waiting): Promise<void> {
  const gone = withDependents(await itemsOf(), item as Stored)
  await database.waiting.bulkDelete(gone.map(({ seq }) => seq))
  await changed()
  for (const { record, id, before } of gone) if (before) paint(record, id, (row) => ({ ...row, ...before }))
  void client.invalidateQueries()
}

/** Lets an item be sent again as a new request; a change as an answer to what stands there now. */
export const tryAgain = (item: Waiting, version?: number): Promise<void> =>
  amend(item.seq, {
    state: 'waiting',
    // What makes a record keeps its key: should it have arrived after all, it is not made twice.
    ...(!makes(item) && { key: newId(), sent: false }),
    ...(version !== undefined && { version }),
  })

export async function changed(): Promise<void> {
  channel.postMessage(null)
  await show()
}

const show = async () => mirror(await itemsOf())

function mirror(items: readonly Waiting[]) {
  const patches = new Map<string, Record<string, unknown>>()
  for (const item of items)
    if (!makes(item) && item.state === 'waiting') patches.set(item.id, { ...patches.get(item.id), ...changesOf(item) })
  setWaitingPatches(patches)
  waiting.set(items)
}
