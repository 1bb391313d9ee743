import { newId } from '../kernel/id.ts'
import { system } from './access/system.ts'
import type { Ctx, Settings } from './context.ts'
import { inWork } from './records/index.ts'
import type { Site } from './site.ts'

/** Until the workspace has settings of its own. */
const bare: Settings = {
  id: newId(),
  name: '',
  currency: 'EUR',
  country: 'DE',
  timeZone: 'UTC',
  locale: 'en-GB',
  membersSee: 'all',
  twoStepsFrom: null,
  onlyProviders: false,
}

/** Gives a new workspace what its rooms begin with, and reads what an old one has made of them. */
export async function furnish(site: Site): Promise<void> {
  await seed(site)
  await site.describe()
}

async function seed({ workspace, registry, log, now }: Site): Promise<void> {
  const isFurnished = await workspace.db.run({ text: 'select 1 from workspaces limit 1', values: [] })
  if (isFurnished.length > 0) return
  const ctx: Ctx = {
    actor: system,
    cause: { id: newId(), kind: 'system' },
    db: workspace.db,
    registry,
    settings: bare,
    log,
    now,
  }
  await inWork(ctx, async (work) => {
    for (const room of registry.rooms) await room.seed?.(work)
  })
}
