import type { Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { followJob } from '../jobs/jobs.ts'
import { request } from '../api/request.ts'
import { toastRefusal } from '../api/toast-refusal.ts'

interface Wanted {
  filter?: Filter | undefined
  sort?: string | undefined
  q?: string | undefined
  /** All fields when left out. */
  fields?: readonly string[]
}

/** Writes rows to a file as a job; the file is fetched when it is done. */
export const exportRows = (definition: RecordDefinition, format: 'csv' | 'xlsx' | 'json', wanted: Wanted) =>
  begin('exports', { record: definition.name, format, ...wanted })

/** Writes one record with everything about it to a file, in the same way. */
export const exportRecord = ({ name }: RecordDefinition, id: string) => begin('exports/record', { record: name, id })

/** Writes everything that there is into one archive, in the same way. */
export const exportArchive = () => begin('exports/archive', {})

async function begin(path: string, body: object): Promise<void> {
  try {
    const { data } = await request<{ data: { id: string } }>(path, { method: 'POST', body })
    followJob(data.id)
  } catch (error) {
    toastRefusal(error)
  }
}
