import { makes, type Waiting } from '../api/offline.ts'

type Item = Pick<Waiting, 'seq' | 'kind' | 'record' | 'id' | 'values' | 'state' | 'sent'>

/** The next to be sent: the oldest that waits for nothing which the server does not have. */
export function nextToSend<I extends Item>(items: readonly I[]): I | undefined {
  return items.find(
    (item, index) => item.state === 'waiting' && !items.slice(0, index).some((other) => needs(item, other)),
  )
}

/** Whether an item names a record that another one makes, or comes after it at the same record. */
export function needs(item: Item, other: Item): boolean {
  if (item.seq <= other.seq || (!makes(other) && other.state !== 'waiting')) return false
  if (item.id === other.id) return true
  return makes(other) && JSON.stringify(item.values).includes(other.id)
}

/** Everything that can never be sent without it, the item itself first. */
export function withDependents<I extends Item>(items: readonly I[], item: I): I[] {
  if (!makes(item)) return [item]
  const found = [item]
  for (const each of items)
    if (!found.includes(each) && found.some((made) => makes(made) && needs(each, made))) found.push(each)
  return found
}

/** The item that a new edit of the same record goes into: a creation or edit that has certainly not been sent. */
export function joinable<I extends Item>(items: readonly I[], edit: Pick<Item, 'record' | 'id'>): I | undefined {
  const last = items.findLast(({ id, record }) => id === edit.id && record === edit.record)
  const takesFields = last?.kind === 'create' || last?.kind === 'edit'
  return takesFields && last.state === 'waiting' && !last.sent ? last : undefined
}
