import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Trouble } from '../../../web/app/errors.tsx'
import { EmptyState } from '../../../web/kit/empty-state.tsx'
import { Segmented } from '../../../web/kit/segmented.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { Page } from '../../../web/shell/page.tsx'
import { useWords } from '../../../web/words/words.ts'
import { GroupList } from './group-list.tsx'
import styles from './inbox.module.css'
import { inboxQuery, type Shelf } from './use-inbox.ts'

type Part = 'open' | 'mentions' | 'snoozed' | 'done'

/** The inbox: what concerns the reader, by record. */
export default function InboxPage() {
  const t = useWords()
  const [part, setPart] = useState<Part>('open')
  const shelf: Shelf = part === 'mentions' ? 'open' : part
  const { data, error, isPending, refetch } = useQuery(inboxQuery(shelf))
  const named = (data?.data ?? []).filter((group) => group.notifications.some(({ kind }) => kind === 'mentioned'))
  const groups = part === 'mentions' ? named : (data?.data ?? [])
  const parts: readonly Part[] = ['open', 'mentions', 'snoozed', 'done']
  return (
    <Page
      title={t('inbox.title')}
      sub={
        <Segmented
          label={t('inbox.show')}
          value={part}
          options={parts.map((value) => ({ value, label: t(`inbox.part.${value}`) }))}
          onChange={setPart}
        />
      }
    >
      <div className={styles.page}>
        {error ? (
          <Trouble error={error} onRetry={() => void refetch()} />
        ) : isPending ? (
          <div className={styles.waiting}>
            <SkeletonLines count={6} />
          </div>
        ) : groups.length === 0 ? (
          <EmptyState icon={part === 'open' ? 'circle-check' : 'inbox'} title={t(`inbox.empty.${part}`)} />
        ) : (
          <GroupList groups={groups} shelf={shelf} />
        )}
      </div>
    </Page>
  )
}
