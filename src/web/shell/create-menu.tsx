import { useMe } from '../api/use-me.ts'
import { definitions } from '../app/registry.ts'
import type { MenuItem } from '../kit/menu.tsx'
import { openCreate } from './create-request.ts'

/** The records that quick create offers to this person, those with a list of their own first. */
export function useCreatable(): (MenuItem & { record: string })[] {
  const me = useMe()
  return definitions()
    .filter(
      (definition) => !definition.hidden && !definition.setting && me.permissions[definition.name]?.create !== false,
    )
    .map((definition) => ({
      record: definition.name,
      label: definition.label.one,
      icon: definition.icon,
      onSelect: () => openCreate(definition.name),
    }))
}
