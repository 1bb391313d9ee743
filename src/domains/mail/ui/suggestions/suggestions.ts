import { queryOptions } from '@tanstack/react-query'
import { client } from '../../../../web/api/client.ts'
import { request } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { toastDone } from '../../../../web/api/undo.ts'
import { toast } from '../../../../web/kit/toast.tsx'
import { words } from '../../../../web/words/words.ts'
import { person } from '../../../people/model/index.ts'
import { pathOf } from '../../../../web/api/path.ts'
import type { Suggestion } from '../../model/suggestion.ts'

/** One with the name by which the list knows it. */
export type Listed = Suggestion & { id: string }

/** Those of one house, or somebody of none. */
export interface House {
  key: string
  company: Suggestion['company']
  all: Listed[]
}

interface Answer {
  data: Suggestion[]
  page: { more: boolean }
}

const key = 'mail-suggestions'

export const suggestionsQuery = (dismissed: boolean, limit: number) =>
  queryOptions({
    queryKey: [key, dismissed, limit] as const,
    queryFn: ({ signal }) => request<Answer>(key, { query: { dismissed: dismissed || undefined, limit }, signal }),
    placeholderData: (before) => before,
  })

/** Who is likely the same among those who are there. */
export const likelyQuery = ({ address, firstName, lastName, phones }: Suggestion) =>
  queryOptions({
    queryKey: [key, 'likely', address] as const,
    queryFn: async ({ signal }) => {
      const name = [firstName, lastName].filter(Boolean).join(' ')
      const body = { ...(name && { name }), emails: [address], phones: phones.map(({ value }) => value) }
      return request<{ data: Likely[] }>(`${pathOf(person)}/match`, { method: 'POST', body, signal })
    },
    staleTime: 60_000,
  })

export interface Likely {
  id: string
  title: string
  why: string
}

/** By house, each where the last message of any of them puts it. */
export function housesOf(suggestions: readonly Suggestion[]): House[] {
  const listed = suggestions.map((each) => ({ ...each, id: each.address }))
  const groups = Map.groupBy(listed, ({ company, address }) => company?.domain ?? address)
  return [...groups].map(([of, all]) => ({ key: of, company: all[0]!.company, all }))
}

/** As they are called where nothing else is known. */
export const nameOf = ({ becomes, company, firstName, lastName, address }: Suggestion): string =>
  becomes === 'company' && company ? company.name : [firstName, lastName].filter(Boolean).join(' ') || address

/** Takes them up, with Undo; one of them as somebody who is there. */
export async function accept(all: readonly Suggestion[], into?: Likely): Promise<void> {
  const taken = all.map(({ address }) => ({ address, ...(into && { into: into.id }) }))
  const cause = await sent(all, 'accept', { taken })
  if (!cause) return
  const [first] = all
  const name = into?.title ?? nameOf(first!)
  toastDone(all.length === 1 ? words('mail.suggested.isAdded', { name }) : words('mail.suggested.areAdded', { count: all.length }), cause) // prettier-ignore
}

/** Suggests them no more, with a way back. */
export async function dismiss(one: Suggestion, dismissed: boolean): Promise<void> {
  const done = await sent([one], 'dismiss', { addresses: [one.address], dismissed })
  if (done === undefined || !dismissed) return
  toast({
    text: words('mail.suggested.isDismissed', { name: nameOf(one) }),
    action: { label: words('undo.undo'), run: () => void dismiss(one, false) },
  })
}

/** Nothing from there is taken any more, with Undo. */
export async function never({ key: domain, all }: House): Promise<void> {
  const cause = await sent(all, 'never', { domain })
  if (cause) toastDone(words('mail.suggested.isNever', { domain }), cause)
}

/** They go at once, and are back if that was refused; undefined then, else the cause, if it has one. */
async function sent(all: readonly Suggestion[], path: string, body: object): Promise<string | null | undefined> {
  const gone = new Set(all.map(({ address }) => address))
  client.setQueriesData<Answer>({ queryKey: [key], predicate: ({ queryKey }) => typeof queryKey[1] === 'boolean' }, (now) => now && { ...now, data: now.data.filter(({ address }) => !gone.has(address)) }) // prettier-ignore
  try {
    return (await request<{ cause?: string }>(`${key}/${path}`, { method: 'POST', body })).cause ?? null
  } catch (error) {
    toastRefusal(error)
    return undefined
  } finally {
    await client.invalidateQueries({ queryKey: [key] })
  }
}
