import type { RollUp } from '../../kernel/roll-up.ts'
import { pathOf, type Registry } from '../records/registry.ts'

/** What an archive says of its kinds of record, for who reads it without Farley: `types.json`. */
export function describe(registry: Registry): unknown {
  return registry.records.map((record) => ({
    name: record.name,
    path: `records/${pathOf(record)}.jsonl`,
    label: record.label,
    title: record.title,
    own: record.own !== undefined,
    partOf: record.partOf ?? null,
    fields: Object.entries(record.all).map(([name, { label, type, to, required, formula, rollUp }]) => ({
      ...{ name, label, type, to: to ?? null, required: Boolean(required) },
      // Reckoned at each read, so no line holds it.
      formula: formula ?? null,
      // Kept in the lines, and taken anew from what points here.
      rollUp: rollUp ? rollUpOf(rollUp) : null,
      options: registry.options(record, name).map(({ key, label }) => ({ key, label })),
    })),
  }))
}

const rollUpOf = ({ of, by, fn, field, filter }: RollUp) => ({ of, by, fn, field, filter })
