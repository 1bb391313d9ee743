import type { ActionDefinition } from '../../kernel/action.ts'
import type { ListAnswer } from '../api/answers.ts'
import { pageOf, pathOf } from '../api/path.ts'
import { request } from '../api/request.ts'
import { toastRefusal } from '../api/toast-refusal.ts'
import { goTo } from '../app/router.ts'

/** After an action that makes a record of its kind: opens the one it made, the newest that names where it came from. */
export async function openMade({ record, makes }: ActionDefinition, from: string): Promise<void> {
  if (!makes) return
  try {
    const query = { filter: JSON.stringify({ field: makes, is: from }), sort: '-createdAt', limit: 1 }
    const [made] = (await request<ListAnswer>(pathOf(record), { query })).data
    if (made) goTo(pageOf(record, made.id))
  } catch (error) {
    toastRefusal(error)
  }
}
