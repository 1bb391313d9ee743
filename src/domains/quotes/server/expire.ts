import type { Filter } from '../../../kernel/filter.ts'
import { dayIn } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { JobHandler } from '../../../platform/room.ts'
import { inWork } from '../../../platform/records/index.ts'
import { quote } from '../model/index.ts'

const atOnce = 500

/** Quotes whose last day is over and that nobody answered have expired; looked at each hour, as days begin where companies are. */
export const expireQuotes: JobHandler = {
  name: 'expire-quotes',
  cron: '4 * * * *',
  async run(ctx) {
    const today = dayIn(ctx.settings.timeZone, ctx.now())
    const over = { and: [{ field: 'status', is: 'sent' }, { field: 'validUntil', before: today }] } // prettier-ignore
    while ((await expireSome(ctx, over)) > 0);
  },
}

/** As many as are taken in one transaction; answers how many there were. */
const expireSome = (ctx: Ctx, over: Filter) =>
  inWork(ctx, async (work) => {
    const rows = await work.find(quote, over, { limit: atOnce, lock: true })
    await work.updateMany(quote, rows.map((row) => ({ row, patch: { status: 'expired' } as never })), { name: 'expire' }) // prettier-ignore
    return rows.length
  })
