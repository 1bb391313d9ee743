import type { Work } from '../../../platform/records/work.ts'
import { freeTimes, type FreeTime, type Host } from './free-times.ts'
import { hostsOf, type Page } from './hosts.ts'

/** What a page offers now, and those whom it may be with. */
export interface Offered {
  hosts: readonly Host[]
  times: readonly FreeTime[]
}

/** Of a meeting that is to be moved: with whom it stays, and which it is. */
export interface Moving {
  users: readonly string[]
  meetings: readonly string[]
}

const hour = 3_600_000

/** How long a meeting may be, the shortest first. */
export const lengthsOf = ({ minutes }: Page): number[] =>
  minutes?.length ? minutes.map(Number).toSorted((one, other) => one - other) : [30]

/** The times of so many minutes that a page offers, from its notice on as far ahead as it looks. */
export async function offeredBy(work: Work, page: Page, minutes: number, moving?: Moving): Promise<Offered> {
  const now = work.ctx.now().getTime()
  const from = new Date(now + (page.notice ?? 0) * hour)
  const until = new Date(now + (page.ahead ?? 30) * 24 * hour)
  const hosts = await hostsOf(work, page, moving?.users ?? page.users ?? [], { from, until, except: moving?.meetings ?? [] }) // prettier-ignore
  const { gapBefore, gapAfter, most, together } = page
  const wish = { minutes, from, until, gapBefore: gapBefore ?? 0, gapAfter: gapAfter ?? 0, most }
  const times = freeTimes(hosts, { ...wish, together: moving !== undefined || together === true })
  return { hosts, times }
}
