import { client } from '../../../web/api/client.ts'
import { request } from '../../../web/api/request.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { words } from '../../../web/words/words.ts'
import { formatMoment } from '../../../web/words/format.ts'
import type { Group } from '../model/index.ts'
import { inboxQuery, type Shelf } from './use-inbox.ts'
import { titleOf } from './sentence.ts'

interface Change {
  read?: boolean
  done?: boolean
  snoozedUntil?: string | null
}

const idsOf = (group: Group) => group.notifications.map(({ id }) => id)

/** Marks what stands under a record as looked at. */
export function markRead(group: Group, read = true): void {
  paint('open', (groups) => groups.map((each) => (each.id === group.id ? { ...each, unread: !read } : each)))
  void send(group, { read })
}

/** Ticks a record's notifications off, or brings them back; says so, with Undo. */
export function markDone(group: Group, done = true): void {
  paint(done ? 'open' : 'done', (groups) => groups.filter(({ id }) => id !== group.id))
  void send(group, { done }).then(
    (kept) => kept && offerUndo(words(done ? 'inbox.isDone' : 'inbox.isOpen', { title: titleOf(group) }), group, { done: !done }), // prettier-ignore
  )
}

/** Puts them off until a moment; null brings them back at once. */
export function snooze(group: Group, until: string | null): void {
  paint(until ? 'open' : 'snoozed', (groups) => groups.filter(({ id }) => id !== group.id))
  const text = until ? words('inbox.snoozedUntil', { when: formatMoment(until) }) : words('inbox.isOpen', { title: titleOf(group) }) // prettier-ignore
  void send(group, { snoozedUntil: until }).then(
    (kept) => kept && until && offerUndo(text, group, { snoozedUntil: null, read: !group.unread }),
  )
}

function offerUndo(text: string, group: Group, back: Change): void {
  toast({ text, action: { label: words('undo.undo'), run: () => void send(group, back) } })
}

/** Shown at once; what the server says afterwards holds. */
function paint(shelf: Shelf, change: (groups: Group[]) => Group[]): void {
  client.setQueryData(inboxQuery(shelf).queryKey, (shown) => shown && { data: change(shown.data) })
}

async function send(group: Group, change: Change): Promise<boolean> {
  try {
    await request('notifications', { method: 'PATCH', body: { ids: idsOf(group), ...change } })
    return true
  } catch (error) {
    toastRefusal(error)
    return false
  } finally {
    void client.invalidateQueries({ queryKey: ['notification'] })
  }
}
