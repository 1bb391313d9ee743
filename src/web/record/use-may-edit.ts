import { useQuery } from '@tanstack/react-query'
import type { RecordDefinition } from '../../kernel/record.ts'
import { recordQuery } from '../api/use-record.ts'

/** Whether the reader may edit a record, and with it its parts; the page's own answer says so, nothing more is read. */
export function useMayEdit(definition: RecordDefinition, id: string): boolean {
  const { data } = useQuery(recordQuery(definition, id))
  return data?.can.update === true && data.data.deletedAt === null
}
