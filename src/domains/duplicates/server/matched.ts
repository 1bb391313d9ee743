import type { LedgerLine } from '../../../kernel/change.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { isMark } from '../../../platform/matching/index.ts'
import type { Registry } from '../../../platform/records/index.ts'

/** The records that are matched: what can be merged. */
export const matchedRecords = (registry: Pick<Registry, 'records' | 'action'>) =>
  registry.records.filter((record) => registry.action(record, 'merge'))

// Those by which one is reached count in a company's own fields too, as in profiles and keys.
const reachTypes = new Set(['emails', 'phones', 'addresses', 'url'])
const otherTypes = new Set(['link', 'date'])
const perRecord = new WeakMap<RecordDefinition, ReadonlySet<string>>()

/** Whether a change of one of these records may make it more or less like another one. */
export function isTelling({ name, version, after }: LedgerLine, record: RecordDefinition): boolean {
  if (version === 1 || name !== 'update') return true
  const fields = tellingFields(record)
  return Object.keys(after).some((each) => fields.has(each))
}

/** The fields by which records of a kind are compared. */
export function tellingFields(record: RecordDefinition): ReadonlySet<string> {
  const known = perRecord.get(record)
  if (known) return known
  const { naming } = record
  const reaching = Object.keys(record.all).filter((name) => reachTypes.has(record.all[name]!.type))
  const telling = record.own
    ? Object.keys(record.all).filter((name) => isMark(name, record.all[name]!))
    : Object.keys(record.fields).filter((name) => otherTypes.has(record.all[name]!.type))
  const named = [record.title, ...(naming ? [naming.given, naming.family] : []), ...(record.subtitle ?? [])]
  const fields = new Set([...reaching, ...telling, ...named, 'deletedAt'])
  perRecord.set(record, fields)
  return fields
}
