import type { RowOf } from '../../../../kernel/record.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { dayIn } from '../../../../kernel/time.ts'
import { handle, rulesOf } from '../../../../platform/room.ts'
import type { Work } from '../../../../platform/records/work.ts'
import { choicesIn } from '../../../../platform/words/index.ts'
import { liftRestriction, restriction } from '../../model/index.ts'
import { deriveReach } from '../reach.ts'

type Restriction = RowOf<typeof restriction>

export const restrictionRules = rulesOf(restriction, {
  async before(work, { name, before, after }) {
    if (name === 'delete') return mustBeLifted(work, after)
    if (name === 'restore') return
    if (!before) await mustBeFirst(work, after)
    mustEndAhead(work, before, after)
    mustBeTold(work, before, after)
    return { title: titleOf(work, after), liftedAt: liftedAtOf(work, before, after) }
  },
  async afterAll(work, changings) {
    const people = [...new Set(changings.flatMap(({ before, after }) => [before?.person, after.person]))]
    await deriveRestricted(work, people.filter((id) => id !== undefined)) // prettier-ignore
  },
})

export const liftHandler = handle(liftRestriction, async (_work, _row, { toldOn, notice }) => ({
  patch: { state: 'lifted' as const, toldOn, notice: notice ?? null },
}))

const isFarley = ({ ctx: { actor, cause } }: Work) => actor.kind === 'system' || cause.kind === 'undo'

/** In the bin it would restrict nothing, and nobody would have been told. */
function mustBeLifted(work: Work, { state }: Restriction): void {
  if (state === 'active' && !isFarley(work)) throw refuse.notNow(say('It is in force. Lift it first.'))
}

async function mustBeFirst(work: Work, { id, person, reason, state }: Restriction): Promise<void> {
  if (state !== 'active') return
  const known = await work.find(restriction, {
    and: [
      { field: 'person', is: person },
      { field: 'reason', is: reason },
      { field: 'state', is: 'active' },
    ],
  })
  if (known.some((each) => each.id !== id))
    throw refuse.taken('reason', say('They are restricted for this reason already.'))
}

function mustEndAhead({ ctx }: Work, before: Restriction | null, { until, state }: Restriction): void {
  if (!until || until === before?.until || state !== 'active') return
  if (until < dayIn(ctx.settings.timeZone, ctx.now()))
    throw refuse.invalid([{ field: 'until', ...say('It cannot have ended before it begins.') }])
}

/** Whoever had it restricted is told before it is lifted; where it had an end, they knew it. */
function mustBeTold(work: Work, before: Restriction | null, { state, toldOn }: Restriction): void {
  if (state !== 'lifted' || before?.state === 'lifted' || isFarley(work)) return
  const today = dayIn(work.ctx.settings.timeZone, work.ctx.now())
  if (!toldOn || toldOn > today)
    throw refuse.invalid([{ field: 'toldOn', ...say('They are told before it is lifted: say on which day they were.') }])
} // prettier-ignore

const liftedAtOf = ({ ctx }: Work, before: Restriction | null, { state }: Restriction): string | null => {
  if (state === 'active') return null
  return before?.liftedAt ?? ctx.now().toISOString()
}

function titleOf({ ctx }: Work, { reason }: Restriction): string {
  const choices = choicesIn(ctx, ctx.registry.own(restriction), 'reason')
  return choices.find(({ key }) => key === reason)?.label ?? String(reason)
}

/** Writes down on people whether what is known of them is only kept, and so for what they may be contacted. */
async function deriveRestricted(work: Work, people: readonly string[]): Promise<void> {
  const person = work.ctx.registry.record('person')
  if (!person || people.length === 0) return
  await work.flush()
  const rows = await work.tx.run<{ id: string }>({
    name: 'privacy_restricted',
    text: `select distinct person_id as id from restrictions
where person_id = any ($1::uuid[]) and state = 'active' and deleted_at is null`,
    values: [people],
  })
  const restricted = new Set(rows.map(({ id }) => id))
  for (const id of people) await work.derive(person, id, { restricted: restricted.has(id) } as never)
  await deriveReach(work, people)
}
