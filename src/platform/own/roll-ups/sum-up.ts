import type { RecordDefinition } from '../../../kernel/record.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Ctx } from '../../context.ts'
import type { Query, Tx } from '../../db/index.ts'
import { ring } from '../../ledger/index.ts'
import { sqlOf, tableOf } from '../../records/columns.ts'
import { filterShape, filterSql } from '../../records/read/filter-sql.ts'
import { bind, given, placing, statement, type Place } from '../../records/read/statement.ts'
import type { JobHandler } from '../../room.ts'
import { noteAll, noteDue, sumUpJob, sumUpSoon } from './due.ts'
import { rollUpsIn, type Summed } from './reader.ts'

const batch = 500
const rounds = 100
const patience = 60_000
const againMs = 500

/** Takes anew what is due: each roll-up as the sum that it is, so that nothing that happened before can be counted twice or not at all. */
export const sumUpDue: JobHandler = {
  name: sumUpJob,
  async run(ctx) {
    for (let round = 0; round < rounds; round++) {
      const { taken, left } = await sumUpBatch(ctx)
      if (left === taken && left > 0) return sumUpSoon(ctx.db, new Date(ctx.now().getTime() + againMs))
      if (taken === 0) return
    }
    // Others want their turn too.
    await sumUpSoon(ctx.db)
  },
}

/** Takes anew all roll-ups of all records, or of one kind. */
export const sumUpAll: JobHandler = {
  name: 'sum-up-all',
  async run(ctx, payload) {
    const { record: only } = (payload ?? {}) as { record?: string }
    const records = new Set(rollUpsIn(ctx.registry).map(({ record }) => record))
    for (const record of records) if (only === undefined || record.name === only) await noteAll(ctx.db, record)
    await sumUpSoon(ctx.db)
  },
}

/** How many were taken, and how many of these somebody else had locked, so that they are due again. */
function sumUpBatch(ctx: Ctx): Promise<{ taken: number; left: number }> {
  return ctx.db.transaction(
    async (tx) => {
      const due = await tx.run<{ record: string; id: string }>({
        name: 'roll_up_take',
        text: `delete from roll_up_due where (record, id) in (select record, id from roll_up_due limit ${batch} for update skip locked) returning record, id`,
        values: [],
      })
      const all = rollUpsIn(ctx.registry)
      let left = 0
      for (const [name, group] of Map.groupBy(due, ({ record }) => record)) {
        const own = all.filter(({ record }) => record.name === name)
        if (own.length > 0) left += await sumUp(ctx, tx, own, group.map(({ id }) => id)) // prettier-ignore
      }
      return { taken: due.length, left }
    },
    { timeoutMs: patience },
  )
}

/** Rows that somebody is changing are left for later, so that nobody waits for each other. */
async function sumUp(ctx: Ctx, tx: Tx, own: readonly Summed[], ids: readonly string[]): Promise<number> {
  const { record } = own[0]!
  const text = `select id from ${tableOf(record).name} where id = any ($1::uuid[]) order by id for no key update skip locked`
  const locked = (await tx.run<{ id: string }>({ text, values: [ids] })).map(({ id }) => id)
  const changed = locked.length === 0 ? [] : await tx.pipeline(own.flatMap((each) => possible(ctx, each, locked)))
  if (changed.some((rows) => (rows[0] as { changed: boolean }).changed)) await tellOfDerived(ctx, tx, record)
  const there = await tx.run<{ id: string }>({ text: `select id from ${tableOf(record).name} where id = any ($1::uuid[])`, values: [ids] }) // prettier-ignore
  const left = there.map(({ id }) => id).filter((id) => !locked.includes(id))
  await noteDue(tx, record.name, left)
  return left.length
}

/** Lets those who look at records of this kind read them anew: what was derived behind leaves no line that would tell them. */
export async function tellOfDerived(ctx: Ctx, tx: Tx, { name: record }: RecordDefinition): Promise<void> {
  const text =
    'insert into roll_up_told (id, updated_at) values ($1, clock_timestamp()) on conflict (id) do update set updated_at = excluded.updated_at'
  await tx.run({ name: 'roll_up_tell', text, values: [record] })
  tx.afterCommit(() => ring(ctx.db))
}

/** A condition that can no longer be asked leaves its sum as it was, and holds up no other. */
function possible(ctx: Ctx, each: Summed, ids: readonly string[]): Query[] {
  try {
    return [summing(ctx, each, ids)]
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    ctx.log.warn({ record: each.record.name, field: each.name, fault: fault.message }, 'a sum cannot be taken')
    return []
  }
}

/** Writes a roll-up of some records, where it is not what stands there. */
function summing(ctx: Ctx, { record, name, rollUp }: Summed, ids: readonly string[]): Query {
  const { place, reads } = placing()
  const { columns, key } = tableOf(record).stored.get(name)!
  const [column, currency] = columns
  const some = place((each) => each.ids, 'uuid[]')
  const more = currency === undefined ? '' : `, ${currency} = case when s.value is null then null else ${place((each) => each.ctx.settings.currency, 'text')} end, ${key} = s.value` // prettier-ignore
  const text = `with changed as (update ${tableOf(record).name} as own set ${column} = s.value${more}
from (select i.id, (${sumSql(ctx, rollUp, place)}) as value from unnest(${some}) as i (id)) as s
where own.id = s.id and (own.${column} is distinct from s.value${currency === undefined ? '' : ` or own.${key} is distinct from s.value`}) returning own.id) select exists (select from changed) as changed`
  const { operands } = filterShape(rollUp.filter ?? undefined)
  return { ...bind(statement(text, reads), given(ctx, { ids, operands })), rowMode: undefined } as Query
}

/** The sum over the records that point to `i.id`: none from the bin, and none that are somebody’s own. */
function sumSql(ctx: Ctx, { of, by, fn, field, filter }: Summed['rollUp'], place: Place): string {
  const source = ctx.registry.record(of)!
  const { name, stored } = tableOf(source)
  const link = stored.get(by)!
  const points = link.field.type === 'links' ? `t.${link.key} @> array[i.id]` : `t.${link.key} = i.id`
  const measured = field === null ? undefined : stored.get(field)
  const value = measured ? `${fn}(${sqlOf('t', measured.key)})` : 'count(*)'
  // Amounts are put together by their worth in the company's currency.
  const rounded = measured?.field.type === 'money' || fn === 'avg' ? `round(${value}, 4)` : value
  const conditions = [
    points,
    't.deleted_at is null',
    ...(source.private ? ['t.private is not true'] : []),
    ...(filter ? [filterSql({ ctx, record: source, table: 't', place, scope: null, live: true }, filter)] : []),
  ]
  return `select ${rounded} from ${name} t where ${conditions.join(' and ')}`
}
