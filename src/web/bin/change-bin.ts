import type { RecordDefinition } from '../../kernel/record.ts'
import { pathOf } from '../api/path.ts'
import { request } from '../api/request.ts'
import { client } from '../api/client.ts'
import { toastDone } from '../api/undo.ts'
import { toastRefusal } from '../api/toast-refusal.ts'
import { toast } from '../kit/toast.tsx'
import type { BulkAnswer } from '../list/preview-bulk.ts'
import { formatNumber } from '../words/format.ts'
import { words } from '../words/words.ts'

/** Brings records of the bin back, or deletes them for good, and says what came of it; true when all of it was done. */
export async function changeBin(
  definition: RecordDefinition,
  ids: readonly string[],
  deed: 'restore' | 'erase',
): Promise<boolean> {
  try {
    const path = `${pathOf(definition)}/bulk`
    const { data } = await request<{ data: BulkAnswer }>(path, {
      method: 'POST',
      body: { ids, action: { name: deed } },
    })
    if (data.change > 0) tellDone(data, deed)
    for (const { reason, count } of data.skipped)
      toast({ tone: 'danger', text: words('bulk.skipped', { number: formatNumber(count), reason }) })
    void client.invalidateQueries()
    return data.skipped.length === 0
  } catch (error) {
    toastRefusal(error)
    return false
  }
}

function tellDone({ change, cause }: BulkAnswer, deed: 'restore' | 'erase'): void {
  const text = words(deed === 'restore' ? 'bin.back' : 'bin.erased', { count: change })
  if (deed === 'restore' && cause) toastDone(text, cause)
  else toast({ text })
}
