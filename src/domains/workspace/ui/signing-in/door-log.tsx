import { useInfiniteQuery } from '@tanstack/react-query'
import { request } from '../../../../web/api/request.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Part, Rows } from '../../../../web/settings/part.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { DoorLines } from './door-lines.tsx'
import { doorLogKey, type DoorLine } from './reads.ts'

interface Lines {
  data: DoorLine[]
  page: { below: string | null }
}

/** What happened at the door to oneself, or, for whoever administers, to everybody. */
export function DoorLog({ ofAll }: { ofAll?: boolean }) {
  const t = useWords()
  const at = ofAll ? 'door-log' : 'session/log'
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: doorLogKey(ofAll ? 'all' : 'mine'),
    queryFn: ({ pageParam, signal }) => request<Lines>(`${at}${pageParam && `?below=${pageParam}`}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.below,
  })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <Part title={t('signingIn.log')} about={t(ofAll ? 'signingIn.logOfAllAbout' : 'signingIn.logAbout')}>
      <Rows waiting={!data}>
        <DoorLines lines={data?.pages.flatMap((page) => page.data) ?? []} own={!ofAll} />
      </Rows>
      {hasNextPage && (
        <p style={{ marginTop: 12 }}>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('signingIn.logMore')}
          </Button>
        </p>
      )}
    </Part>
  )
}
