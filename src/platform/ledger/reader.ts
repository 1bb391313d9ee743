import { setTimeout as sleep } from 'node:timers/promises'
import type { LedgerLine } from '../../kernel/change.ts'
import type { Db, Tx } from '../db/runner.ts'
import type { Query } from '../db/query.ts'
import type { Log } from '../log/log.ts'
import type { Bell } from './bell.ts'
import { lineColumns, lineOf, type LineRow } from './line.ts'
import type { Position } from './position.ts'
import { makeRounds, type Rounds } from './rounds.ts'

/** Somebody who reads every line of the ledger once, in order, and remembers how far they have come. */
export interface Reader {
  /** Its position is kept under this name. */
  name: string
  /** Where a reader that has never read begins. */
  from: 'beginning' | 'now'
  /** Most lines handed over at once. */
  batch?: number
  /** Does not hear the bell, and looks only so often, in milliseconds: for what may lag behind whoever writes. */
  everyMs?: number
  /** Rests this long between two looks under load, in milliseconds, so that one look takes many lines; 20 when left out. */
  restMs?: number
  /** What it does with them; kept together with the new position, or not at all. May be called twice for the same lines when the first time was undone. */
  handle: (tx: Tx, lines: readonly LedgerLine[]) => Promise<unknown>
}

// Unnamed, because a plan made while the ledger was short would read the whole of it for ever. Lines are compared as
// rows, above and below, so that the index answers both; the horizon comes from the snapshot that the lines are read in.
const linesAfter = (position: string) => `
  select ${lineColumns} from ledger
  where (ledger.era, ledger.xid, ledger.id) > ${position}
    and (ledger.era, ledger.xid) < (select ledger_era.era, ledger_horizon() from ledger_era)
  order by ledger.era, ledger.xid, ledger.id`

const takeTurn = (name: string): Query => ({
  name: 'ledger_reader_turn',
  text: `select pg_try_advisory_xact_lock(hashtext('farley ledger'), hashtext($1)) as mine`,
  values: [name],
})
const nextLines = (name: string, batch: number): Query => ({
  text: `${linesAfter('(select era, xid, id from ledger_reader where name = $1)')} limit $2`,
  values: [name, batch],
})
const moveTo = (name: string, { era, xid, id }: Position): Query => ({
  name: 'ledger_reader_move',
  text: 'update ledger_reader set era = $2, xid = $3, id = $4, moved_at = now() where name = $1',
  values: [name, era, xid, id],
})

/** Enters a reader that has never read; leaves one that has where it stands. */
export async function enterReader(db: Db, { name, from }: Pick<Reader, 'name' | 'from'>): Promise<void> {
  const beginning = from === 'beginning'
  await db.run({
    text: `insert into ledger_reader (name, era, xid, id)
      select $1, ${beginning ? `0, '0', 0` : 'era, ledger_horizon(), 0'} from ledger_era on conflict do nothing`,
    values: [name],
  })
}

/**
 * Hands the next lines to a reader and moves its position in the same transaction; answers how many there were.
 * Zero also while another process is at it. Nothing to do costs one round trip and no transaction id.
 */
export function readOnce(db: Db, { name, batch = 1_000, handle }: Reader): Promise<number> {
  return db.transaction(async (tx) => {
    const [turn, rows] = await tx.pipeline([takeTurn(name), nextLines(name, batch)])
    if (!turn![0]!.mine || rows!.length === 0) return 0
    await handle(tx, (rows as unknown as LineRow[]).map(lineOf))
    const { era, xid, id } = rows!.at(-1) as unknown as LineRow
    await tx.finish([moveTo(name, { era, xid, id })])
    return rows!.length
  })
}

/** Reads until nothing is left, taking turns with whoever else reads under this name. */
export async function readToEnd(db: Db, reader: Reader): Promise<void> {
  await enterReader(db, reader)
  for (;;) {
    if ((await readOnce(db, reader)) > 0) continue
    const text = 'select era, xid, id from ledger_reader where name = $1'
    const [position] = await db.run<Position>({ text, values: [reader.name] })
    if ((await readAfter(db, position!, 1)).lines.length === 0) return
    await sleep(50)
  }
}

/** Keeps a reader reading until it is closed. */
export async function openReader(db: Db, bell: Bell, log: Log, reader: Reader): Promise<Rounds> {
  await enterReader(db, reader)
  const { name, batch = 1_000, everyMs, restMs } = reader
  const look = async () => (await readOnce(db, reader)) === batch
  return makeRounds({ name, log, look, bell: everyMs ? undefined : bell, pollMs: everyMs, restMs })
}

/** The place where the future begins: every line that becomes readable from now on stands after it. */
export async function presentPosition(db: Db): Promise<Position> {
  const [row] = await db.run<Position>({
    text: 'select era, ledger_horizon() as xid, 0 as id from ledger_era',
    values: [],
  })
  return row!
}

/** The lines after a position, in order, for readers that remember it themselves. */
export async function readAfter(db: Db, { era, xid, id }: Position, limit: number) {
  const rows = await db.run<LineRow>({
    text: `${linesAfter('($1::int, $2::xid8, $3::bigint)')} limit $4`,
    values: [era, xid, id, limit],
  })
  const last = rows.at(-1)
  return { lines: rows.map(lineOf), position: last ? { era: last.era, xid: last.xid, id: last.id } : { era, xid, id } }
}
