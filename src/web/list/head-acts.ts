import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { groupKey, groupingsOf } from './grouping.ts'
import type { HeadActs } from './table-head.tsx'
import { totalsOf } from './totals.ts'
import type { ListState } from './use-list-state.ts'

/** What the head of a table does to what the list shows; all of it stands in the address. */
export function headActs(
  definition: RecordDefinition,
  state: ListState,
  fields: Readonly<Record<string, Field>>,
  columns: readonly string[],
): HeadActs {
  const { widths, totals } = state.query
  const groupings = groupingsOf(fields)
  return {
    sort: (sort) => state.change({ sort }),
    move: (name, before) => {
      const others = columns.filter((each) => each !== name)
      const at = before === null ? others.length : others.indexOf(before)
      state.change({ columns: [...others.slice(0, at), name, ...others.slice(at)] })
    },
    resize: (name, width) => {
      const { [name]: _before, ...others } = widths ?? {}
      state.change({ widths: width === null ? others : { ...others, [name]: width } })
    },
    freeze: (count) => state.change({ frozen: count }),
    hide: (name) => state.change({ columns: columns.filter((each) => each !== name) }),
    total: (name, total) => state.change({ totals: { ...totals, [name]: total } }),
    totalsOf: (name) => (fields[name] ? totalsOf(definition, name, fields[name]) : []),
    group: (name) => {
      const grouping = groupings.find((each) => each.name === name)
      return grouping && (() => state.change({ group: groupKey(grouping), folded: undefined }))
    },
  }
}
