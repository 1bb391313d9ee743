import type { PatchOf, RowOf } from '../../../../kernel/record.ts'
import { say } from '../../../../kernel/sentence.ts'
import { dayIn, momentAt } from '../../../../kernel/time.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { Work } from '../../../../platform/records/work.ts'
import { languageFor, tell } from '../../../../platform/words/index.ts'
import { task } from '../../../activities/model/index.ts'
import { company, person } from '../../../people/model/index.ts'
import { user } from '../../../workspace/model/index.ts'
import { filled } from '../../model/filled.ts'
import { enrolment, sequence, type Hindrance, type StopReason } from '../../model/index.ts'
import { channelOf, type Step } from '../../model/sequences/steps.ts'
import { addWorkingDays } from '../../../../kernel/working-days.ts'
import { hindranceOf } from '../hindrance.ts'
import { stepsFor } from './versions.ts'

type Enrolment = RowOf<typeof enrolment>
type Patch = PatchOf<typeof enrolment> & Partial<Enrolment>
const morning = 9 * 60
const evening = 18 * 60

/** When a step is taken that waits so many working days: in the morning, by the clock of the company; at once where it waits for none. */
export function dueAfter({ settings, now }: Ctx, days: number): string {
  if (days === 0) return now().toISOString()
  return momentAt(settings.timeZone, addWorkingDays(dayIn(settings.timeZone, now()), days), morning).toISOString()
}

/** What becomes of an enrolment once its step is done or left out: the next one, taken at once where it waits for no day, or the end. */
export async function afterStep(work: Work, row: Enrolment): Promise<Patch> {
  const steps = await stepsFor(work, row)
  const step = (row.step ?? 0) + 1
  const next = steps[step - 1]
  if (!next) return ended(work.ctx, { state: 'finished' })
  const dueAt = dueAfter(work.ctx, next.days)
  return next.days === 0 ? { step, ...(await taken(work, { ...row, step, dueAt }, next)) } : { step, dueAt, task: null }
}

/** Goes on to the next step. */
export const goOn = async (work: Work, row: Enrolment): Promise<Enrolment> =>
  work.update(enrolment, row, await afterStep(work, row), { name: 'goOn' })

/** Takes the step that somebody is at: a task of their seller's, or the end where they may not be reached any more. */
export async function take(work: Work, row: Enrolment): Promise<Enrolment> {
  const step = (await stepsFor(work, row))[(row.step ?? 1) - 1]
  const patch = step ? await taken(work, row, step) : ended(work.ctx, { state: 'finished' })
  return work.update(enrolment, row, patch, { name: 'take' })
}

async function taken(work: Work, row: Enrolment, step: Step): Promise<Patch> {
  const who = await work.peek(person, row.person)
  const reason = await reasonAgainst(work, who, row, step)
  if (!who || reason) return stopped(work.ctx, reason ?? 'gone')
  const made = await work.create(task, await taskOf(work, row, who, step))
  return { task: made.id }
}

/** Asked again when a step is taken: weeks may lie between. */
async function reasonAgainst(work: Work, who: RowOf<typeof person> | null, row: Enrolment, step: Step) {
  if (!who || who.deletedAt) return 'gone'
  if (who.erasedAt) return 'erased'
  if (who.restricted) return 'restricted'
  const way = channelOf(step)
  const of = await work.setting(sequence, row.sequence)
  if (!of || of.deletedAt) return 'byHand'
  const hindrance = way && (await hindranceOf(work.tx, who, of.purpose, way))
  return hindrance ? reasons[hindrance] : null
}

/** What a hindrance ends a sequence with. */
export const reasons: Readonly<Record<Hindrance, StopReason>> = {
  noNumber: 'unreachable',
  noAddress: 'unreachable',
  neverAsked: 'withdrawn',
  objected: 'withdrawn',
  restricted: 'restricted',
  erased: 'erased',
}

/** An enrolment that is over. */
export const ended = ({ now }: Ctx, how: Patch): Patch => ({
  ...how,
  endedAt: now().toISOString(),
  dueAt: null,
  task: null,
})

export const stopped = (ctx: Ctx, reason: StopReason): Patch => ended(ctx, { state: 'stopped', stopped: reason })

async function taskOf(work: Work, row: Enrolment, who: RowOf<typeof person>, step: Step) {
  const [of, seller] = await Promise.all([
    who.company ? work.setting(company, who.company) : null,
    row.seller ? work.setting(user, row.seller) : null,
  ])
  const values = { firstName: who.firstName, lastName: who.lastName, company: of?.name ?? null, me: seller?.name ?? null } // prettier-ignore
  return {
    title: titleOf(work.ctx, step, filled(step.title, values)),
    notes: filled(step.text, values) || null,
    about: [who.id],
    dueAt: thisEvening(work.ctx),
    owner: row.seller,
    private: who.private ?? null,
  }
}

/** A step that has come is to be done within the working day, or within the next one once this is over. */
function thisEvening({ settings: { timeZone }, now }: Ctx): string {
  const day = addWorkingDays(dayIn(timeZone, now()), 0)
  const end = momentAt(timeZone, day, evening)
  return (end > now() ? end : momentAt(timeZone, addWorkingDays(day, 1), evening)).toISOString()
}

/** In the language of the company, as everything that is written down for all. */
function titleOf({ settings }: Ctx, { kind }: Step, title: string): string {
  if (kind === 'task') return title
  const sentence = kind === 'call' ? say('Call: {title}', { title }) : say('E-mail: {title}', { title })
  return tell(languageFor(null, settings.locale), sentence)
}
