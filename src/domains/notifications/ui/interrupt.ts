import { QueryObserver } from '@tanstack/react-query'
import { client } from '../../../web/api/client.ts'
import { request } from '../../../web/api/request.ts'
import { findDefinition } from '../../../web/app/registry.ts'
import { goTo } from '../../../web/app/router.ts'
import { onceInBrowser } from '../../../web/kit/once-in-browser.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { words } from '../../../web/words/words.ts'
import { isLoud, type Group, type Notification } from '../model/index.ts'
import { markRead } from './change-inbox.ts'
import { pageOfGroup } from './go-to-group.ts'
import { sentenceOf, titleOf } from './sentence.ts'
import { countQuery } from './use-inbox.ts'

const isNew = onceInBrowser('farley.interrupted')
const freshMs = 5 * 60_000

/** Says at once what interrupts, wherever in Farley one is: each once in this browser, and only while it is new. */
export default function watchInterruptions(): () => void {
  const observer = new QueryObserver(client, countQuery)
  let known: number | undefined
  return observer.subscribe(({ data }) => {
    const unread = data?.data.unread
    if (unread === undefined) return
    if (known === undefined || unread > known) void interrupt().catch(() => undefined)
    known = unread
  })
}

async function interrupt(): Promise<void> {
  if (document.visibilityState !== 'visible') return
  const { data } = await request<{ data: Group[] }>('notifications', { query: { shelf: 'open' } })
  const loud = data.flatMap((group) => group.notifications.map((news) => ({ group, news }))).filter(({ news }) => isFresh(news) && !isSaidElsewhere(news)) // prettier-ignore
  const [first, ...rest] = loud.filter(({ news }) => isNew(`${news.id} ${news.at}`))
  if (!first) return
  if (rest.length > 0)
    return toast({
      text: words('inbox.several', { count: rest.length + 1 }),
      action: { label: words('inbox.open'), run: () => goTo('/notifications') },
    })
  const { group, news } = first
  const page = pageOfGroup(group)
  const open = () => {
    markRead(group)
    goTo(page ?? '/notifications')
  }
  const text = [news.by, sentenceOf(news, group)].filter(Boolean).join(' ')
  toast({ text: `${text}: ${news.kind === 'reminder' ? news.title : titleOf(group)}`, action: { label: words('inbox.open'), run: open } }) // prettier-ignore
}

/** What one prepares for is said by its own room while Farley is open. */
const isSaidElsewhere = ({ kind, record }: Notification) =>
  kind === 'reminder' && record !== null && findDefinition(record)?.reminder?.minutesBefore !== undefined

const isFresh = ({ kind, unread, at }: Notification) => isLoud(kind) && unread && Date.now() - Date.parse(at) < freshMs
