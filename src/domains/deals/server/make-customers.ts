import type { RowOf } from '../../../kernel/record.ts'
import type { Changing } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { company } from '../../people/model/index.ts'
import type { deal } from '../model/index.ts'

type Deal = RowOf<typeof deal>
type Company = RowOf<typeof company>

/** The companies of deals that have just been won are customers since the first of them. */
export async function makeCustomers(work: Work, changings: readonly Changing<Deal>[]): Promise<void> {
  const firstWins = firstWinOfEach(changings)
  if (firstWins.size === 0) return
  const buyers = await work.find(
    company,
    { field: 'id', in: [...firstWins.keys()] },
    { limit: firstWins.size, lock: true },
  )
  const now = work.ctx.now().toISOString()
  const items = buyers
    .filter((buyer) => becomesCustomer(buyer, firstWins.get(buyer.id)!, now))
    .map((buyer) => ({ row: buyer, patch: { lifeCycle: 'customer' as const }, happenedAt: firstWins.get(buyer.id)! }))
  await work.updateMany(company, items)
}

function firstWinOfEach(changings: readonly Changing<Deal>[]): Map<string, string> {
  const first = new Map<string, string>()
  for (const { before, after } of changings) {
    if (!after.company || after.status !== 'won' || before?.status === 'won' || after.deletedAt) continue
    const known = first.get(after.company)
    if (!known || after.closedAt! < known) first.set(after.company, after.closedAt!)
  }
  return first
}

/** A person turns a customer into a former one; what was won earlier does not turn that back. */
function becomesCustomer({ lifeCycle }: Company, wonAt: string, now: string): boolean {
  return lifeCycle !== 'customer' && (lifeCycle !== 'former' || wonAt.slice(0, 10) === now.slice(0, 10))
}
