import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { addDays, isDay, isMoment, startOfDay } from '../../../kernel/time.ts'
import type { Ctx } from '../../context.ts'
import type { Runner } from '../../db/index.ts'
import { asToday } from '../retyped.ts'
import { same } from '../rows.ts'
import { computedThen } from './computed.ts'
import type { Row } from './rows.ts'

/** A day means its end, in the asker's time zone. */
export function asOfMoment(ctx: Ctx, asOf: string): string {
  if (isDay(asOf)) return startOfDay(ctx.actor.timeZone, addDays(asOf, 1)).toISOString()
  if (isMoment(asOf) && asOf > '0001') return new Date(asOf).toISOString()
  throw refuse.invalid([{ field: 'asOf', ...say('A moment (2026-11-22T09:30:00Z) or a day (2026-11-22).') }])
}

/** A record as it was: today's row with every change since taken back. Before it was made there is none. Derived values are today's, but what formulas yield is of then. */
export async function recordAsOf(ctx: Ctx, record: RecordDefinition, row: Row, asOf: string): Promise<Row> {
  const past = await walkBack(ctx, record, [row], asOfMoment(ctx, asOf))
  const [then] = await computedThen(ctx, record, [...past.values()])
  if (!then) throw refuse.noSuch(record)
  return then
}

/** A list as it was, without what was in the bin then, and beside it by id what of each row is different now. */
export async function listAsOf(ctx: Ctx, record: RecordDefinition, rows: readonly Row[], moment: string) {
  const walked = await walkBack(ctx, record, rows, moment)
  const past = new Map((await computedThen(ctx, record, [...walked.values()])).map((row) => [row.id, row]))
  const data: Row[] = []
  const now: Record<string, Row> = {}
  for (const row of rows) {
    const id = row.id as string
    const then = past.get(id)
    if (!then || then.deletedAt) continue
    data.push(then)
    const names = Object.keys(row).filter(
      (name) => record.all[name] && name !== 'updatedAt' && !same(row[name], then[name]),
    )
    if (names.length > 0) now[id] = Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
  }
  return { data, now }
}

interface Line {
  record_id: string
  version: number
  name: string
  recorded_at: string
  before: Row | null
}

/** By when something was so in the world, or by when Farley was told. */
type Clock = 'happened_at' | 'recorded_at'

/** Rows as they were, by id, without those that were not yet made; all of today's permissions apply. */
export async function walkBack(
  ctx: Ctx,
  record: RecordDefinition,
  rows: readonly Row[],
  moment: string,
  runner: Runner = ctx.db,
  clock: Clock = 'happened_at',
): Promise<Map<string, Row>> {
  if (rows.length === 0) return new Map()
  const lines = await runner.run<Line>({
    name: `walk_back_${clock}`,
    text: `select record_id, version, name, recorded_at, before from ledger
where record_id = any ($1::uuid[]) and record = $2 and ${clock} > $3::timestamptz
order by record_id, ${clock} desc, era desc, id desc`,
    values: [rows.map((row) => row.id), record.name, moment],
  })
  const since = Map.groupBy(lines, (line) => line.record_id)
  const past = rows.map(
    (row) => [row.id as string, before(ctx, record, row, since.get(row.id as string) ?? [])] as const,
  )
  return new Map(past.filter((pair): pair is [string, Row] => pair[1] !== null))
}

/** Takes changes back, the latest first; null for what was made among them. */
function before(ctx: Ctx, record: RecordDefinition, row: Row, lines: readonly Line[]): Row | null {
  const then = { ...row }
  for (const line of lines) {
    if (line.name === 'create') return null
    then.version = line.version - 1
    for (const [name, value] of Object.entries(line.before ?? {}))
      if (name in then) then[name] = asToday(ctx.settings.country, record.all[name]!, value, line.recorded_at) ?? null
  }
  return then
}
