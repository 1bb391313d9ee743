import type { RowOf } from '../../../../kernel/record.ts'
import type { Work } from '../../../../platform/records/work.ts'
import { person } from '../../../people/model/index.ts'
import { leadAssignment } from '../../model/index.ts'
import { workingOf } from './sellers.ts'
import { workBetween } from './working-time.ts'

type Assignment = RowOf<typeof leadAssignment>

/** Ends the turns of a lead that was spoken with at a moment: whoever did so in time has them, also where they said it only after the lead was passed on. */
export async function touchedInTurn(work: Work, row: RowOf<typeof person>, at: string): Promise<void> {
  const since = [{ field: 'person', is: row.id }, { field: 'givenAt', gte: row.arrivedAt }] // prettier-ignore
  const turns = (await work.find(leadAssignment, { and: since })).toSorted((one, other) => (one.turn ?? 0) - (other.turn ?? 0)) // prettier-ignore
  const mine = turns.findLast(({ to, givenAt }) => to === work.ctx.actor.userId && givenAt! <= at)
  const next = mine && turns[turns.indexOf(mine) + 1]
  const open = turns.find(({ outcome }) => outcome === null)
  if (!mine || (next && at > next.givenAt!)) return open && work.derive(leadAssignment, open.id, { outcome: 'over' })
  if (open && open !== mine) await takenBack(work, row, mine, open)
  await kept(work, mine, at)
}

async function takenBack(work: Work, row: RowOf<typeof person>, mine: Assignment, open: Assignment): Promise<void> {
  await work.derive(leadAssignment, open.id, { outcome: 'over' })
  if (row.owner === open.to) await work.update(person, row, { owner: mine.to }, { name: 'takeBack' })
}

async function kept(work: Work, { id, to, givenAt }: Assignment, at: string): Promise<void> {
  const minutes = workBetween(await workingOf(work, to), new Date(givenAt!), new Date(at))
  await work.derive(leadAssignment, id, { outcome: 'touched', touchedAt: at, minutes })
}
