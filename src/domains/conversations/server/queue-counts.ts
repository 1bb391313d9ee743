import type { Ctx } from '../../../platform/context.ts'
import { aggregate } from '../../../platform/records/read/index.ts'
import { conversation, queueFilter, type Queue } from '../model/index.ts'

/** Those of which the number says something; what is done only grows. */
export const counted = ['mine', 'unassigned', 'all', 'mentions', 'snoozed'] as const satisfies readonly Queue[]
export type Counts = Record<(typeof counted)[number], number>

/** How many conversations lie in each queue for the asker, of one circle or of all that they see. */
export async function countsOf(ctx: Ctx, circle?: string): Promise<Counts> {
  const numbers = await Promise.all(
    counted.map(async (queue) => {
      const { data } = await aggregate(ctx, conversation, {
        filter: queueFilter(queue, circle),
        measures: [{ fn: 'count' }],
      })
      return [queue, Number(data[0]?.values[0] ?? 0)] as const
    }),
  )
  return Object.fromEntries(numbers) as Counts
}
