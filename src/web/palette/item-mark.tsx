import { findDefinition } from '../app/registry.ts'
import { ColoredIcon } from '../fields/choice-mark.tsx'
import { Icon } from '../kit/icon.tsx'
import { RecordMark } from '../kit/record-mark.tsx'
import type { Item } from './items.ts'

/** What stands before a line of the palette: the mark of a record, or an icon. */
export function ItemMark({ item }: { item: Item }) {
  if (item.kind === 'entry') return <Icon name={item.icon} />
  if (item.record === 'person' || item.record === 'company')
    return <RecordMark record={item.record} name={item.title} />
  const definition = findDefinition(item.record)
  return <ColoredIcon name={definition?.icon ?? 'circle'} color={definition?.own?.color} />
}
