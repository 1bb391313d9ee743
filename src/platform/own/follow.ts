import { makeRounds, type Bell, type Rounds } from '../ledger/index.ts'
import type { Site } from '../site.ts'

const known = `select (select coalesce(sum(version), 0) from choices) as choices,
  (select coalesce(sum(version), 0) from custom_fields) as fields,
  (select coalesce(sum(version), 0) from custom_records) as records,
  (select coalesce(sum(version), 0) from demands) as demands,
  (select coalesce(sum(version), 0) from layouts) as layouts,
  (select coalesce(sum(version), 0) from field_conditions) as conditions`
/** Under load one look is enough for many rings. */
const restMs = 200

/** Keeps what this process knows of the workspace's own fields and choices as other processes leave it. */
export function followOwn(site: Site, bell: Bell): Rounds {
  const { db } = site.workspace
  let seen: string | undefined
  async function look() {
    const [sums] = await db.run({ name: 'own_versions', text: known, values: [] })
    const now = JSON.stringify(sums)
    if (now !== seen) await site.describe()
    seen = now
    return false
  }
  return makeRounds({ name: 'own fields', bell, log: site.log, look, restMs })
}
