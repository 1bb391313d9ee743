import { pageOf } from '../../../web/api/path.ts'
import { findDefinition } from '../../../web/app/registry.ts'
import type { Group } from '../model/index.ts'

/** Where one sees what a group is about: the record's page, the list of those that were assigned together, the file that was made. */
export function pageOfGroup({ id, record, notifications }: Group): string | null {
  const [newest] = notifications
  if (newest?.kind === 'job') return newest.job?.url ?? null
  const definition = record ? findDefinition(record) : undefined
  if (!definition) return null
  if ((newest?.times ?? 1) > 1) return `${pageOf(definition)}?filter=${encodeURIComponent(JSON.stringify({ field: 'owner', is: 'me' }))}` // prettier-ignore
  return pageOf(definition, id)
}
