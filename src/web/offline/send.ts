import { newId } from '../../kernel/id.ts'
import { Refusal, type Conflict } from '../../kernel/refusal.ts'
import type { ChangeAnswer, RecordAnswer, Row } from '../api/answers.ts'
import { client } from '../api/client.ts'
import { connection } from '../api/connection.ts'
import { pathOf } from '../api/path.ts'
import { refresh } from '../api/refresh.ts'
import { request } from '../api/request.ts'
import { sendBytes } from '../api/send-bytes.ts'
import { rememberCause } from '../api/undo.ts'
import { meQuery } from '../api/use-me.ts'
import { definitionOf } from '../app/registry.ts'
import { words } from '../words/words.ts'
import { database, type Stored } from './database.ts'
import { nextToSend } from './order.ts'
import { amend, changed, itemsOf } from './queue.ts'

/** A server that is busy or just coming back is asked again after so long. */
const pauseMs = 3_000
/** So long one request may take: after that it counts as one without an answer. */
const patienceMs = 30_000

let isSending = false
let timer: ReturnType<typeof setTimeout> | undefined

/** Sends what waits, one after the other, in one tab of this browser at a time. */
export async function sendAll(whose: string): Promise<void> {
  if (isSending || connection.get() !== 'online' || !nextToSend(await itemsOf(whose))) return
  isSending = true
  try {
    await navigator.locks.request('farley.send', () => drain(whose))
  } finally {
    isSending = false
  }
}

async function drain(whose: string): Promise<void> {
  if (!(await isStill(whose))) return
  for (let item = nextToSend(await itemsOf(whose)); item; item = nextToSend(await itemsOf(whose))) {
    if (await send(item)) continue
    clearTimeout(timer)
    timer = setTimeout(() => void sendAll(whose), pauseMs)
    return
  }
}

/** Asks who is signed in by now, which also brings the token of writes. */
async function isStill(whose: string): Promise<boolean> {
  const me = await client.fetchQuery({ ...meQuery, staleTime: 0, retry: false }).catch(() => null)
  return me !== null && whose === `${me.workspace.id}:${me.user.id}` && connection.get() === 'online'
}

/** Sends one; answers whether the next may follow. That it was sent is written down before it is. */
async function send(item: Stored): Promise<boolean> {
  await database.waiting.update(item.seq, { sent: true })
  try {
    await done(item, await requested(item))
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return settled(item, error)
  }
}

function requested({
  kind,
  record,
  id,
  title,
  values,
  action,
  bytes,
  version,
  key,
  sent,
}: Stored): Promise<ChangeAnswer> {
  const path = pathOf(definitionOf(record))
  if (kind === 'file')
    return sendBytes({ id, name: title, about: values.about as string[], bytes: bytes!, again: sent })
  const sending = { key, signal: AbortSignal.timeout(patienceMs) }
  if (kind === 'create') return request(path, { ...sending, method: 'POST', body: { ...values, id } })
  const seen = { ...sending, version: version!, body: values }
  return kind === 'edit'
    ? request(`${path}/${id}`, { ...seen, method: 'PATCH' })
    : request(`${path}/${id}/${action!.name}`, { ...seen, method: 'POST' })
}

async function done(item: Stored, answer?: ChangeAnswer): Promise<void> {
  const { seq, record, id, version } = item
  await database.transaction('rw', database.waiting, async () => {
    await database.waiting.delete(seq)
    // What was done on top of it, before any answer came, saw it as it is now, unless others came between.
    if (version !== undefined && answer?.data.version === version + 1)
      await database.waiting
        .filter((each) => each.id === id && each.version === version)
        .modify({ version: answer.data.version })
  })
  await changed()
  if (answer?.cause) rememberCause(answer.cause, saidOf(item))
  await refresh(record, id)
}

function saidOf({ kind, record, action }: Stored): string {
  const name = definitionOf(record).label.one
  return action?.said ?? words(kind === 'edit' ? 'undo.edited' : 'undo.created', { record: name })
}

/** What the server said against it; answers whether the next may follow. */
async function settled(item: Stored, refusal: Refusal): Promise<boolean> {
  const { code, status, fields } = refusal
  if (status === 0 || status === 429 || status >= 500 || ['under_way', 'signed_out', 'token_missing'].includes(code))
    return false
  // Ids are our own: one that is taken was taken by this very item, and its answer was lost.
  const isThere = code === 'done_already' || (code === 'taken' && fields[0]?.field === 'id')
  if (isThere || (code === 'not_now' && (await isSo(item)))) await done(item)
  else if (code === 'stale') await parted(item, refusal)
  else await amend(item.seq, { state: 'refused', trouble: refusal.message })
  return true
}

/** Whether somebody else has done meanwhile what this would do. */
async function isSo({ record, id, action }: Stored): Promise<boolean> {
  if (!action) return false
  const path = `${pathOf(definitionOf(record))}/${id}`
  const now = await request<RecordAnswer>(path).then(({ data }) => data as Row, () => null) // prettier-ignore
  return now !== null && Object.entries(action.becomes).every(([name, value]) => now[name] === value)
}

/** Fields that nobody else touched go on; those that somebody did are for people to decide. An action is not to be divided. */
async function parted(item: Stored, { details }: Refusal): Promise<void> {
  const conflicts = (details.conflicts ?? []) as Conflict[]
  if (item.kind === 'action') return amend(item.seq, { state: 'conflict', seen: details.version as number, conflicts })
  const clashing = new Set(conflicts.map(({ field }) => field))
  const parts = Object.entries(item.values)
  await database.transaction('rw', database.waiting, async () => {
    const { seq: _seq, ...rest } = item
    const free = Object.fromEntries(parts.filter(([name]) => !clashing.has(name)))
    const values = Object.fromEntries(parts.filter(([name]) => clashing.has(name)))
    const version = details.version as number
    if (Object.keys(free).length > 0) await database.waiting.add({ ...rest, values: free, key: newId(), sent: false })
    await database.waiting.update(item.seq, { state: 'conflict', values, seen: version, conflicts })
  })
  await changed()
}
