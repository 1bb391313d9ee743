import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { isExempt } from '../../../platform/records/exempt.ts'
import { rulesOf } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { deal, dealTick, exitPoint, stage } from '../model/index.ts'

type Deal = RowOf<typeof deal>
type Stage = RowOf<typeof stage>

/**
 * A deal leaves its stage forward once the points of that stage's checklist are ticked; a stage that only asks lets go
 * who has confirmed it, with the id of the stage.
 */
export async function checkExit(work: Work, before: Deal, after: Deal, into: Stage): Promise<void> {
  const from = before.stage && before.status === 'open' ? await work.setting(stage, before.stage) : null
  if (!from || isExempt(work.ctx) || !isOnward(from, into, after)) return
  const open = await openPoints(work, from, after)
  if (open.length === 0) return
  const points = open.map(({ name }) => name)
  const faults = [{ field: 'stage', ...say('“{name}” asks for this first: {points}.', { name: from.name, points }) }]
  if (from.leaving !== 'ask') throw refuse.unmet(faults)
  if (!work.ctx.confirmed?.has(from.id)) throw refuse.unconfirmed(faults, [from.id])
}

/** Won, or in a later stage, or in another pipeline; whoever loses a deal or takes it back a step is asked nothing. */
const isOnward = (from: Stage, into: Stage, { status }: Deal) =>
  status === 'won' ||
  (status === 'open' && (from.pipeline !== into.pipeline || (into.position ?? 0) > (from.position ?? 0)))

async function openPoints(work: Work, { id }: Stage, row: Deal) {
  const points = await pointsOf(work, id)
  if (points.length === 0) return []
  const ticked = {
    and: [
      { field: 'deal', is: row.id },
      { field: 'point', in: points.map((point) => point.id) },
    ],
  }
  const done = new Set((await work.find(dealTick, ticked)).map(({ point }) => point))
  return points.filter((point) => !done.has(point.id))
}

type Points = Promise<RowOf<typeof exitPoint>[]>
const known = new WeakMap<Work, Map<string, Points>>()

/** Read once in a piece of work: a bulk edit moves hundreds of deals. */
function pointsOf(work: Work, of: string): Points {
  const all = known.get(work) ?? new Map<string, Points>()
  known.set(work, all)
  const points = all.get(of) ?? work.find(exitPoint, { field: 'stage', is: of }, { sort: 'position', lock: false })
  all.set(of, points)
  return points
}

/** A point is ticked once for each deal. */
export const tickRules = rulesOf(dealTick, {
  async before(work, { before, after, name }) {
    const isSame = before?.deal === after.deal && before?.point === after.point
    if (name === 'delete' || (isSame && name !== 'restore')) return
    // Locked, so that two who tick it at the same moment hear of each other.
    await work.peek(deal, after.deal)
    const same = {
      and: [
        { field: 'deal', is: after.deal },
        { field: 'point', is: after.point },
      ],
    }
    const [other] = (await work.find(dealTick, same, { limit: 2 })).filter(({ id }) => id !== after.id)
    if (other) throw refuse.taken('point', say('This point is ticked already.'))
  },
})
