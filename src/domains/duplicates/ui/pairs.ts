import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { client } from '../../../web/api/client.ts'
import { request } from '../../../web/api/request.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { words } from '../../../web/words/words.ts'
import type { ApartPair, DuplicatePair } from '../model/index.ts'

/** Which pairs are shown. */
export interface Which {
  record?: string | undefined
  cause?: string | undefined
  of?: string | undefined
}

interface Answer {
  data: DuplicatePair[]
  page: { after: string | null }
}

const key = 'duplicates'

export const pairId = ({ one, other }: Pick<DuplicatePair, 'one' | 'other'>) => `${one.id} ${other.id}`

export const pairsQuery = (which: Which) =>
  infiniteQueryOptions({
    queryKey: [key, 'pairs', which] as const,
    queryFn: ({ pageParam, signal }) =>
      request<Answer>('duplicates', { query: { ...which, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.after ?? undefined,
    // Who comes back from merging sees that it is done.
    refetchOnMount: 'always',
    staleTime: 10_000,
  })

export const countQuery = (which: Which) =>
  queryOptions({
    queryKey: [key, 'count', which] as const,
    queryFn: ({ signal }) => request<{ data: { pairs: number } }>('duplicates/count', { query: { ...which }, signal }),
    staleTime: 10_000,
  })

export const apartQuery = queryOptions({
  queryKey: [key, 'apart'] as const,
  queryFn: ({ signal }) => request<{ data: ApartPair[] }>('duplicates/apart', { signal }),
})

/** Says that two are not the same, at once on the screen, with Undo. */
export async function tellApart(pair: Pick<DuplicatePair, 'one' | 'other'>): Promise<void> {
  if (!(await decide(pair, true))) return
  toast({
    text: words('duplicates.isApart', { one: pair.one.title, other: pair.other.title }),
    action: { label: words('undo.undo'), run: () => void tellTogether(pair) },
  })
}

/** Takes that back: they are compared anew. */
export async function tellTogether(pair: Pick<DuplicatePair, 'one' | 'other'>): Promise<void> {
  if (await decide(pair, false)) toast({ text: words('duplicates.isOpen', { one: pair.one.title, other: pair.other.title }) }) // prettier-ignore
}

async function decide({ one, other }: Pick<DuplicatePair, 'one' | 'other'>, apart: boolean): Promise<boolean> {
  try {
    await request('duplicates', { method: 'PATCH', body: { one: one.id, other: other.id, apart } })
    return true
  } catch (error) {
    toastRefusal(error)
    return false
  } finally {
    await client.invalidateQueries({ queryKey: [key] })
  }
}
