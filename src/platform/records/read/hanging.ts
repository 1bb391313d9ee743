import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Ctx } from '../../context.ts'
import { countOf } from './count.ts'
import type { Count } from './query.ts'
import { visibleIds } from './visible-ids.ts'

/** How many records of a kind link to one by a field. */
export interface Hanging {
  record: string
  field: string
  count: Count
}

/** What links to a record, kind by kind, as far as the actor may see it; kinds of which there is none are absent. */
export async function whatHangsOn(ctx: Ctx, record: RecordDefinition, id: string): Promise<Hanging[]> {
  if (!(await visibleIds(ctx, record, [id])).has(id)) throw refuse.noSuch(record)
  const links = ctx.registry.backLinks(record).filter(({ record: linking, field }) => {
    const { see, hidden } = ctx.actor.permissions.of(linking)
    return see !== 'none' && !hidden.has(field)
  })
  const counted = await Promise.all(
    links.map(async ({ record: linking, field }) => {
      const filter = linking.all[field]!.type === 'links' ? { field, contains: id } : { field, is: id }
      const count = await countOf(ctx, { record: linking, filter, q: undefined, bin: false }, 'capped')
      return { record: linking.name, field, count }
    }),
  )
  return counted.filter(({ count }) => count.value > 0)
}
