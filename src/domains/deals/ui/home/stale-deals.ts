import type { Filter } from '../../../../kernel/filter.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { quietDays } from '../../../../kernel/idle.ts'
import { daysBetween } from '../../../../kernel/time.ts'
import type { Linked, ListAnswer } from '../../../../web/api/answers.ts'
import { client } from '../../../../web/api/client.ts'
import { pageOf } from '../../../../web/api/path.ts'
import { request } from '../../../../web/api/request.ts'
import { rowsQuery } from '../../../../web/api/use-rows.ts'
import { goTo } from '../../../../web/app/router.ts'
import type { QueueItem, QueueSource } from '../../../../web/home/queue.ts'
import { compose } from '../../../../web/timeline/compose-request.ts'
import { formatDay, formatMoney, today } from '../../../../web/words/format.ts'
import { words } from '../../../../web/words/words.ts'
import { deal, stage } from '../../model/index.ts'

type Deal = RowOf<typeof deal>
const most = 12

/** My open deals that nobody is moving: without a next step, or quiet for longer than their stage allows. */
const source: QueueSource = {
  key: 'deals',
  read: async (_me, signal) => {
    const [deals, stages] = await Promise.all([
      openDeals(signal),
      client.fetchQuery({ ...rowsQuery(stage, { limit: 200, sort: 'position' }), staleTime: 300_000 }),
    ])
    const limits = new Map(stages.data.map((row) => [row.id, row.idleDays]))
    return (deals.data as unknown as Deal[])
      .flatMap((row) => staleOf(row, limits.get(row.stage ?? '') ?? null) ?? [])
      .sort((one, other) => one.rank - other.rank)
      .slice(0, most)
      .map((stale) => itemOf(stale, deals.linked ?? {}))
  },
}
export default source

const needed = 'name,company,stage,amount,closeOn,nextStepAt,idleOn'

const openDeals = (signal: AbortSignal) => {
  const filter: Filter = {
    and: [
      { field: 'owner', is: 'me' },
      { field: 'status', is: 'open' },
    ],
  }
  const query = { filter, sort: 'closeOn', limit: 200, with: 'company,stage', fields: needed }
  return request<ListAnswer>('deals', { query, signal })
}

/** A deal that nobody is moving, for how long, and how far up it stands. */
interface Stale {
  row: Deal
  /** Days since anybody did anything about it, where these are too many. */
  quiet: number | null
  rank: number
}

function staleOf(row: Deal, idleDays: number | null): Stale | null {
  const quiet = quietDays(row.idleOn, idleDays, today())
  return row.nextStepAt === null || quiet !== null ? { row, quiet, rank: rankOf(row) } : null
}

function itemOf({ row, quiet, rank }: Stale, linked: Linked): QueueItem {
  const page = pageOf(deal, row.id)
  return {
    id: row.id,
    kind: deal.label.many,
    icon: 'hourglass',
    tone: quiet === null ? 'plain' : 'warning',
    title: row.name,
    about: (row.company && linked[row.company]?.title) ?? null,
    reason: reasonOf(row, quiet),
    when:
      quiet === null
        ? { text: words('deals.noNextStep'), icon: 'alert-triangle', tone: 'warning' }
        : { text: words('deals.idle', { count: quiet }), icon: 'hourglass', tone: 'warning' },
    page,
    rank,
    action: {
      label: words('deals.planStep'),
      run: () => {
        compose('task')
        goTo(page)
      },
    },
  }
}

function reasonOf(row: Deal, quiet: number | null): string {
  const close =
    row.closeOn &&
    words(row.closeOn < today() ? 'deals.shouldHaveClosed' : 'deals.closesOn', { day: formatDay(row.closeOn) })
  const parts = [
    quiet !== null && words('deals.quiet', { count: quiet }),
    row.nextStepAt === null && words('deals.withoutNextStep'),
    close,
  ]
  const sentence = parts.filter(Boolean).join(', ')
  const said = `${sentence[0]!.toUpperCase()}${sentence.slice(1)}`
  return row.amount ? `${said}. ${formatMoney(row.amount)}` : said
}

/** After what was promised for today; the longer over its limit or its close date, the further up. */
function rankOf({ idleOn, closeOn }: Deal): number {
  const over = Math.max(0, idleOn ? daysBetween(idleOn, today()) + 1 : 0, closeOn ? daysBetween(closeOn, today()) : 0)
  return Date.now() + 43_200_000 - Math.min(over, 365) * 60_000
}
