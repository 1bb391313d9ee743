import type { Connection } from '../db/index.ts'
import { lsnOf, lsnText, type Lsn } from './lsn.ts'

/** By a slot the server keeps its log until it was taken, also while Farley is down. */
export interface Slot {
  name: string
  /** Whether the server could not keep all of it: it may fill only so much of the disk. */
  lost: boolean
  from: Lsn
}

const prefix = 'farley_moments_'

/** A name for a new line and its slot: in it stands when it began, so that names follow each other. */
export const lineName = (now: Date): string => prefix + now.toISOString().replace(/\D/g, '')

/** The slots of Farley on a server; there is one at most, unless something was interrupted. */
export async function slotsOn(admin: Connection): Promise<Slot[]> {
  const text = `select slot_name as name, wal_status = 'lost' or restart_lsn is null as lost,
    coalesce(restart_lsn, '0/0')::text as from from pg_replication_slots where starts_with(slot_name, $1) order by 1`
  const rows = await admin.send<{ name: string; lost: boolean; from: string }>({ text, values: [prefix] })
  return rows.map(({ from, ...slot }) => ({ ...slot, from: lsnOf(from) }))
}

/** Has the server keep its log from now on; answers from where. */
export async function makeSlot(admin: Connection, name: string): Promise<Lsn> {
  await admin.send({ text: 'select pg_create_physical_replication_slot($1, true)', values: [name] })
  return (await slotsOn(admin)).find((slot) => slot.name === name)!.from
}

/** Lets the server give up what lies before a place. */
export async function advanceSlot(admin: Connection, name: string, to: Lsn): Promise<void> {
  await admin.send({ text: 'select pg_replication_slot_advance($1, $2::pg_lsn)', values: [name, lsnText(to)] })
}

/** Lets the server give up its whole log. */
export async function dropSlot(admin: Connection, name: string): Promise<void> {
  await admin.send({ text: 'select pg_drop_replication_slot($1)', values: [name] })
}
