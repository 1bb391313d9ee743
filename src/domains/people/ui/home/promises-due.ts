import type { Filter } from '../../../../kernel/filter.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked, ListAnswer } from '../../../../web/api/answers.ts'
import { pageOf } from '../../../../web/api/path.ts'
import { refresh } from '../../../../web/api/refresh.ts'
import { request } from '../../../../web/api/request.ts'
import { toastDone } from '../../../../web/api/undo.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { goTo } from '../../../../web/app/router.ts'
import type { QueueItem, QueueSource } from '../../../../web/home/queue.ts'
import { dueOn } from '../../../../web/home/when.ts'
import { formatDay, today } from '../../../../web/words/format.ts'
import { words } from '../../../../web/words/words.ts'
import type { fact } from '../../model/index.ts'
import { person } from '../../model/index.ts'

type Fact = RowOf<typeof fact>

/** What I promised somebody and have not kept yet, due by tomorrow. */
const source: QueueSource = {
  key: 'promises',
  read: async (_me, signal) => {
    const filter: Filter = {
      and: [
        { field: 'kind', is: 'promise' },
        { field: 'createdBy', is: 'me' },
        { field: 'dueOn', before: '+2d' },
        { field: 'validUntil', isEmpty: true },
      ],
    }
    const { data, linked = {} } = await request<ListAnswer>('facts', {
      query: { filter, limit: 30, with: 'person' },
      signal,
    })
    return (data as unknown as Fact[]).map((row) => itemOf(row, linked))
  },
}
export default source

function itemOf(row: Fact, linked: Linked): QueueItem {
  const page = pageOf(person, row.person)
  return {
    id: row.id,
    kind: words('people.promises'),
    icon: 'hand-stop',
    tone: row.dueOn! < today() ? 'danger' : 'plain',
    title: row.text,
    about: linked[row.person]?.title ?? null,
    reason: words('people.promised', { day: formatDay(row.createdAt.slice(0, 10)) }),
    when: dueOn(row.dueOn!),
    page,
    rank: Date.parse(`${row.dueOn}T09:00:00Z`),
    action: { label: words('people.openPerson'), run: () => goTo(page) },
    done: () => keepPromise(row),
  }
}

/** A kept promise is no longer valid: it stays in the history, not on the card. */
export async function keepPromise(row: { id: string; version: number }): Promise<void> {
  try {
    const { cause } = await request<{ cause: string }>(`facts/${row.id}`, {
      method: 'PATCH',
      body: { validUntil: today() },
      version: row.version,
    })
    toastDone(words('people.promiseKept'), cause)
    await refresh('fact')
  } catch (error) {
    toastRefusal(error)
  }
}
