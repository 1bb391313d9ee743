import type { RecordAnswer, Row } from '../api/answers.ts'
import type { Waiting } from '../api/offline.ts'
import { definitionAt, findDefinition } from '../app/registry.ts'

/** A record that waits to be made, as its page would show it. */
export function rowOf({
  record,
  id,
  title,
  values,
  at,
}: Pick<Waiting, 'record' | 'id' | 'title' | 'values' | 'at'>): Row {
  const definition = findDefinition(record)
  const named = definition && { [definition.title]: title }
  const fields = Object.keys(definition?.all ?? {})
  const blank = Object.fromEntries(fields.map((name) => [name, null]))
  return {
    ...blank,
    ...named,
    ...values,
    id,
    version: 1,
    createdAt: at,
    createdBy: null,
    updatedAt: at,
    deletedAt: null,
  } as Row
}

/** The answer to an address of a record that only waits to be made: itself, or its empty timeline. */
export function recallMade(address: string, items: readonly Waiting[]): object | undefined {
  const { pathname } = new URL(address, 'https://farley')
  const [plural = '', id, part] = pathname.replace('/api/v1/', '').split('/')
  const item = items.find((each) => each.kind === 'create' && each.id === id)
  if (!item || definitionAt(plural)?.name !== item.record) return undefined
  if (part === 'timeline') return { data: [], page: { after: null, more: false, count: null }, linked: {} }
  const can = { update: true, delete: false, actions: [], share: false }
  return part === undefined ? ({ data: rowOf(item), can, linked: {} } satisfies RecordAnswer) : undefined
}
