import type { RowOf } from '../../../../kernel/record.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { inWork } from '../../../../platform/records/index.ts'
import type { Work } from '../../../../platform/records/work.ts'
import type { JobHandler } from '../../../../platform/room.ts'
import { person } from '../../../people/model/index.ts'
import { leadAssignment, leadForm } from '../../model/index.ts'
import { keepAssignment } from './assign.ts'
import { choose } from './choose.ts'

type Assignment = RowOf<typeof leadAssignment>
type Person = RowOf<typeof person>

/** Gives a lead with whom nobody has spoken in time to the next of the team; each in a transaction of its own. */
export const passOn: JobHandler = {
  name: 'pass-leads-on',
  cron: '* * * * *',
  async run(ctx) {
    for (const { id, person: who } of await overdue(ctx))
      await inWork(ctx, (work) => passed(work, who, id)).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        ctx.log.warn({ code: error.code, person: who }, 'a lead was not passed on')
      })
  },
}

const overdue = ({ db, now }: Ctx) =>
  db.run<{ id: string; person: string }>({
    name: 'lead_overdue',
    text: `select id, person_id as person from lead_assignments
where outcome is null and touch_by <= $1 and deleted_at is null order by touch_by, id limit 500`,
    values: [now().toISOString()],
  })

/** Whoever speaks with them locks the person as well: only one of both is first, and the other sees it. */
async function passed(work: Work, who: string, id: string): Promise<void> {
  const row = await work.peek(person, who)
  const was = await work.peek(leadAssignment, id)
  if (!was || was.outcome !== null || was.deletedAt) return
  const next = row && isWaiting(row, was) ? await nextFor(work, row, was) : null
  await work.derive(leadAssignment, id, { outcome: next ? 'passed' : 'over' })
  if (!row || !next) return
  const now = await work.update(person, row, { owner: next.choice.to }, { name: 'passOn' })
  await keepAssignment(work, next.form, now, next.choice, (was.turn ?? 1) + 1)
}

const isWaiting = (row: Person, { to }: Assignment) =>
  !row.deletedAt && row.lifeCycle === 'lead' && row.firstTouchAt === null && row.owner === to && !row.restricted && !row.private // prettier-ignore

/** Of the team who did not have them yet, as often as the form says; after that whoever is in charge of it. */
async function nextFor(work: Work, row: Person, was: Assignment) {
  const form = was.form ? await work.setting(leadForm, was.form) : null
  if (!form) return null
  const since = [{ field: 'person', is: row.id }, { field: 'givenAt', gte: row.arrivedAt }] // prettier-ignore
  const had = await work.find(leadAssignment, { and: since }, { lock: false })
  const before = new Set([was.to!, ...had.flatMap(({ to }) => to ?? [])])
  const isLast = (was.turn ?? 1) > (form.passes ?? 3)
  const choice = await choose(work, isLast ? { ...form, team: null } : form, before)
  if (choice.to === null || choice.to === was.to) return null
  const late = say('Nobody had spoken with them in {minutes} working minutes.', { minutes: form.touchWithin ?? 0 })
  return { form, choice: { ...choice, why: [late, ...choice.why] } }
}
