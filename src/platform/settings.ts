import type { Settings } from './context.ts'
import type { Runner } from './db/index.ts'

/** The company settings as they stand in the workspace's one row. */
export interface WorkspaceRow extends Settings {
  version: number
  demo: boolean
  /** For how long it is kept who saw what. */
  looksKept: string
}

/** Reads the company settings; throws while the workspace is not furnished. */
export async function readSettings(db: Runner): Promise<WorkspaceRow> {
  const text = `select id, version, name, currency, country, time_zone as "timeZone", locale, members_see as "membersSee",
    two_steps_from as "twoStepsFrom", coalesce(only_providers, false) as "onlyProviders",
    coalesce(demo, false) as demo, coalesce(looks_kept, 'twoYears') as "looksKept" from workspaces where deleted_at is null order by id limit 1`
  const [row] = await db.run<WorkspaceRow>({ text, values: [], name: 'workspace_settings' })
  if (!row) throw new Error('The workspace has no settings: its rooms were never furnished.')
  return row
}
