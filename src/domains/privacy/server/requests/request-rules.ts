import type { RowOf } from '../../../../kernel/record.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { addDays, addMonths, dayIn } from '../../../../kernel/time.ts'
import { rulesOf } from '../../../../platform/room.ts'
import type { Work } from '../../../../platform/records/work.ts'
import { choicesIn } from '../../../../platform/words/index.ts'
import { privacyRequest } from '../../model/index.ts'

type Request = RowOf<typeof privacyRequest>

/** So many days before one is due, whoever has it is reminded. */
const daysBefore = 7

export const requestRules = rulesOf(privacyRequest, {
  before(work, { before, after }) {
    if (!before) mustBeWhole(after)
    const receivedOn = after.receivedOn ?? dayIn(work.ctx.settings.timeZone, work.ctx.now())
    if (receivedOn > dayIn(work.ctx.settings.timeZone, work.ctx.now()))
      throw refuse.invalid([{ field: 'receivedOn', ...say('Nobody has asked in the future yet.') }])
    const dueOn = dueOf({ ...after, receivedOn })
    const moved = dueOn !== before?.dueOn
    return {
      title: titleOf(work, after),
      receivedOn,
      dueOn,
      closed: after.state !== 'open',
      ...(moved && { remindAt: `${addDays(dueOn, -daysBefore)}T07:00:00.000Z` }),
    }
  },
})

function mustBeWhole({ person, state }: Request): void {
  if (!person) throw refuse.invalid([{ field: 'person', ...say('Say who asks.') }])
  if (state !== 'open')
    throw refuse.invalid([{ field: 'state', ...say('A request begins open; close it once it is.') }])
}

/** One month, as the law gives; with two more where it was extended. */
export const dueOf = ({ receivedOn, extendedBecause }: Pick<Request, 'extendedBecause'> & { receivedOn: string }) =>
  addMonths(receivedOn, extendedBecause === null || extendedBecause === undefined ? 1 : 3)

function titleOf({ ctx }: Work, { kind }: Request): string {
  const choices = choicesIn(ctx, ctx.registry.own(privacyRequest), 'kind')
  return choices.find(({ key }) => key === kind)?.label ?? String(kind)
}
