import { makeRounds, type Bell } from '../../../../platform/ledger/index.ts'
import { keepPost, takeDuePost, type DuePost } from '../../../../platform/post/index.ts'
import type { Site } from '../../../../platform/site.ts'
import type { PostOptions } from '../sending/post.ts'
import { carry } from './carry.ts'

const lookEveryMs = 1_000

/** Carries what Farley itself sends for as long as this process works, one mail after the other. */
export async function openOwnPost(site: Site, bell: Bell | undefined, { leaseMs = 120_000, ...patience }: PostOptions = {}) {
  const { db } = site.workspace
  let closed = false

  async function look(): Promise<boolean> {
    const due = closed ? undefined : await takeDuePost(db, leaseMs)
    if (due) await kept(due)
    return due !== undefined
  }

  /** A mail is kept for as long as something is done for it. */
  async function kept(due: DuePost): Promise<void> {
    const keeping = setInterval(() => void keepPost(db, due, leaseMs).catch(() => undefined), leaseMs / 3)
    await carry(site, due, patience).finally(() => clearInterval(keeping))
  }

  const rounds = makeRounds({ name: 'own post', bell, log: site.log, look, pollMs: lookEveryMs })
  return {
    async close() {
      closed = true
      await rounds.close()
    },
  }
} // prettier-ignore
