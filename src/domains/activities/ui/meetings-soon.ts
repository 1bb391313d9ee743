import type { Filter } from '../../../kernel/filter.ts'
import type { RowOf } from '../../../kernel/record.ts'
import type { ListAnswer } from '../../../web/api/answers.ts'
import { pageOf } from '../../../web/api/path.ts'
import { request } from '../../../web/api/request.ts'
import { briefPageOf } from '../../../web/app/registry.ts'
import { goTo } from '../../../web/app/router.ts'
import { onceInBrowser } from '../../../web/kit/once-in-browser.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { words } from '../../../web/words/words.ts'
import { meeting } from '../model/index.ts'

const everyMs = 30_000
/** How long before a meeting. */
const beforeMs = 10 * 60_000
const isNew = onceInBrowser('farley.reminded')

/** Hands me the brief when a meeting is about to begin, wherever in Farley I am: each once in this browser. */
export default function watchMeetings(): () => void {
  const look = () => void tell().catch(() => undefined)
  look()
  const timer = setInterval(look, everyMs)
  return () => clearInterval(timer)
}

async function tell(): Promise<void> {
  const now = Date.now()
  const soon: Filter = {
    and: [
      { field: 'owner', is: 'me' },
      { field: 'startsAt', between: [new Date(now).toISOString(), new Date(now + beforeMs).toISOString()] },
    ],
  }
  const { data } = await request<ListAnswer>('meetings', { query: { filter: soon, sort: 'startsAt', limit: 5 } })
  for (const row of data as unknown as RowOf<typeof meeting>[]) {
    if (!isNew(`${row.id} ${row.startsAt}`)) continue
    const count = Math.max(1, Math.round((Date.parse(row.startsAt!) - now) / 60_000))
    const brief = row.about?.length ? briefPageOf(meeting.name, row.id) : null
    toast({
      text: words('activities.meetingSoon', { title: row.title, count }),
      action: {
        label: words(brief ? 'activities.openBrief' : 'activities.openMeeting'),
        run: () => goTo(brief ?? pageOf(meeting, row.id)),
      },
    })
  }
}
