import type { Ctx } from '../../context.ts'
import { visibleIds } from './visible-ids.ts'

/** Whose e-mail addresses these are, as far as the asker may see them: ids of people, companies and the like, by address. */
export async function recordsOf(ctx: Ctx, addresses: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const keys = await ctx.db.run<{ normal: string; record: string; id: string }>({
    name: 'records_of_addresses',
    text: `select normal, record, record_id as id from contact_key where kind = 'email' and normal = any ($1::text[])`,
    values: [addresses],
  })
  const seen = new Set<string>()
  for (const [name, own] of Map.groupBy(keys, ({ record }) => record)) {
    const record = ctx.registry.record(name)
    if (record) for (const id of await visibleIds(ctx, record, [...new Set(own.map(({ id }) => id))])) seen.add(id)
  }
  const found = Map.groupBy(keys.filter(({ id }) => seen.has(id)), ({ normal }) => normal) // prettier-ignore
  return new Map([...found].map(([address, own]) => [address, own.map(({ id }) => id)]))
}
