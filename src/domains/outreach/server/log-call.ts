import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { dayIn, startOfDay } from '../../../kernel/time.ts'
import { checkMayAdd } from '../../../platform/records/may-add.ts'
import type { Work } from '../../../platform/records/work.ts'
import { handle } from '../../../platform/room.ts'
import { languageFor, tell } from '../../../platform/words/index.ts'
import { call, task } from '../../activities/model/index.ts'
import { person } from '../../people/model/index.ts'
import { object } from '../../privacy/server/index.ts'
import type { callEntry } from '../model/index.ts'
import { callList, logCall, type Outcome } from '../model/index.ts'
import { addWorkingDays } from '../../../kernel/working-days.ts'
import { endLease } from './lease.ts'
import { numbersOf, withWrong } from './numbers.ts'

type Entry = RowOf<typeof callEntry>
type Person = RowOf<typeof person>
interface Said {
  outcome: Outcome
  notes?: string | undefined
  number?: string | undefined
  callBackOn?: string | undefined
  minutes?: number | undefined
}
/** What becomes of somebody on the list. */
type Fate = Pick<Entry, 'state' | 'dueAt' | 'task'>

const done: Fate = { state: 'done', dueAt: null, task: null }
const morning = 9 * 3_600_000

/** What a call was, and all that follows from it, in one change: undo takes all of it back. */
export const logCallHandler = handle(logCall, async (work, row, input) => {
  const said = input as Said
  const who = await work.load(person, row.person, 'see')
  const list = (await work.setting(callList, row.list))!
  await endLease(work, row.person)
  await logIn(work, who, list.name, said)
  if (row.task) await tickOff(work, row.task)
  const tried = (row.tried ?? 0) + 1
  const fate = await fates[said.outcome](work, who, said, { list: list.name, isLast: tried >= (list.tries ?? 1) })
  const calledAt = work.ctx.now().toISOString()
  return { patch: { ...fate, outcome: said.outcome, tried, calledAt, calledBy: work.ctx.actor.userId } }
})

interface On {
  list: string
  /** They were tried as often as the list says. */
  isLast: boolean
}

const over = () => Promise.resolve(done)

const fates: Readonly<Record<Outcome, (work: Work, who: Person, said: Said, on: On) => Promise<Fate>>> = {
  reached: over,
  notInterested: over,
  noAnswer: tryAgain,
  voicemail: tryAgain,
  async wrongNumber(work, who, { number }) {
    const phones = withWrong(who, number)
    await work.update(person, who, { phones })
    return numbersOf({ phones }).length > 0 ? { ...done, state: 'waiting' } : done
  },
  async callBack(work, who, { callBackOn, notes }) {
    const dueAt = momentOn(work, callBackOn ?? nextWorkingDay(work))
    checkMayAdd(work, task)
    const title = tell(languageFor(null, work.ctx.settings.locale), say('Call {name} back', { name: who.name ?? '' }))
    const made = await work.create(task, { title, dueAt, notes: notes ?? null, about: [who.id], owner: work.ctx.actor.userId, private: who.private ?? null }) // prettier-ignore
    return { state: 'later', dueAt, task: made.id }
  },
  async doNotCall(work, who, _, { list }) {
    await object(
      work,
      who.id,
      'phone',
      tell(languageFor(null, work.ctx.settings.locale), say('Call list {list}', { list })),
    )
    return done
  },
}

async function tryAgain(work: Work, _who: Person, _said: Said, { isLast }: On): Promise<Fate> {
  return isLast ? done : { state: 'later', dueAt: momentOn(work, nextWorkingDay(work)), task: null }
}

const nextWorkingDay = ({ ctx }: Work) => addWorkingDays(dayIn(ctx.actor.timeZone, ctx.now()), 1)

/** The morning of a day; refuses one that is over. */
function momentOn({ ctx }: Work, day: string): string {
  if (day < dayIn(ctx.actor.timeZone, ctx.now()))
    throw refuse.invalid([{ field: 'callBackOn', ...say('Call back on: a day that is still to come.') }])
  return new Date(startOfDay(ctx.actor.timeZone, day).getTime() + morning).toISOString()
}

/** What a call can end with is what any call ends with. */
const ofCall: Readonly<Record<Outcome, string>> = {
  reached: 'reached',
  callBack: 'reached',
  notInterested: 'reached',
  doNotCall: 'reached',
  voicemail: 'message',
  noAnswer: 'noAnswer',
  wrongNumber: 'wrongNumber',
}

async function logIn(work: Work, who: Person, subject: string, { outcome, notes, minutes }: Said): Promise<void> {
  checkMayAdd(work, call)
  const startedAt = work.ctx.now().toISOString()
  const own = { owner: work.ctx.actor.userId, private: who.private ?? null }
  await work.create(call, { subject, about: [who.id], outcome: ofCall[outcome], startedAt, notes: notes ?? null, minutes: minutes ?? null, ...own }) // prettier-ignore
}

/** Whoever was to call back has done so. */
async function tickOff(work: Work, id: string): Promise<void> {
  const open = await work.peek(task, id)
  if (open && !open.done && !open.deletedAt)
    await work.update(task, open, { done: true, doneAt: work.ctx.now().toISOString() }, { name: 'complete' })
}
