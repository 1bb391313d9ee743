import { setTimeout as sleep } from 'node:timers/promises'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { shape } from '../../../platform/own/shape.ts'
import type { Site } from '../../../platform/site.ts'

const mostPatienceMs = 120_000
const pauseMs = 100

/** Has the columns and tables made that were asked for, and waits until the definitions know of them. */
export async function settle(site: Site): Promise<void> {
  for (const end = performance.now() + mostPatienceMs; await isWaiting(site); await sleep(pauseMs)) {
    // Another one may be at it: then it is waited for.
    await shape(site)
    if (performance.now() > end)
      throw refuse.notNow(say('The tables are being changed by somebody else. Please try again.'))
  }
  await site.describe()
}

async function isWaiting({ workspace: { db } }: Site): Promise<boolean> {
  const text = `select exists (select from custom_fields where state = 'adding' and deleted_at is null)
    or exists (select from custom_records where state = 'adding' and deleted_at is null) as waiting`
  return (await db.run<{ waiting: boolean }>({ name: 'own_waiting', text, values: [] }))[0]!.waiting
}
