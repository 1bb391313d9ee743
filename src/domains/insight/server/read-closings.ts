import type { Runner } from '../../../platform/db/index.ts'
import type { Closing, Since } from './learn/closing.ts'

/** Of more than these, the newest, is not learned: so that learning keeps to some hundred megabytes and a minute. */
const most = 30_000

type Cells = Omit<Closing, 'stages' | 'amounts'> & { late: boolean }
interface PeriodCells {
  id: string
  field: 'stage' | 'amount'
  at: number
  value: unknown
}

/**
 * The deals that are closed, with what stood on them on the way. Private ones are left out: what is learned is shown to all.
 * Of a deal that was brought in after its end only the end is known: its stage and amount are left out, as they tell it.
 */
export async function readClosings(runner: Runner, currency: string): Promise<Closing[]> {
  const rows = await runner.run<Cells>({ text: closings, values: [] })
  const live = rows.filter(({ late }) => !late).map(({ id }) => id)
  const found = await runner.run<PeriodCells>({ text: periods, values: [live, currency] })
  const byDeal = Map.groupBy(found, ({ id }) => id)
  return rows.map(({ late, ...row }) => {
    const own = late ? [] : (byDeal.get(row.id) ?? [])
    return { ...row, stages: sinceOf(own, 'stage', String), amounts: sinceOf(own, 'amount', Number) }
  })
}

const sinceOf = <T>(
  rows: readonly PeriodCells[],
  field: PeriodCells['field'],
  read: (value: unknown) => T,
): Since<T>[] => rows.filter((row) => row.field === field).map(({ at, value }) => ({ at, value: read(value) }))

const closings = `select d.id, d.status = 'won' as won,
    (extract(epoch from least(coalesce(d.opened_on::timestamp at time zone 'UTC', d.created_at), d.closed_at)) * 1000)::float8 as "openedAt",
    (extract(epoch from d.closed_at) * 1000)::float8 as "closedAt",
    d.owner_id as owner, d.company_id as company, d.source,
    coalesce((select array_agg(distinct l.product_id) from deal_lines l
      where l.deal_id = d.id and l.product_id is not null and l.deleted_at is null), '{}') as products,
    d.created_at > d.closed_at as late
  from deals d
  where d.deleted_at is null and d.private is not true and d.status in ('won', 'lost') and d.closed_at is not null
    and (d.opened_on is not null or d.created_at <= d.closed_at)
  order by d.closed_at desc, d.id limit ${most}`

const periods = `select record_id as id, field, (extract(epoch from valid_from) * 1000)::float8 as at,
    case field when 'stage' then value #>> '{}' else value ->> 'amount' end as value
  from period
  where record = 'deal' and record_id = any ($1::uuid[])
    and (field = 'stage' or (field = 'amount' and value ->> 'currency' = $2))
  order by valid_from`
