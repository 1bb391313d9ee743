import type { RecordDefinition } from '../../kernel/record.ts'
import { useMe, type Me } from '../api/use-me.ts'
import { definitions, rooms } from '../app/registry.ts'
import type { MenuItem } from '../kit/menu.tsx'
import { openCreate } from './create-request.ts'
import { inOrder } from './menu-entries.ts'

/** The records that quick create offers to this person, in the order of the sidebar. */
export function useCreatable(): (MenuItem & { record: string })[] {
  const me = useMe()
  const places = inOrder(rooms().flatMap((room) => room.menu ?? [])).map((entry) => entry.record)
  const place = ({ name }: RecordDefinition) => (places.includes(name) ? places.indexOf(name) : places.length)
  return definitions()
    .filter((definition) => isCreatable(me, definition))
    .sort((one, other) => place(one) - place(other))
    .map((definition) => ({
      record: definition.name,
      label: definition.label.one,
      icon: definition.icon,
      onSelect: () => openCreate(definition.name),
    }))
}

/** A file comes to be by being uploaded, where it belongs. */
function isCreatable(me: Me, { name, hidden, setting }: RecordDefinition): boolean {
  return !hidden && !setting && name !== 'file' && me.permissions[name]?.create !== false
}
