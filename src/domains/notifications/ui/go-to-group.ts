import { pageOf } from '../../../web/api/path.ts'
import { briefPageOf, findDefinition } from '../../../web/app/registry.ts'
import { client } from '../../../web/api/client.ts'
import { keys } from '../../../web/api/keys.ts'
import type { Me } from '../../../web/api/use-me.ts'
import type { Group } from '../model/index.ts'

/** Where one sees what a group is about: the record's page, the list of those that were assigned together, the file that was made, the backups. */
export function pageOfGroup({ id, record, notifications }: Group): string | null {
  const [newest] = notifications
  if (newest?.kind === 'backup') return isOwner() ? '/settings/backups' : null
  if (newest?.kind === 'job') return newest.job?.url ?? null
  const definition = record ? findDefinition(record) : undefined
  if (!definition) return null
  if ((newest?.times ?? 1) > 1) return `${pageOf(definition)}?filter=${encodeURIComponent(JSON.stringify({ field: 'owner', is: 'me' }))}` // prettier-ignore
  // Whoever is to prepare for it is handed the brief.
  const prepares = newest?.kind === 'reminder' && definition.reminder?.minutesBefore !== undefined
  return (prepares ? briefPageOf(definition.name, id) : null) ?? pageOf(definition, id)
}

const isOwner = () => client.getQueryData<Me>(keys.me)?.user.role === 'owner'
