import type { Filter } from '../../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { addDays, periodDays } from '../../../../kernel/time.ts'
import type { AggregateAnswer } from '../../../../web/api/answers.ts'
import { pageOf, pathOf } from '../../../../web/api/path.ts'
import { request } from '../../../../web/api/request.ts'
import { both, type HomeNumber, type NumberSource } from '../../../../web/home/numbers.ts'
import { sayTrend } from '../../../../web/home/say-trend.ts'
import { firstWeekday, formatNumber, today } from '../../../../web/words/format.ts'
import { words } from '../../../../web/words/words.ts'
import { call, meeting } from '../../model/index.ts'

/** Calls and meetings of this week up to today, each against last week up to the same day. */
const source: NumberSource = {
  key: 'activities',
  order: 20,
  read: async (whose, signal) => {
    const counted = await Promise.all([
      thisWeek(call, 'startedAt', whose, signal),
      thisWeek(meeting, 'startsAt', whose, signal),
    ])
    return counted.flatMap((number) => number ?? [])
  },
}
export default source

async function thisWeek(
  record: RecordDefinition,
  at: string,
  whose: Filter | null,
  signal: AbortSignal,
): Promise<HomeNumber | null> {
  const [start] = periodDays('thisWeek', today(), firstWeekday())
  const filter = both(whose, { field: at, between: [start, today()] })
  const [now, before] = await Promise.all([
    countOf(record, filter, signal),
    countOf(record, both(whose, { field: at, between: [addDays(start, -7), addDays(today(), -7)] }), signal),
  ])
  if (now + before === 0) return null
  return {
    key: record.name,
    label: words('activities.thisWeek', { what: record.label.many }),
    value: formatNumber(now),
    under: null,
    trend: sayTrend(now, before, 'lastWeek'),
    page: `${pageOf(record)}?filter=${encodeURIComponent(JSON.stringify(filter))}`,
  }
}

async function countOf(record: RecordDefinition, filter: Filter, signal: AbortSignal): Promise<number> {
  const body = { filter, measures: [{ fn: 'count' }] }
  const { data } = await request<AggregateAnswer>(`${pathOf(record)}/aggregate`, { method: 'POST', body, signal })
  return Number(data[0]?.values[0] ?? 0)
}
