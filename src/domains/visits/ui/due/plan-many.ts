import { pathOf } from '../../../../web/api/path.ts'
import { refresh } from '../../../../web/api/refresh.ts'
import { request } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { definitionOf } from '../../../../web/app/registry.ts'
import { followJob } from '../../../../web/jobs/jobs.ts'
import { visit } from '../../model/index.ts'
import type { ToVisit } from '../queries.ts'

/** Plans visits of one's own for a day, those to companies and those to people each as one change that can be taken back. */
export async function planMany(chosen: readonly ToVisit[], day: string): Promise<boolean> {
  try {
    for (const [record, rows] of Map.groupBy(chosen, (each) => each.record)) {
      const body = { ids: rows.map(({ id }) => id), action: { name: 'planVisit', input: { day } } }
      const { data } = await request<{ data: { id?: string } }>(`${pathOf(definitionOf(record))}/bulk`, { method: 'POST', body }) // prettier-ignore
      if (data.id) followJob(data.id)
    }
    void refresh(visit.name)
    return true
  } catch (error) {
    toastRefusal(error)
    return false
  }
}
