import type { Filter } from '../../../kernel/filter.ts'
import type { RowOf } from '../../../kernel/record.ts'
import type { ListAnswer } from '../../../web/api/answers.ts'
import { pageOf } from '../../../web/api/path.ts'
import { request } from '../../../web/api/request.ts'
import { goTo } from '../../../web/app/router.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { words } from '../../../web/words/words.ts'
import { task } from '../model/index.ts'

const everyMs = 30_000
const place = 'farley.reminded'
const remembered = 200

/** Shows my reminders when their time has come, wherever in Farley I am: each once in this browser. */
export default function watchReminders(): () => void {
  const look = () => void remind().catch(() => undefined)
  look()
  const timer = setInterval(look, everyMs)
  return () => clearInterval(timer)
}

async function remind(): Promise<void> {
  const now = Date.now()
  const since = new Date(now - 24 * 3_600_000).toISOString()
  const due: Filter = {
    and: [
      { field: 'owner', is: 'me' },
      { field: 'done', is: false },
      { field: 'remindAt', between: [since, new Date(now).toISOString()] },
    ],
  }
  const { data } = await request<ListAnswer>('tasks', {
    query: { filter: due, sort: 'remindAt', limit: 10, with: 'about' },
  })
  for (const row of data as unknown as RowOf<typeof task>[]) {
    if (!markShown(`${row.id} ${row.remindAt}`)) continue
    const text = words('activities.remember', { title: row.title })
    toast({ text, action: { label: words('activities.openTask'), run: () => goTo(pageOf(task, row.id)) } })
  }
}

/** Tabs share what was shown; answers whether it is new. */
function markShown(mark: string): boolean {
  const shown = JSON.parse(localStorage.getItem(place) ?? '[]') as string[]
  if (shown.includes(mark)) return false
  localStorage.setItem(place, JSON.stringify([...shown, mark].slice(-remembered)))
  return true
}
