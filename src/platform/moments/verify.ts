import { refuse } from '../../kernel/refusal.ts'
import { sayAsIs } from '../../kernel/sentence.ts'
import { findHome, tryLock } from '../db/index.ts'
import { recoveringLock } from './keep.ts'
import { linesOf } from './line.ts'
import type { Span } from './state.ts'
import { tryWay } from './try-base.ts'
import { wayFrom } from './way.ts'

/** What following the newest line from its oldest base to its end has shown to be whole. */
export interface Verified extends Span {
  /** Pieces of the log that were opened and followed. */
  pieces: number
  /** Lines of the ledger that the chain of digests holds. */
  lines: number
}

/** Follows the whole newest line of a folder of backups on trial, in a database of its own. Refuses a gap, another key, and what is damaged. */
export async function verifyMoments(data: string, backups: string, keyFile: string): Promise<Verified> {
  const [line] = await linesOf(backups)
  const base = line?.bases.at(-1)
  if (!line || !base) throw refuse.invalid([{ field: 'file', ...sayAsIs(`No moments are kept in ${backups}.`) }])
  const lock = tryLock(data, recoveringLock)
  if (!lock) throw refuse.notNow(sayAsIs('A base is being tried already. Try again in a while.'))
  try {
    const way = await wayFrom(backups, line, base)
    const lines = await tryWay(way, findHome(data), keyFile)
    return { from: base.from, until: line.until, pieces: way.stretches.length, lines }
  } finally {
    lock.release()
  }
}
