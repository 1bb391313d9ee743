import { makeRounds, openReader, type Bell } from '../../../platform/ledger/index.ts'
import type { Site } from '../../../platform/site.ts'
import { takeDue, webhooksDue, type Due } from './deliveries.ts'
import { queueReader } from './queue-changes.ts'
import { secretsOf } from './secrets.ts'
import { send } from './send.ts'
import { settle } from './settle.ts'
import { stopIfGone } from './stop-failing.ts'

export interface LaneOptions {
  /** How long a message that was taken is nobody else's. Longer than a whole handful may take. */
  leaseMs?: number
  /** Messages under way to one webhook. */
  each?: number
}

const handful = 32
const lookEveryMs = 1_000

/** Tells webhooks of changes for as long as this process works: each in a lane of its own, so that a slow one delays no other. */
export async function openLanes(site: Site, bell: Bell, { leaseMs = 90_000, each = 8 }: LaneOptions = {}) {
  const { log } = site
  const { db } = site.workspace
  const busy = new Map<string, Promise<void>>()
  let closed = false

  async function look(): Promise<boolean> {
    for (const webhook of await webhooksDue(db)) if (!busy.has(webhook.id)) begin(webhook.id)
    return false
  }

  function begin(id: string): void {
    const running = runLane(id).catch((error: unknown) =>
      log.error({ err: error, webhook: id }, 'a webhook could not be told; it is tried again'),
    )
    busy.set(id, running.finally(() => busy.delete(id))) // prettier-ignore
  }

  /** Goes on while there is something due. */
  async function runLane(id: string): Promise<void> {
    for (let some = await take(id); some.length > 0 && !closed; some = await take(id)) {
      const secrets = await secretsOf(site, id)
      const left = some.values()
      const worker = async () => {
        for (const due of left) if (!closed) await tell(secrets, due)
      }
      await Promise.all(Array.from({ length: each }, worker))
    }
  }

  const take = (id: string) => takeDue(db, id, handful, leaseMs)

  async function tell(secrets: readonly string[], due: Due): Promise<void> {
    const failingSince = await settle(db, due, await send(site, secrets, due), site.now())
    if (failingSince !== null) await stopIfGone(site, due.webhookId, failingSince)
  }

  const reader = await openReader(db, bell, log, queueReader(site))
  const rounds = makeRounds({ name: 'webhook lanes', bell, log, look, pollMs: lookEveryMs })
  return {
    async close() {
      closed = true
      await Promise.all([reader.close(), rounds.close()])
      await Promise.all(busy.values())
    },
  }
}
