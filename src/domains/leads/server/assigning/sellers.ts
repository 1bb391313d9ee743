import type { RowOf } from '../../../../kernel/record.ts'
import type { Weekday } from '../../../../kernel/time.ts'
import type { Work } from '../../../../platform/records/work.ts'
import { user } from '../../../workspace/model/index.ts'
import { rota } from '../../model/index.ts'
import { minutesOf } from './clock.ts'
import { backAfter, type Shift, type Working } from './working-time.ts'

type User = RowOf<typeof user>
type Rota = RowOf<typeof rota>

export type Hours = Pick<Rota, 'days' | 'begins' | 'ends' | 'timeZone'>

/** Somebody who may get leads, when they work, and what they are good at. */
export interface Seller {
  id: string
  name: string
  working: Working
  skills: ReadonlySet<string>
}

const weekdays: Readonly<Record<string, Weekday>> = { sunday: 0, monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6 } // prettier-ignore

/** What the rota says of some of us, all entries together. */
export async function sellersOf(work: Work, users: readonly User[]): Promise<Seller[]> {
  const entries = await work.find(rota, { and: [] }, { lock: false })
  return users.map((who) => sellerOf(work, who, entries.filter((entry) => isOf(entry, who)))) // prettier-ignore
}

/** When somebody works; always where nobody is in charge. */
export async function workingOf(work: Work, id: string | null): Promise<Working> {
  const who = id ? await work.setting(user, id) : null
  const [seller] = who ? await sellersOf(work, [who]) : []
  return seller?.working ?? { shifts: [], backAt: null }
}

const isOf = ({ users, team }: Rota, who: User) =>
  users?.includes(who.id) === true || (team !== null && team === who.team)

function sellerOf({ ctx }: Work, { id, name, timeZone }: User, entries: readonly Rota[]): Seller {
  const theirs = timeZone ?? ctx.settings.timeZone
  const back = entries.flatMap(({ awayUntil, timeZone: zone }) => (awayUntil ? [backAfter(zone ?? theirs, awayUntil)] : [])) // prettier-ignore
  return {
    id,
    name: name ?? '',
    working: {
      shifts: entries.flatMap((entry) => shiftOf(entry, theirs)),
      backAt: back.toSorted((one, other) => other.getTime() - one.getTime())[0] ?? null,
    },
    skills: new Set(entries.flatMap(({ skills }) => skills ?? [])),
  }
}

/** The hours of an entry, in its zone or else in theirs; one that says neither days nor times says nothing of when somebody works. */
export function shiftOf({ days, begins, ends, timeZone }: Hours, theirs: string): Shift[] {
  if (!days?.length && begins === null && ends === null) return []
  const names = days?.length ? days : Object.keys(weekdays)
  return [
    {
      zone: timeZone ?? theirs,
      days: new Set(names.map((name) => weekdays[name]!)),
      begins: minutesOf(begins ?? '00:00')!,
      ends: minutesOf(ends ?? '24:00')!,
    },
  ]
}
