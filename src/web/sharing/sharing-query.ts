import { queryOptions } from '@tanstack/react-query'
import type { Linked } from '../api/answers.ts'
import { client } from '../api/client.ts'
import { request } from '../api/request.ts'
import type { About } from '../access/why-query.ts'

/** With whom a record is shared. */
export interface Share {
  id: string
  user: string | null
  team: string | null
  level: 'see' | 'edit'
  until: string | null
  about: string | null
}

interface Answer {
  data: Share[]
  mayShare: boolean
  linked: Linked
}

export const sharingQuery = (about: About) =>
  queryOptions({
    queryKey: ['sharing', about.record, about.id] as const,
    queryFn: ({ signal }) => request<Answer>('sharing', { query: { ...about }, signal }),
  })

/** What somebody is given: a colleague or a team, to see or to change it, until a moment or for good. */
export type Given = Omit<Share, 'id' | 'user' | 'team'> & ({ user: string } | { team: string })

export async function shareWith(about: About, given: Given): Promise<void> {
  await request('sharing', { method: 'POST', body: { ...about, ...given } })
  readAnew(about)
}

export async function endShare(about: About, id: string): Promise<void> {
  await request(`sharing/${id}`, { method: 'DELETE' })
  readAnew(about)
}

function readAnew({ record, id }: About): void {
  for (const kind of ['sharing', 'why']) void client.invalidateQueries({ queryKey: [kind, record, id] })
}
