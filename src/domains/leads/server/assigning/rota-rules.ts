import { refuse, type FieldFault } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { isTimeZone } from '../../../../kernel/time.ts'
import { rulesOf } from '../../../../platform/room.ts'
import { rota } from '../../model/index.ts'
import { minutesOf } from './clock.ts'
import type { Hours } from './sellers.ts'

/** An entry is about somebody, its times are those of a clock, and what begins ends on the same day. */
export const rotaRules = rulesOf(rota, {
  before(_work, { name, after }) {
    if (name === 'delete') return
    const { users, team, timeZone } = after
    const faults: FieldFault[] = []
    if (!users?.length && !team) faults.push({ field: 'users', ...say('Say who it is about, or which team.') })
    faults.push(...faultsOfHours(after))
    if (timeZone !== null && !isTimeZone(timeZone)) faults.push({ field: 'timeZone', ...say('A time zone, such as Europe/Berlin.') }) // prettier-ignore
    if (faults.length > 0) throw refuse.invalid(faults)
  },
})

/** What is wrong with the hours of a day: times that no clock shows, or an end that does not come after the beginning. */
export function faultsOfHours({ begins, ends }: Pick<Hours, 'begins' | 'ends'>): FieldFault[] {
  const faults = Object.entries({ begins, ends }).flatMap(([field, text]) =>
    text !== null && minutesOf(text) === null ? [{ field, ...say('A time of the day, such as 09:00.') }] : [],
  )
  return faults.length > 0 || minutesOf(ends ?? '24:00')! > minutesOf(begins ?? '00:00')!
    ? faults
    : [{ field: 'ends', ...say('It ends after it begins; a night is two entries.') }]
}
