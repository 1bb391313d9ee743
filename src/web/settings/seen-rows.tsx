import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { request } from '../api/request.ts'
import { Trouble } from '../app/errors.tsx'
import { Button } from '../kit/button.tsx'
import { Segmented } from '../kit/segmented.tsx'
import { formatNumber } from '../words/format.ts'
import { Part, Rows } from './part.tsx'
import styles from './settings.module.css'

interface Page<Row> {
  data: Row[]
  page: { below: string | null }
}

interface Props<State extends string, Row> {
  title: string
  about: string
  /** What can be asked again of those that are shown. */
  action: ReactNode
  state: State
  states: readonly { value: State; label: string; count: number }[]
  onState: (state: State) => void
  /** Where they are read, and under which key they are kept. */
  path: string
  queryKey: readonly unknown[]
  words: { none: string; more: string }
  row: (row: Row) => ReactNode
}

/** What became of each thing that a server elsewhere shows, by what that was, newest first. */
export function SeenRows<State extends string, Row>({ title, about, action, state, states, onState, path, queryKey, words, row }: Props<State, Row>) {
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => request<Page<Row>>(`${path}?${queryOf(state, pageParam)}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.below,
  })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const rows = data?.pages.flatMap((page) => page.data) ?? []
  return (
    <Part title={title} about={about} action={action}>
      <div className={styles.seenStates}>
        <Segmented
          label={title}
          value={state}
          options={states.map(({ value, label, count }) => ({ value, label: `${label} ${formatNumber(count)}` }))}
          onChange={onState}
        />
      </div>
      <Rows waiting={!data}>{rows.map(row)}</Rows>
      {data && rows.length === 0 && <p className="t2">{words.none}</p>}
      {hasNextPage && (
        <p className={styles.seenMore}>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.more}
          </Button>
        </p>
      )}
    </Part>
  )
} // prettier-ignore

const queryOf = (state: string, below: string) => new URLSearchParams({ state, ...(below && { below }) }).toString()
