import { addDays, dayIn } from '../../../../kernel/time.ts'
import { addWorkingDays, workingDayUpTo } from '../../../../kernel/working-days.ts'
import type { NextCode, NextStep, Raise } from '../../model/index.ts'
import type { raisedNext } from '../../model/next.ts'

const endingDays = 7

/** What the rules look at: what was done, and what is open with whom it was about. */
export interface Done {
  /** How a call ended; null for what is no call. */
  outcome: string | null
  /** Whom it was with: a person, or a company. */
  whom: string | null
  /** The open deal that it was about, or that they have, without a next step. */
  deal: { id: string; name: string; idleOn: string | null } | null
  /** After how many days without contact the deal counts as idle. */
  idleDays: number | null
  /** What of its stage's checklist is not ticked, in its order. */
  openPoints: readonly string[]
  /** Its quotes that wait for an answer. */
  quotes: readonly { name: string; validUntil: string | null }[]
  raised: readonly Raise[]
  now: Date
  timeZone: string
}

type Rule = (done: Done) => NextStep | null

/** What is to be done next, by the first rule that has something to say; null where none has, since nothing is offered without a reason. */
export function nextStep(done: Done): NextStep | null {
  const rules: Rule[] = [
    notReached,
    wrongNumber,
    raised('promiseDue'),
    raised('answerOwed'),
    quoteEnding,
    raised('dealOverdue'),
    raised('dealIdle'),
    checklist,
    raised('dealClosing'),
    beforeIdle,
  ]
  for (const rule of rules) {
    const step = rule(done)
    if (step) return step
  }
  return null
}

const todayOf = ({ now, timeZone }: Done) => dayIn(timeZone, now)
const soonOf = (done: Done, days = 1) => addWorkingDays(todayOf(done), days)

function step(done: Done, code: NextCode, dueOn: string, more: Partial<NextStep> = {}): NextStep | null {
  const about = [done.deal?.id, done.whom].flatMap((id) => id ?? [])
  const of = about.at(-1)
  return of ? { code, dueOn, about, of, what: null, day: null, days: null, by: null, ...more } : null
}

/** Nobody took the call, or only a message was left: they are called again. */
function notReached(done: Done): NextStep | null {
  if (!done.whom || (done.outcome !== 'noAnswer' && done.outcome !== 'message')) return null
  return step(done, 'notReached', soonOf(done, done.outcome === 'message' ? 2 : 1), { of: done.whom })
}

function wrongNumber(done: Done): NextStep | null {
  if (!done.whom || done.outcome !== 'wrongNumber') return null
  return step(done, 'wrongNumber', soonOf(done), { of: done.whom })
}

/** What the brief would raise anyway; a promise on its day, all else on the next working day. */
const raised =
  (code: (typeof raisedNext)[number]): Rule =>
  (done) => {
    const found = done.raised.find((each) => each.code === code)
    if (!found) return null
    const { what, day, days, by } = found
    const isAhead = code === 'promiseDue' && day !== null && day >= todayOf(done)
    return step(done, code, isAhead ? day : soonOf(done), { what, day, days, by })
  }

/** A quote that nobody has answered ends within a week. */
function quoteEnding(done: Done): NextStep | null {
  const [from, to] = [todayOf(done), addDays(todayOf(done), endingDays)]
  const ending = done.quotes.find(({ validUntil: day }) => day !== null && day >= from && day <= to)
  if (!ending) return null
  const day = ending.validUntil!
  return step(done, 'quoteEnding', day < soonOf(done) ? day : soonOf(done), { what: ending.name, day })
}

/** The first open point of the checklist of the deal's stage. */
function checklist(done: Done): NextStep | null {
  const [what] = done.openPoints
  return what && done.deal ? step(done, 'checklist', soonOf(done, 2), { what, of: done.deal.id }) : null
}

/** A deal is spoken of before it counts as idle: on the last working day until then. */
function beforeIdle(done: Done): NextStep | null {
  const { deal, idleDays } = done
  if (!deal?.idleOn || idleDays === null) return null
  const last = workingDayUpTo(addDays(deal.idleOn, -1))
  const soon = soonOf(done)
  const told = { what: deal.name, day: deal.idleOn, days: idleDays, of: deal.id }
  return step(done, 'beforeIdle', last > soon ? last : soon, told)
}
