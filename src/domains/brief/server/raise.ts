import { quietDays } from '../../../kernel/idle.ts'
import { addDays, dayIn, daysBetween } from '../../../kernel/time.ts'
import type { Brief, Raise, RaiseCode } from '../model/index.ts'

const soonDays = 7
const closingDays = 14
const silentDays = 90
const most = 6

/** What the rules look at. */
export interface Seen extends Omit<Brief, 'raise' | 'record' | 'id'> {
  record: string
  id: string
  /** After how many days a deal of a stage counts as idle. */
  idleDays: ReadonlyMap<string, number | null>
  now: Date
  timeZone: string
}

/** What is worth raising with them, the most urgent first; each by a rule that can be said in a sentence. */
export function raise(seen: Seen): Raise[] {
  const rules = [promiseDue, answerOwed, taskOverdue, dealOverdue, dealClosing, dealIdle, dealNoStep, birthday, quiet]
  return rules.flatMap((rule) => rule(seen)).slice(0, most)
}

const of = (code: RaiseCode, record: string, id: string, more: Partial<Raise> = {}): Raise => ({
  code,
  record,
  id,
  what: null,
  day: null,
  days: null,
  by: null,
  ...more,
})
const todayOf = ({ now, timeZone }: Seen) => dayIn(timeZone, now)
const dayOf = ({ timeZone }: Seen, moment: string) => dayIn(timeZone, new Date(moment))
const daysSince = (seen: Seen, day: string) => daysBetween(day, todayOf(seen))

/** A promise that is due within a week, or overdue. */
function promiseDue(seen: Seen): Raise[] {
  return seen.promises
    .filter(({ dueOn }) => dueOn !== null && dueOn <= addDays(todayOf(seen), soonDays))
    .map((each) => of('promiseDue', 'fact', each.id, { what: each.text, day: each.dueOn, by: each.createdBy }))
}

/** They wrote last, and nobody has answered. */
function answerOwed({ words, ...seen }: Seen): Raise[] {
  const last = words.find(({ record }) => record !== 'note')
  if (last?.record !== 'email' || last.direction !== 'in') return []
  return [of('answerOwed', last.record, last.id, { what: last.title, day: dayIn(seen.timeZone, new Date(last.at)) })]
}

function taskOverdue(seen: Seen): Raise[] {
  return seen.tasks
    .filter(({ dueAt }) => dueAt !== null && dueAt < seen.now.toISOString())
    .slice(0, 2)
    .map((each) =>
      of('taskOverdue', 'task', each.id, { what: each.title, day: dayOf(seen, each.dueAt!), by: each.owner ?? null }),
    )
}

/** A deal that should have closed already. */
function dealOverdue(seen: Seen): Raise[] {
  return seen.deals
    .filter(({ closeOn }) => closeOn !== null && closeOn < todayOf(seen))
    .map((each) => of('dealOverdue', 'deal', each.id, { what: each.name, day: each.closeOn }))
}

function dealClosing(seen: Seen): Raise[] {
  const [from, to] = [todayOf(seen), addDays(todayOf(seen), closingDays)]
  return seen.deals
    .filter(({ closeOn }) => closeOn !== null && closeOn >= from && closeOn <= to)
    .map((each) => of('dealClosing', 'deal', each.id, { what: each.name, day: each.closeOn }))
}

/** A deal without contact or move for longer than its stage allows. */
function dealIdle(seen: Seen): Raise[] {
  return seen.deals.flatMap((each) => {
    const days = quietDays(each.idleOn, seen.idleDays.get(each.stage ?? '') ?? null, todayOf(seen))
    return days === null ? [] : [of('dealIdle', 'deal', each.id, { what: each.name, days })]
  })
}

/** An open deal of which nobody has planned the next step, where nothing more urgent is said of it. */
function dealNoStep(seen: Seen): Raise[] {
  const said = new Set([dealOverdue, dealClosing, dealIdle].flatMap((rule) => rule(seen)).map(({ id }) => id))
  return seen.deals
    .filter(({ nextStepAt, nextStep, id }) => nextStepAt === null && nextStep === null && !said.has(id))
    .map((each) => of('dealNoStep', 'deal', each.id, { what: each.name }))
}

/** A birthday within the week, or three days ago at most. */
function birthday(seen: Seen): Raise[] {
  const born = 'birthday' in seen.row ? seen.row.birthday : null
  if (!born) return []
  const today = todayOf(seen)
  const year = Number(today.slice(0, 4))
  const day = [year - 1, year, year + 1]
    .map((each) => `${each}${born.slice(4)}`)
    .find((each) => each >= addDays(today, -3) && each <= addDays(today, soonDays))
  return day ? [of('birthday', seen.record, seen.id, { day })] : []
}

/** A customer, or one who may become one, whom nobody has spoken with for a quarter of a year. */
function quiet(seen: Seen): Raise[] {
  const { lastContactAt, lifeCycle } = seen.row
  if (!lastContactAt || lifeCycle === 'former' || lifeCycle === 'subscriber') return []
  const day = dayOf(seen, lastContactAt)
  const days = daysSince(seen, day)
  return days > silentDays ? [of('quiet', seen.record, seen.id, { day, days })] : []
}
