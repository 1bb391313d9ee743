import type { Filter } from '../../../../kernel/filter.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked, ListAnswer } from '../../../../web/api/answers.ts'
import { pageOf } from '../../../../web/api/path.ts'
import { request } from '../../../../web/api/request.ts'
import { leads } from '../../../../web/api/use-me.ts'
import { goTo } from '../../../../web/app/router.ts'
import type { QueueItem, QueueSource } from '../../../../web/home/queue.ts'
import { dueOn } from '../../../../web/home/when.ts'
import { formatDay, today } from '../../../../web/words/format.ts'
import { words } from '../../../../web/words/words.ts'
import { privacyRequest } from '../../model/index.ts'

type Request = RowOf<typeof privacyRequest>

/** What people asked for by right and is due within a week, or over: for the owners and admins who answer. */
const source: QueueSource = {
  key: 'privacy',
  read: async (me, signal) => {
    if (!leads(me)) return []
    const filter: Filter = {
      and: [
        { field: 'closed', is: false },
        { field: 'dueOn', before: '+8d' },
      ],
    }
    const query = { filter, sort: 'dueOn', limit: 30, with: 'person' }
    const { data, linked = {} } = await request<ListAnswer>('privacy-requests', { query, signal })
    return (data as unknown as Request[]).map((row) => itemOf(row, linked))
  },
}
export default source

function itemOf(row: Request, linked: Linked): QueueItem {
  const page = pageOf(privacyRequest, row.id)
  return {
    id: row.id,
    kind: privacyRequest.label.many,
    icon: privacyRequest.icon,
    tone: row.dueOn! < today() ? 'danger' : 'warning',
    title: row.title ?? '',
    about: (row.person && linked[row.person]?.title) || null,
    reason: words('privacy.received', { day: formatDay(row.receivedOn!) }),
    when: dueOn(row.dueOn!),
    page,
    rank: Date.parse(`${row.dueOn}T09:00:00Z`),
    action: { label: words('privacy.answerRequest'), run: () => goTo(page) },
  }
}
