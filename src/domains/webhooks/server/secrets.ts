import { secretOf, reveal } from '../../../platform/secrets/index.ts'
import type { Site } from '../../../platform/site.ts'
import { newSecret } from './sign.ts'
import { bothMs } from './waits.ts'

const placeOf = (id: string) => `webhook:${id}`
const placeBefore = (id: string) => `webhook:${id}:before`

/** Gives a webhook a new secret and answers it, this once; the one before signs for another day. */
export async function renewSecret(site: Site, id: string): Promise<string> {
  const secret = newSecret()
  const vault = site.vault()
  await site.workspace.db.transaction(async (tx) => {
    const before = await vault.get(placeOf(id), tx)
    if (before) await vault.put(placeBefore(id), before, tx)
    await vault.put(placeOf(id), secretOf(secret), tx)
    const text = `insert into webhook_lane (webhook_id, both_until) values ($1, $2)
      on conflict (webhook_id) do update set both_until = excluded.both_until`
    await tx.run({ text, values: [id, before ? new Date(site.now().getTime() + bothMs).toISOString() : null] })
  })
  return secret
}

/** The secrets that sign for a webhook now, the newest first. */
export async function secretsOf(site: Site, id: string): Promise<string[]> {
  const { db } = site.workspace
  const vault = site.vault()
  const text = 'select both_until as until from webhook_lane where webhook_id = $1'
  const [lane] = await db.run<{ until: string | null }>({ name: 'webhook_both', text, values: [id] })
  const both = lane?.until && Date.parse(lane.until) > site.now().getTime()
  const found = [await vault.get(placeOf(id)), both ? await vault.get(placeBefore(id)) : null]
  return found.flatMap((secret) => (secret ? [reveal(secret)] : []))
}
