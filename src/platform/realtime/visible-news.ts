import type { LedgerLine } from '../../kernel/change.ts'
import type { Ctx } from '../context.ts'
import { visibleIds } from '../records/read/visible-ids.ts'
import type { News, ToldNews } from './live.ts'
import type { Place } from './presence.ts'
import type { Present } from './present-to.ts'
import { thoseLost } from './those-lost.ts'

/** What a browser is told: it fetches again under its own rights. */
export type LiveEvent =
  | { event: 'change'; data: { record: string; id: string; version: number } }
  /** So much of one kind changed at once that whoever shows such records had better fetch them all again. */
  | { event: 'many'; data: { record: string } }
  | { event: 'job'; data: { id: string } }
  /** Who else is before a record that the reader has before them. */
  | { event: 'presence'; data: Place & { people: readonly Present[] } }
  /** More happened since the reader last heard than is told: whatever they show had better be fetched again. */
  | { event: 'missed'; data: Record<string, never> }
  /** Something of the reader's own that is no record has changed. */
  | { event: 'told'; data: { what: string; id: string } }

const most = 100

/** The part of the news that somebody may know: that a record exists is news already. */
export async function visibleNews(ctx: Ctx, { lines, told }: Pick<News, 'lines' | 'told'>): Promise<LiveEvent[]> {
  const mine = told.filter(({ to }) => to !== null && to === ctx.actor.self)
  const kinds = await Promise.all([...Map.groupBy(lines, (line) => line.record)].map((kind) => ofOneKind(ctx, ...kind)))
  const sums = told.filter(({ what, id }) => what === 'sums' && knowsSums(ctx, id))
  const summed = sums.map(({ id }): LiveEvent => ({ event: 'many', data: { record: id } }))
  return [...kinds.flat(), ...mine.map(toldEvent), ...summed]
}

/** Whoever knows of no sum of a record hears of none. */
function knowsSums({ registry, actor }: Ctx, name: string): boolean {
  const record = registry.record(name)
  if (!record) return false
  const { see, hidden } = actor.permissions.of(record)
  return see !== 'none' && Object.entries(record.all).some(([field, { rollUp }]) => rollUp && !hidden.has(field))
}

const toldEvent = ({ what, id }: ToldNews): LiveEvent =>
  what === 'job' ? { event: 'job', data: { id } } : { event: 'told', data: { what, id } }

async function ofOneKind(ctx: Ctx, name: string, lines: readonly LedgerLine[]): Promise<LiveEvent[]> {
  const record = ctx.registry.record(name)
  if (!record) return []
  const newest = new Map(lines.map((line) => [line.recordId, line.version]))
  const visible = await visibleIds(ctx, record, [...newest.keys()])
  for (const id of await thoseLost(ctx, record, lines, visible)) visible.add(id)
  if (visible.size > most) return [{ event: 'many', data: { record: name } }]
  const changes = [...newest].filter(([id]) => visible.has(id))
  return changes.map(([id, version]) => ({ event: 'change', data: { record: name, id, version } }))
}
