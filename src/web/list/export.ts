import type { Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { followJob } from '../jobs/jobs.ts'
import { request, sentenceOf } from '../api/request.ts'
import { toast } from '../kit/toast.tsx'

interface Wanted {
  filter?: Filter | undefined
  sort?: string | undefined
  q?: string | undefined
  /** All fields when left out. */
  fields?: readonly string[]
}

/** Writes rows to a file as a job; the file is fetched when it is done. */
export async function exportRows(
  definition: RecordDefinition,
  format: 'csv' | 'xlsx' | 'json',
  wanted: Wanted,
): Promise<void> {
  try {
    const { data } = await request<{ data: { id: string } }>('exports', {
      method: 'POST',
      body: { record: definition.name, format, ...wanted },
    })
    followJob(data.id)
  } catch (error) {
    toast({ tone: 'danger', text: sentenceOf(error) })
  }
}
