import { useQuery } from '@tanstack/react-query'
import type { Weekday } from '../../../../kernel/time.ts'
import { client } from '../../../../web/api/client.ts'
import { request } from '../../../../web/api/request.ts'
import type { Kind } from '../../model/index.ts'

/** What of one's news comes by mail. */
export interface MailChoice {
  atOnce: Kind[]
  summary: Kind[]
  summaryAt: string
  summaryDays: Weekday[]
}

const choiceKey = ['news-by-mail']

export const useMailChoice = () =>
  useQuery({
    queryKey: choiceKey,
    queryFn: async ({ signal }) => (await request<{ data: MailChoice }>('news-by-mail', { signal })).data,
  })

export async function chooseMail(patch: Partial<MailChoice>): Promise<void> {
  const { data } = await request<{ data: MailChoice }>('news-by-mail', { method: 'PATCH', body: patch })
  client.setQueryData(choiceKey, data)
}

/** By which way a kind comes, and the choice in which it comes by another. */
export const wayOf = ({ atOnce, summary }: MailChoice, kind: Kind): Way =>
  atOnce.includes(kind) ? 'atOnce' : summary.includes(kind) ? 'summary' : 'none'
export const ways = ['none', 'atOnce', 'summary'] as const
export type Way = (typeof ways)[number]

export function withWay({ atOnce, summary }: MailChoice, kind: Kind, way: Way): Pick<MailChoice, 'atOnce' | 'summary'> {
  const others = (kinds: Kind[], isIn: boolean) => [...kinds.filter((each) => each !== kind), ...(isIn ? [kind] : [])]
  return { atOnce: others(atOnce, way === 'atOnce'), summary: others(summary, way === 'summary') }
}
