import { useQuery } from '@tanstack/react-query'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { useMe } from '../api/use-me.ts'
import { listUiOf } from '../app/registry.ts'
import type { RowAct } from '../room.ts'

/** What the rows of a list offer to the reader where they stand. */
export function useRowActs({ name }: RecordDefinition): (row: Row) => readonly RowAct[] {
  const me = useMe()
  const load = listUiOf(name).acts
  const { data } = useQuery({
    queryKey: ['row-acts', name],
    queryFn: async () => (await load!()).default,
    enabled: load !== undefined,
    staleTime: Infinity,
  })
  return (row) => data?.(row, me) ?? []
}
