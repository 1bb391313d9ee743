import { defineAction, type ActionDefinition } from './action.ts'
import { f } from './field.ts'
import { anyOwn } from './own-record.ts'
import type { RecordDefinition } from './record.ts'

const at = 'record.actions.merge.input.into'

/** How two records of a kind of a company's own become one, whichever kind it is; reworded once where a page is drawn. */
export const mergeAny = defineAction(anyOwn, {
  name: 'merge',
  label: 'Merge with…',
  summary: 'Joins this record into another one: values are united, everything linked here moves there.',
  icon: 'arrow-merge',
  input: {
    into: { ...f.link({ label: 'Into', to: anyOwn.name, required: true, help: 'The one that stays.' }), path: at },
  },
})

const made = new WeakMap<RecordDefinition, ActionDefinition>()

/** The same for one kind; the same one for the same definition. */
export function mergeOwn(record: RecordDefinition): ActionDefinition {
  const known = made.get(record)
  if (known) return known
  const { into } = mergeAny.input
  const action = { ...mergeAny, record, input: { into: { ...into, to: record.name } } }
  made.set(record, action)
  return action
}
