import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../../web/api/request.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Menu } from '../../../web/kit/menu.tsx'
import { Segmented } from '../../../web/kit/segmented.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { Part, Rows } from '../../../web/settings/part.tsx'
import { useWords } from '../../../web/words/words.ts'
import type { Delivery } from '../model/index.ts'
import { DeliveryRow } from './delivery-row.tsx'
import { logKey, readHealthAnew, type WebhookRow } from './webhooks.ts'

interface Page {
  data: Delivery[]
  page: { below: string | null }
}
type Shown = 'all' | Delivery['state']
const shown: readonly Shown[] = ['all', 'waiting', 'failed']
const lookAgainMs = 5_000
const day = 86_400_000
/** Days back from now of which what was given up can be sent again. */
const spans = [1, 3, 7, 30]

/** What was sent to a webhook and what became of it; what was given up can be sent again. */
export function DeliveryLog({ row: { id, active } }: { row: WebhookRow }) {
  const t = useWords()
  const [state, setState] = useState<Shown>('all')
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: logKey(id, state),
    queryFn: ({ pageParam, signal }) => request<Page>(`webhooks/${id}/deliveries?${queryOf(state, pageParam)}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.below,
    refetchInterval: lookAgainMs,
  }) // prettier-ignore
  const ask = async (path: string, body?: object) => {
    try {
      const answer = await request<{ data: { replayed?: number } }>(`webhooks/${id}/${path}`, { method: 'POST', ...(body && { body }) }) // prettier-ignore
      if (answer.data.replayed !== undefined) toast({ text: t('webhooks.replayed', { count: answer.data.replayed }) })
    } catch (refusal) {
      toastRefusal(refusal)
    }
    await readHealthAnew()
  }
  const since = (days: number) => new Date(Date.now() - days * day).toISOString()
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const rows = data?.pages.flatMap((page) => page.data) ?? []
  return (
    <Part
      title={t('webhooks.log')}
      about={t('webhooks.logAbout')}
      action={
        <>
          <Menu
            align="end"
            items={spans.map((days) => ({
              label: t('webhooks.failedSince', { count: days }),
              onSelect: () => void ask('replay', { since: since(days) }),
            }))}
          >
            <Button icon="repeat" iconAfter="chevron-down" disabled={!active}>
              {t('webhooks.replayAll')}
            </Button>
          </Menu>
          <Button icon="send" onClick={() => void ask('test')}>
            {t('webhooks.test')}
          </Button>
        </>
      }
    >
      <Segmented
        label={t('webhooks.log')}
        value={state}
        options={shown.map((value) => ({ value, label: t(`webhooks.shown.${value}`) }))}
        onChange={setState}
      />
      <div style={{ marginTop: 12 }}>
        <Rows waiting={!data}>
          {rows.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              delivery={delivery}
              {...(active && { onReplay: () => void ask('replay', { delivery: delivery.id }) })}
            />
          ))}
        </Rows>
      </div>
      {data && rows.length === 0 && <p className="t2">{t('webhooks.nothing')}</p>}
      {hasNextPage && (
        <p style={{ marginTop: 12 }}>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('webhooks.more')}
          </Button>
        </p>
      )}
    </Part>
  )
}

const queryOf = (state: Shown, below: string) =>
  new URLSearchParams({ ...(state !== 'all' && { state }), ...(below && { below }) }).toString()
