import type { Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Registry } from '../../../platform/records/index.ts'
import type { ImportOptions } from '../model/reading.ts'

type Values = Record<string, unknown>
/** Values of records that are part of one, by their names. */
export type Parts = Record<string, Values>
type Find = (record: RecordDefinition, filter: Filter) => Promise<Values[]>

/** What a row says of a record that is there, as far as it belongs on its parts: its own columns, and what the room takes for such. */
export function partsFor(registry: Registry, record: RecordDefinition, values: Values, parts: Parts): Parts {
  const taken =
    registry
      .rules(record)
      .find((rules) => rules.asParts)
      ?.asParts?.(values) ?? {}
  return { ...taken, ...parts }
}

/** Of these parts those that are not there: the record has none of that kind or, when overwriting, none that leads to the same. */
export async function missingParts(
  registry: Registry,
  find: Find,
  rows: readonly { id: string; parts: Parts }[],
  mode: ImportOptions['update'],
): Promise<Map<string, Parts>> {
  const missing = new Map<string, Parts>()
  if (mode === 'never') return missing
  for (const name of new Set(rows.flatMap(({ parts }) => Object.keys(parts)))) {
    const part = registry.record(name)!
    const links = Object.keys(part.all).filter((each) => part.all[each]!.type === 'link' && each !== part.partOf)
    const wanted = rows.filter(({ parts }) => parts[name])
    const there = await find(part, { field: part.partOf!, in: wanted.map(({ id }) => id) })
    const byOwner = Map.groupBy(there, (each) => each[part.partOf!] as string)
    for (const { id, parts } of wanted) {
      const own = byOwner.get(id) ?? []
      const says = (each: Values) => links.every((link) => (each[link] ?? null) === (parts[name]![link] ?? null))
      const isMissing = own.length === 0 || (mode === 'overwrite' && !own.some(says))
      if (isMissing) missing.set(id, { ...missing.get(id), [name]: parts[name]! })
    }
  }
  return missing
}
