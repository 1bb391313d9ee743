import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../../../web/api/use-answer.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { goTo } from '../../../web/app/router.ts'
import { useSlim } from '../../../web/kit/use-narrow.ts'
import { useCommands } from '../../../web/shell/commands.ts'
import { Page } from '../../../web/shell/page.tsx'
import { useWords } from '../../../web/words/words.ts'
import { queues, type Queue } from '../model/index.ts'
import { ConversationList } from './conversation-list.tsx'
import styles from './inbox.module.css'
import { inQueueQuery, queuesQuery } from './queries.ts'
import { QueueTabs } from './queue-tabs.tsx'
import { Thread } from './thread.tsx'

const step = 50

/** What is said with customers: queues, the conversations of one, and one of them; a phone shows one at a time. */
export default function InboxPage() {
  const t = useWords()
  const slim = useSlim()
  const { queue: asked, c: open } = useSearch({ strict: false }) as { queue?: string; c?: string }
  const queue = queues.find((each) => each === asked) ?? 'mine'
  const [limit, setLimit] = useState(step)
  const { data: numbers } = useAnswer(queuesQuery)
  const { data, error, refetch } = useAnswer(inQueueQuery(queue, limit))
  const rows = data?.data ?? []
  const at = rows.findIndex(({ id }) => id === open)
  const go = (id: string | undefined) => goTo(addressOf(queue, id), { replace: open !== undefined && id !== undefined })
  const move = (by: number) => {
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]
    if (next) go(next.id)
  }
  /** What is done with leaves its place to the next one. */
  const next = () => go((rows[at + 1] ?? rows[at - 1])?.id)
  useCommands([
    { id: 'conversation-next', label: t('home.next'), group: 'here', keysOnly: true, run: () => move(1) },
    { id: 'conversation-previous', label: t('home.previous'), group: 'here', keysOnly: true, run: () => move(-1) },
  ])
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  const thread = open && <Thread key={open} id={open} circles={numbers?.circles ?? []} onLeft={next} onBack={() => go(undefined)} />
  return (
    <Page title={t('conversations.title')} sub={!(slim && open) && <QueueTabs queue={queue} counts={numbers?.counts ?? {}} onChange={(to) => goTo(addressOf(to))} />}>
      <div className={styles.columns}>
        {!(slim && open) && (
          <ConversationList queue={queue} answer={data} open={open} onOpen={go} onMore={() => setLimit(limit + step)} />
        )}
        {thread || (!slim && <p className={styles.none}>{rows.length > 0 && t('conversations.choose')}</p>)}
      </div>
    </Page>
  )
} // prettier-ignore

const addressOf = (queue: Queue, id?: string) =>
  `/inbox?${new URLSearchParams({ queue, ...(id && { c: id }) }).toString()}`
