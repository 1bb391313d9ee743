import { isId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import { tableOf } from '../records/columns.ts'
import { rowsByIds } from '../records/fetch.ts'
import { titleOf } from '../search/index.ts'
import type { Kept, Raw } from './kept.ts'
import { rowsThen } from './rows-then.ts'

/** A record of a backup, and where it is now. */
export interface Found {
  id: string
  title: string
  now: 'there' | 'bin' | 'gone'
}

const most = 20
/** A word may stand in anything that a record says; so many of those are looked at for its title. */
const mostLookedAt = 2_000

/** Records of a kind in a backup that have this id or this in their title: the first twenty. */
export async function findThen(ctx: Ctx, kept: Kept, record: RecordDefinition, asked: string): Promise<Found[]> {
  const q = asked.trim().toLowerCase()
  const raws: Raw[] = []
  const words = q.split(/\s+/)
  const holdsAll = (row: Raw) => words.every((word) => Object.values(row).join(' ').toLowerCase().includes(word))
  for await (const { row } of kept.rows(new Set([tableOf(record).name]), { texts: [rarest(words)], anyCase: true })) {
    if (holdsAll(row)) raws.push(row)
    if (raws.length >= mostLookedAt) break
  }
  const then = await rowsThen(ctx, ctx.db, record, raws)
  const named = then.map((row) => ({ id: row.id, title: titleOf(ctx.registry, record, row) }))
  const fits = ({ id, title }: { id: string; title: string }) =>
    isId(q) ? id === q : words.every((word) => title.toLowerCase().includes(word))
  const found = named.filter(fits).slice(0, most)
  const rows = await rowsByIds(ctx.db, record, found.map(({ id }) => id), false) // prettier-ignore
  const today = new Map(rows.map((row) => [row.id, row.deletedAt ? ('bin' as const) : ('there' as const)]))
  return found.map((each) => ({ ...each, now: today.get(each.id) ?? 'gone' }))
}

/** The longest is met least. */
const rarest = (words: readonly string[]) => words.toSorted((one, other) => other.length - one.length)[0]!
