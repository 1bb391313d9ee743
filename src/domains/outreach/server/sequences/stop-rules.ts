import type { RowOf } from '../../../../kernel/record.ts'
import type { Work } from '../../../../platform/records/work.ts'
import { rulesOf, type Changing } from '../../../../platform/room.ts'
import { call, email } from '../../../activities/model/index.ts'
import { deal, dealPerson } from '../../../deals/model/index.ts'
import { person } from '../../../people/model/index.ts'
import { consent, restriction } from '../../../privacy/model/index.ts'
import { sequence, type StopReason } from '../../model/index.ts'
import { hindranceOf } from '../hindrance.ts'
import { channelOf } from '../../model/sequences/steps.ts'
import { activeOf, stop } from './stop.ts'
import { stepsFor } from './versions.ts'

/** A contact that has taken place: with whom, when, and what it says of their sequences. */
interface Contact {
  about: readonly string[] | null
  at: string | null
  fromThem: boolean
  outcome: string | null
}

// What happens with somebody stops their sequences, in the change in which it happens: undo takes both back.
export const stopRules = [
  rulesOf(call, { afterAll: (work, changings) => spoken(work, changings.filter(isNews(['direction', 'outcome'])).map(({ after }) => ({ about: after.about, at: after.startedAt, fromThem: after.direction === 'in', outcome: after.outcome }))) }),
  rulesOf(email, { afterAll: (work, changings) => spoken(work, changings.filter(isNews(['direction'])).map(({ after }) => ({ about: after.about, at: after.sentAt, fromThem: after.direction === 'in', outcome: null }))) }),
  rulesOf(deal, { afterAll: dealsClosed }),
  rulesOf(person, { afterAll: leadsMoved }),
  rulesOf(consent, { afterAll: (work, changings) => consentWithdrawn(work, changings.filter(isNews(['state'])).filter(({ after }) => after.state === 'withdrawn').map(({ after }) => after.person)) }),
  rulesOf(restriction, { afterAll: (work, changings) => stopAll(work, changings.filter(({ after }) => after.state === 'active').map(({ after }) => after.person), 'restricted') }),
] // prettier-ignore

/** Whether it is new, or one of these values is. */
const isNews = <Name extends string>(names: readonly Name[]) =>
  function <Row extends Partial<Record<Name, unknown>>>({ name, before, after }: Changing<Row>): boolean {
    return name !== 'delete' && names.some((each) => before?.[each] !== after[each])
  }

const isUndone = ({ ctx }: Work) => ctx.cause.kind === 'undo'

async function stopAll(work: Work, people: readonly string[], reason: StopReason): Promise<void> {
  if (people.length === 0 || isUndone(work)) return
  for (const row of await activeOf(work, people)) await stop(work, row, reason)
}

/** What took place before somebody was enrolled is no answer, nor what is only planned. */
async function spoken(work: Work, contacts: readonly Contact[]): Promise<void> {
  const now = work.ctx.now().toISOString()
  const worth = contacts.filter(({ at, fromThem, outcome }) => at && at <= now && (fromThem || outcome))
  const people = [...new Set(worth.flatMap(({ about }) => about ?? []))]
  if (people.length === 0 || isUndone(work)) return
  for (const row of await activeOf(work, people)) {
    const theirs = worth.filter(({ about, at }) => about?.includes(row.person) && at! >= row.createdAt)
    if (theirs.some(({ fromThem }) => fromThem)) await stop(work, row, 'answered')
    else if (await endsWith(work, row.sequence, theirs)) await stop(work, row, 'outcome', true)
  }
}

async function endsWith(work: Work, of: string, contacts: readonly Contact[]): Promise<boolean> {
  const outcomes = (await work.setting(sequence, of))?.stopOutcomes ?? []
  return contacts.some(({ outcome }) => outcome !== null && outcomes.includes(outcome))
}

async function dealsClosed(work: Work, changings: readonly Changing<RowOf<typeof deal>>[]): Promise<void> {
  const closed = changings.filter(({ before, after }) => before && before.status !== after.status && after.status !== 'open') // prettier-ignore
  for (const { after } of closed) {
    const people = await work.find(dealPerson, { field: 'deal', is: after.id }, { lock: false })
    await stopAll(work, people.map((each) => each.person), after.status as StopReason) // prettier-ignore
  }
}

async function leadsMoved(work: Work, changings: readonly Changing<RowOf<typeof person>>[]): Promise<void> {
  const moved = changings.filter(({ before, after }) => before && before.lifeCycle !== after.lifeCycle)
  for (const { before, after } of moved) {
    if (after.lifeCycle === 'qualified') await stopAll(work, [after.id], 'qualified')
    else if (after.lifeCycle === 'subscriber' && before!.lifeCycle === 'lead') await stopAll(work, [after.id], 'handedBack') // prettier-ignore
  }
}

/** Only what is still to come needs it. */
async function consentWithdrawn(work: Work, people: readonly string[]): Promise<void> {
  if (people.length === 0 || isUndone(work)) return
  await work.flush()
  for (const row of await activeOf(work, people)) {
    const [who, of] = [await work.peek(person, row.person), await work.setting(sequence, row.sequence)]
    const ways = new Set((await stepsFor(work, row)).slice((row.step ?? 1) - 1).map(channelOf))
    for (const way of ways)
      if (who && way && (await hindranceOf(work.tx, who, of?.purpose ?? null, way)) === 'objected') {
        await stop(work, row, 'withdrawn')
        break
      }
  }
}
