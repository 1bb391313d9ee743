import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import { tableOf } from '../records/columns.ts'
import type { JobHandler } from '../room.ts'
import { addressFields, placeRowsMissing } from './place-rows.ts'

const atOnce = 1_000

/** The nightly job that places addresses which came in before addresses were placed, or past the one door. */
export const placeJobs: readonly JobHandler[] = [
  {
    name: 'place-addresses',
    cron: '11 2 * * *',
    run: async (ctx) => {
      for (const record of ctx.registry.records)
        for (const field of addressFields(record)) await placeOld(ctx, record, field)
    },
  },
]

/** Places what has addresses and no places; answers how many records that were. */
export async function placeOld(ctx: Ctx, record: RecordDefinition, field: string): Promise<number> {
  const column = tableOf(record).stored.get(field)!.key
  const text = `select t.id, t.${column} as addresses from ${tableOf(record).name} t
where jsonb_array_length(t.${column}) > 0 and not exists (select from place p where p.record_id = t.id) limit ${atOnce}`
  for (let placed = 0; ;) {
    const rows = await ctx.db.run<{ id: string; addresses: unknown }>({ text, values: [] })
    const made = placeRowsMissing(
      record,
      rows.map(({ id, addresses }) => ({ id, [field]: addresses })),
      ctx.settings.country,
    )
    if (!made) return placed
    await ctx.db.run(made)
    placed += rows.length
  }
}
