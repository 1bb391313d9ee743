import { useQueries } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Row } from '../api/answers.ts'
import { client } from '../api/client.ts'
import { useAggregate } from '../api/use-aggregate.ts'
import { useAll } from '../api/use-rows.ts'
import { findDefinition } from '../app/registry.ts'
import { foldedOf } from './folded.ts'
import { filterOfGroup, orderOfGroups, type Grouping } from './grouping.ts'
import { groupedLines, type GroupLine, type LineHeights, type Lines, type Part } from './lines.ts'
import { measuresOf, type Total } from './totals.ts'
import type { Stretch } from './trail.ts'
import { listQuery, lookAt, readRange, type Range, type RowsWanted } from './use-list.ts'
import { emptyWindow } from './window.ts'

/** More groups than these are not drawn; the smallest are left out, and that is said. */
export const mostGroups = 1000

interface Options {
  definition: RecordDefinition
  wanted: RowsWanted
  grouping: Grouping | undefined
  totals: ReadonlyMap<string, Total>
  heights: LineHeights
  /** Which groups are closed, as the address says it. */
  folded: string | undefined
}

/** A list in groups: what each holds is counted by the server, rows are read only of open groups that are looked at. */
export function useGroups({ definition, wanted, grouping, totals, heights, folded }: Options) {
  const { isOpen } = foldedOf(folded)
  const answer = useGroupValues(definition, wanted, grouping, totals)
  const groups = answer.groups.map((group): GroupLine => ({ ...group, open: isOpen(valueOf(group.id)) }))
  const [looked, setLooked] = useState<readonly string[]>([])
  const [ensured, setEnsured] = useState(0)
  const wantedOf = useCallback(
    (group: GroupLine): RowsWanted => ({ ...wanted, filter: filterOfGroup(grouping!, group.value, wanted.filter) }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the same as text is the same
    [JSON.stringify([wanted, grouping])],
  )
  const inView = groups.filter(({ id, open }) => open && looked.includes(id))
  const read = useQueries({
    queries: inView.map((group) => listQuery(definition, wantedOf(group), group.count)),
  })
  const readAt = read.map(({ dataUpdatedAt }) => dataUpdatedAt).join()
  const lines = useMemo((): Lines | null => {
    if (!grouping) return null
    const windowOf = (group: GroupLine) =>
      client.getQueryData(listQuery(definition, wantedOf(group), group.count).queryKey) ?? emptyWindow
    const parts = groups.map((group): Part => ({ group, window: windowOf(group) }))
    return groupedLines(parts, answer.linked, heights)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- groups follow from the answer and what is folded
  }, [grouping, answer.stamp, folded, readAt, ensured, wantedOf, heights.row])

  const look = ({ first, last }: Range) => {
    if (!lines) return
    const ids: string[] = []
    for (const part of lines.partsIn(first, last)) {
      ids.push(part.group.id)
      if (part.group.open) lookAt(definition, wantedOf(part.group), part, part.group.count)
    }
    if (ids.join() !== looked.join()) setLooked(ids)
  }
  /** Reads the rows between two lines, also of groups that are not in view. */
  const ensure = async (first: number, last: number) => {
    const parts = (lines?.partsIn(first, last) ?? []).filter(({ group }) => group.open)
    await Promise.all(parts.map((part) => readRange(definition, wantedOf(part.group), part, part.group.count)))
    setEnsured((before) => before + 1)
  }
  /** What is walked from record to record: the open groups, one after the other. */
  const stretches = () =>
    groups.filter(({ open }) => open).map((group): Stretch => ({ wanted: wantedOf(group), known: group.count }))
  return { lines, look, ensure, stretches, ...answer }
}

const prefix = 'group:'
/** The value of a group, of the id of its line. */
export const valueOf = (id: string) => id.slice(prefix.length)

function useGroupValues(
  definition: RecordDefinition,
  { filter, q, sort }: RowsWanted,
  grouping: Grouping | undefined,
  totals: ReadonlyMap<string, Total>,
) {
  const by = grouping?.by ? { field: grouping.name, by: grouping.by } : (grouping?.name ?? 'id')
  const body = {
    ...(filter && { filter }),
    ...(q && { q }),
    groupBy: [by],
    measures: [{ fn: 'count' as const }, ...measuresOf(definition, totals)],
    ...(!grouping?.by && { sort: '-count' }),
    limit: mostGroups,
  }
  const answer = useAggregate(definition, body, grouping !== undefined)
  const { error, refetch, dataUpdatedAt } = answer
  // What was said of other groups, or under another filter, is not said of these.
  const isPending = answer.isPending || answer.isPlaceholderData
  const data = isPending ? undefined : answer.data
  const arranged = useArranged(grouping)
  const rows = (grouping && data?.data) ?? []
  const values = rows.map(({ group }) => group[grouping!.name] ?? null)
  const order = grouping ? orderOfGroups(grouping, values, arranged, sort) : []
  const names = [...totals.keys()]
  return {
    groups: order.map((index) => ({
      value: values[index],
      id: `${prefix}${String(values[index])}`,
      count: Number(rows[index]!.values[0]),
      totals: new Map(names.map((name, at) => [name, rows[index]!.values[at + 1]])),
    })),
    linked: (data?.linked ?? {}) as Linked,
    isPending: grouping !== undefined && isPending,
    error: grouping ? error : null,
    again: refetch,
    /** Changes whenever the groups do. */
    stamp: `${isPending} ${dataUpdatedAt} ${arranged.length} ${JSON.stringify(by)} ${names.join()}`,
  }
}

/** The keys of a field's values in the order in which the workspace arranged them; empty where nobody did. */
function useArranged(grouping: Grouping | undefined): readonly string[] {
  const target = grouping?.field.to ? findDefinition(grouping.field.to) : undefined
  const isSetting = target?.setting === true
  const { data } = useAll(isSetting ? target : findDefinition('user')!)
  if (grouping?.field.options) return grouping.field.options.map(({ key }) => key)
  return isSetting ? ((data?.data ?? []) as unknown as Row[]).map(({ id }) => id) : []
}
