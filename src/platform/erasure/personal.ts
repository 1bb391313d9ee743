import type { RecordDefinition } from '../../kernel/record.ts'
import type { Registry } from '../records/registry.ts'

/** Whether a kind of record is people: each of them is recognised by a name. */
export const isPerson = ({ naming }: RecordDefinition): boolean => naming !== undefined

/** The fields that identify or tell of somebody, those of the company's own among them: what an erasure empties. */
export function personalFields(record: RecordDefinition): string[] {
  const isPersonal = (name: string) => ['personal', 'secret'].includes(record.all[name]!.sensitivity)
  return Object.keys(record.all).filter((name) => isPersonal(name) && record.all[name]!.formula === undefined)
}

/** The kinds of record that are part of another one, by the field that says of which. */
export function partsOf({ records }: Registry, whole: RecordDefinition): { part: RecordDefinition; by: string }[] {
  return records.flatMap((part) =>
    part.partOf && part.all[part.partOf]!.to === whole.name ? [{ part, by: part.partOf }] : [],
  )
}

/**
 * Whether something that tells of a person stays without what it told, because it counts: a role that somebody had, a call
 * that took place. What is nothing but its text (a note, a fact) goes for good.
 */
export function staysAsNumber(record: RecordDefinition): boolean {
  if (record.timeline) return record.timeline.speaks === true
  return !personalFields(record).some((name) => record.all[name]!.required === true)
}
