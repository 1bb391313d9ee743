import { useQuery } from '@tanstack/react-query'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { useMe } from '../api/use-me.ts'
import { listUiOf } from '../app/registry.ts'
import type { RowAct } from '../room.ts'

const none = () => []

/** What the rows of a list offer where they stand; nothing to those who may not change any. */
export function useRowActs({ name }: RecordDefinition): (row: Row) => readonly RowAct[] {
  const may = useMe().permissions[name]?.edit !== 'none'
  const load = listUiOf(name).acts
  const { data } = useQuery({
    queryKey: ['row-acts', name],
    queryFn: async () => (await load!()).default,
    enabled: may && load !== undefined,
    staleTime: Infinity,
  })
  return data ?? none
}
