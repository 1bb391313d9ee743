import { addDays } from '../../../kernel/time.ts'
import type { Work } from '../../../platform/records/index.ts'
import { subscription } from '../model/index.ts'
import { recurringOn } from '../model/mrr.ts'
import { linesOf, type Line } from './lines-of.ts'
import { today, type Subscription } from './terms-said.ts'

/** What a subscription without lines comes to. */
export const nothingRecurs = (currency: string) => recurringOn([], '', currency)

/** Says anew what of these recurs today, and when that changes. */
export async function reckon(work: Work, ids: readonly string[]): Promise<void> {
  const day = today(work)
  for (let start = 0; start < ids.length; start += 200) {
    const some = ids.slice(start, start + 200)
    const lines = Map.groupBy(await linesOf(work, some), (line) => line.subscription)
    const rows = await work.find(subscription, { field: 'id', in: [...some] }, { limit: 200, lock: false, bin: true })
    for (const row of rows) await work.derive(subscription, row.id, reckoned(row, lines.get(row.id) ?? [], day))
  }
}

function reckoned({ currency }: Subscription, lines: readonly Line[], day: string) {
  const turns = lines.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn && addDays(endsOn, 1)])
  const ahead = turns.filter((turn) => turn !== null && turn > day).toSorted()
  return { ...recurringOn(lines, day, currency!), changesOn: ahead[0] ?? null }
}
