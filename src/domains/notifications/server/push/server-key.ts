import { z } from 'zod'
import webPush from 'web-push'
import type { Db } from '../../../../platform/db/runner.ts'
import { reveal, secretOf, type Vault } from '../../../../platform/secrets/index.ts'

const name = 'push:server-key'
const pair = z.object({ publicKey: z.string(), privateKey: z.string() })
export type ServerKey = z.infer<typeof pair>

/** By which browsers know that a message is this workspace's (VAPID, RFC 8292); made when it is first asked for. */
export async function serverKey(db: Db, vault: Vault): Promise<ServerKey> {
  const kept = await vault.get(name)
  if (kept) return pair.parse(JSON.parse(reveal(kept)))
  return db.transaction(async (tx) => {
    // Two who ask first at once must not give two keys to browsers.
    await tx.run({ text: 'select pg_advisory_xact_lock(hashtext($1))', values: [name] })
    const meanwhile = await vault.get(name, tx)
    if (meanwhile) return pair.parse(JSON.parse(reveal(meanwhile)))
    const made = webPush.generateVAPIDKeys()
    await vault.put(name, secretOf(JSON.stringify(made)), tx)
    return made
  })
}
