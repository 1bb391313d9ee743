import type { Field } from '../../kernel/field.ts'
import type { Row } from '../api/answers.ts'
import { useAll } from '../api/use-rows.ts'
import { findDefinition } from '../app/registry.ts'
import { useWords } from '../words/words.ts'
import type { BulkChange } from './bulk-dialog.tsx'

/** A change of the chosen rows that needs no further question. */
export interface Offer {
  id: string
  label: string
  icon: string
  change: BulkChange
}

/** What can be said of chosen rows by one name alone: to whom they are assigned, with which tag. The palette finds it by that name. */
export function useOffers(fields: Readonly<Record<string, Field>>): Offer[] {
  const t = useWords()
  const users = useTargets(fields.owner)
  const tags = useTargets(fields.tags)
  return [
    ...users.map((each) => offer('owner', fields.owner!, each, t('bulk.assignTo', { name: each.name }), 'user-check')),
    ...tags.map((each) => offer('tags', fields.tags!, each, t('bulk.tagAs', { name: each.name }), 'tag')),
  ]
}

interface Target {
  id: string
  name: string
}

function useTargets(field: Field | undefined): Target[] {
  const definition = findDefinition(field?.to ?? 'user')!
  const { data } = useAll(definition)
  if (!field) return []
  const rows = (data?.data ?? []) as unknown as Row[]
  return rows
    .filter(({ active }) => active !== false)
    .map((row) => ({ id: row.id, name: String(row[definition.title] ?? '') }))
}

function offer(name: string, field: Field, { id, name: title }: Target, label: string, icon: string): Offer {
  const value = field.type === 'links' ? [id] : id
  const chosen = { value, linked: { [id]: { id, record: field.to!, title, subtitle: null, deleted: false } } }
  return { id: `selection-${name}-${id}`, label, icon, change: { kind: 'field', name, field, chosen } }
}
