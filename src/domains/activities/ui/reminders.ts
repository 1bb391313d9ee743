import type { Filter } from '../../../kernel/filter.ts'
import type { RowOf } from '../../../kernel/record.ts'
import type { ListAnswer } from '../../../web/api/answers.ts'
import { pageOf } from '../../../web/api/path.ts'
import { request } from '../../../web/api/request.ts'
import { briefPageOf } from '../../../web/app/registry.ts'
import { goTo } from '../../../web/app/router.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { words } from '../../../web/words/words.ts'
import { meeting, task } from '../model/index.ts'

const everyMs = 30_000
/** How long before a meeting. */
const beforeMs = 10 * 60_000
const place = 'farley.reminded'
const remembered = 200

/** Shows my reminders when their time has come, wherever in Farley I am: each once in this browser. */
export default function watchReminders(): () => void {
  const look = () => void remind().catch(() => undefined)
  look()
  const timer = setInterval(look, everyMs)
  return () => clearInterval(timer)
}

const remind = () => Promise.all([remindOfTasks(), remindOfMeetings()])

async function remindOfTasks(): Promise<void> {
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

/** Who is about to speak with somebody is handed their brief. */
async function remindOfMeetings(): Promise<void> {
  const now = Date.now()
  const soon: Filter = {
    and: [
      { field: 'owner', is: 'me' },
      { field: 'startsAt', between: [new Date(now).toISOString(), new Date(now + beforeMs).toISOString()] },
    ],
  }
  const { data } = await request<ListAnswer>('meetings', { query: { filter: soon, sort: 'startsAt', limit: 5 } })
  for (const row of data as unknown as RowOf<typeof meeting>[]) {
    if (!markShown(`${row.id} ${row.startsAt}`)) continue
    const count = Math.max(1, Math.round((Date.parse(row.startsAt!) - now) / 60_000))
    const brief = row.about?.length ? briefPageOf(meeting.name, row.id) : null
    toast({
      text: words('activities.meetingSoon', { title: row.title, count }),
      action: {
        label: words(brief ? 'activities.openBrief' : 'activities.openTask'),
        run: () => goTo(brief ?? pageOf(meeting, row.id)),
      },
    })
  }
}

/** Tabs share what was shown; answers whether it is new. */
function markShown(mark: string): boolean {
  const shown = JSON.parse(localStorage.getItem(place) ?? '[]') as string[]
  if (shown.includes(mark)) return false
  localStorage.setItem(place, JSON.stringify([...shown, mark].slice(-remembered)))
  return true
}
