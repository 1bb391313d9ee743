import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../../web/api/request.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Segmented } from '../../../web/kit/segmented.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { formatMoment, formatNumber } from '../../../web/words/format.ts'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import type { State } from '../model/seen.ts'
import styles from './mail.module.css'
import { ask, seenKey, type Seen, type Sync } from './sync.ts'

interface Page {
  data: Seen[]
  page: { below: string | null }
}
type Shown = Exclude<State, 'due'>
const shown: readonly Shown[] = ['taken', 'waiting', 'skipped', 'failed']

/** What became of each message that the mail server shows, and why; what was not taken can be tried again. */
export function SeenPart({ id, sync: { counts, folders } }: { id: string; sync: Sync }) {
  const t = useWords()
  const [state, setState] = useState<Shown>('waiting')
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: seenKey(id, state, counts[state]),
    queryFn: ({ pageParam, signal }) => request<Page>(`mailboxes/${id}/messages?${queryOf(state, pageParam)}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.below,
  }) // prettier-ignore
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const rows = data?.pages.flatMap((page) => page.data) ?? []
  return (
    <Part
      title={t('mail.messages')}
      about={t('mail.messagesAbout', { folders: folders.map(({ path }) => isolated(path)).join(', ') })}
      action={
        state !== 'taken' &&
        counts[state] > 0 && (
          <Button icon="repeat" onClick={() => void ask(id, 'try-again', { state }).catch(toastRefusal)}>
            {t('mail.tryAgain')}
          </Button>
        )
      }
    >
      <div className={styles.states}>
        <Segmented
          label={t('mail.messages')}
          value={state}
          options={shown.map((value) => ({ value, label: `${t(`mail.states.${value}`)} ${formatNumber(counts[value])}` }))}
          onChange={setState}
        />
      </div>
      <Rows waiting={!data}>
        {rows.map((row) => (
          <SeenRow key={row.id} row={row} />
        ))}
      </Rows>
      {data && rows.length === 0 && <p className="t2">{t('mail.noMessages')}</p>}
      {hasNextPage && (
        <p className={styles.more}>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('mail.more')}
          </Button>
        </p>
      )}
    </Part>
  )
} // prettier-ignore

function SeenRow({ row: { folder, uid, reason, email, subject, from, triedAt } }: { row: Seen }) {
  const t = useWords()
  const name = subject ?? from.map((each) => isolated(each.name || each.address)).join(', ')
  const place = t('mail.place', { folder: isolated(folder), number: uid })
  const under = [name && place, reason && t(`mail.reason.${reason}`), triedAt && formatMoment(triedAt)]
  return (
    <SettingsRow name={name || place} under={under.filter(Boolean).join(' · ')}>
      {email && <a href={`/emails/${email}`}>{t('mail.toEmail')}</a>}
    </SettingsRow>
  )
}

const queryOf = (state: State, below: string) => new URLSearchParams({ state, ...(below && { below }) }).toString()
