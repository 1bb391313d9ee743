import { newId } from '../../kernel/id.ts'
import type { LedgerLine } from '../../kernel/change.ts'
import type { Runner } from '../db/index.ts'
import { appendLines } from '../ledger/append.ts'
import { deviceOf, type Device } from './device.ts'

/** What happens at the door. */
export const doorEvents = [
  'signedIn', 'wrongPassword', 'wrongCode', 'signedOut', 'sessionsEnded', 'passwordChanged', 'emailChanged', 'linkMade',
  'twoStepsOn', 'twoStepsOff', 'recoveryCodesRenewed', 'passkeyAdded', 'passkeyRemoved', 'passkeyCopied', 'keyMade',
  'keyEnded', 'lookedAs', 'lookingEnded', 'providerSaved', 'providerRemoved', 'providerConnected', 'providerDisconnected', 'accountMade',
] as const // prettier-ignore
export type DoorEvent = (typeof doorEvents)[number]

/** Where a request comes from. */
export interface From {
  address: string
  agent: string | undefined
}

export interface DoorLine {
  event: DoorEvent
  /** Whom it concerns; nobody where it concerns all. */
  user: { id: string; name: string } | null
  /** Who did it: the same when left out; null where nobody has shown who they are. */
  by?: LedgerLine['actor'] | null
  from: From
  /** What else there is to know: the way in, a name. */
  more?: Readonly<Record<string, string>>
}

const stranger = { kind: 'system', id: null, name: 'Farley' } as const

/**
 * Writes to the ledger what happened at the door. It is no record's line, so that no history shows it; the chain of digests
 * holds it like any other.
 */
export async function noteAtDoor(on: Runner, { event, user, by, from, more }: DoorLine): Promise<void> {
  const self = user && ({ kind: 'person', ...user } as const)
  const after = {
    user: user?.id ?? null,
    name: user?.name ?? null,
    address: from.address,
    ...deviceOf(from.agent),
    more,
  }
  const line = {
    happenedAt: new Date().toISOString(),
    actor: (by === undefined ? self : by) ?? stranger,
    cause: { id: newId(), kind: 'request' as const },
    record: 'door',
    recordId: newId(),
    version: 1,
    name: event,
    before: {},
    after,
  }
  await on.run(appendLines([line]))
}

/** A line as those read it whom it concerns. */
export interface ShownDoorLine extends Device {
  id: string
  at: string
  event: DoorEvent
  user: string | null
  name: string | null
  by: string
  address: string
  more: Record<string, string>
}

export interface DoorQuery {
  user?: string | undefined
  /** The id of the last line of the page before. */
  below?: string | undefined
  limit?: number
}

/** What happened at the door, newest first: to one user, or at all. */
export async function readDoorLog(on: Runner, { user, below, limit = 50 }: DoorQuery): Promise<ShownDoorLine[]> {
  const values: unknown[] = [limit]
  const place = (value: unknown) => `$${values.push(value)}`
  const ofUser = user ? ` and after ->> 'user' = ${place(user)}` : ''
  const before = below ? ` and ledger.id < ${place(below)}::bigint` : ''
  const text = `select id::text, recorded_at as at, name as event, after ->> 'user' as user, after ->> 'name' as name,
      actor_name as by, after ->> 'address' as address, after ->> 'browser' as browser, after ->> 'system' as system,
      coalesce(after -> 'more', '{}') as more
    from ledger where record = 'door'${ofUser}${before} order by ledger.id desc limit $1`
  return on.run<ShownDoorLine>({ text, values })
}
