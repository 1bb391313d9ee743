import type { Runner } from '../../../platform/db/runner.ts'

/** How it goes with a webhook. */
export interface Health {
  id: string
  /** Since when nothing has arrived; null while all is well. */
  failingSince: string | null
  waiting: number
  failed: number
}

/** How it goes with each webhook; more than a thousand messages of a kind are counted as a thousand. */
export function healthOf(on: Runner): Promise<Health[]> {
  const count = (state: string) => `(select count(*)::int from (
      select from webhook_delivery d where d.webhook_id = w.id and d.state = '${state}' limit 1000) as counted)`
  const text = `select w.id, l.failing_since as "failingSince", ${count('waiting')} as waiting, ${count('failed')} as failed
    from webhooks w left join webhook_lane l on l.webhook_id = w.id where w.deleted_at is null order by w.id limit 1000`
  return on.run<Health>({ text, values: [] })
}
