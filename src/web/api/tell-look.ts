import type { RecordDefinition } from '../../kernel/record.ts'
import { request } from './request.ts'

/** Says that a record is looked at, which may have been read long before; without a network nobody hears of it. */
export const tellLook = ({ name: record }: RecordDefinition, id: string): Promise<unknown> =>
  request('looks', { method: 'POST', body: { record, id } }).catch(() => undefined)
