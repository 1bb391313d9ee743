import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import { isEmpty } from '../../../kernel/field.ts'
import { dayIn } from '../../../kernel/time.ts'
import { rulesOf } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { deal, pipeline, stage } from '../model/index.ts'
import { amountOfLines } from './amount-of-lines.ts'
import { checkExit } from './check-exit.ts'
import { nameWhoWon } from './competitor-rules.ts'
import { dealPast } from './deal-past.ts'
import { idleOn } from './idle.ts'
import { makeCustomers } from './make-customers.ts'
import { mergeShareOfOwner } from './split-rules.ts'

type Deal = RowOf<typeof deal>
type Stage = RowOf<typeof stage>

export const dealRules = rulesOf(deal, {
  async before(work, { before, after }) {
    const at = await stageOf(work, after)
    if (before?.stage !== at.id && after.status === 'open') checkEntry(at, after)
    if (before) await checkExit(work, before, after, at)
    const moved = before?.stage !== at.id
    const amount = before ? await amountOfLines(work, after) : null
    const stageSince = moved ? enteredAt(work, before, after) : after.stageSince
    return {
      ...(amount && { amount }),
      stage: at.id,
      pipeline: at.pipeline,
      probability: { open: at.probability ?? 0, won: 100, lost: 0 }[after.status],
      ...(!before && isBegunNow(work, after) && { openedOn: dayIn(work.ctx.actor.timeZone, work.ctx.now()) }),
      stageSince,
      idleOn: idleOn(work.ctx, { ...after, stageSince }, at),
      ...(after.status !== 'open' && !after.closedAt && { closedAt: work.ctx.now().toISOString() }),
    }
  },
  async after(work, changing) {
    await mergeShareOfOwner(work, changing)
    await nameWhoWon(work, changing)
  },
  afterAll: makeCustomers,
  past: dealPast,
  // What is said about a deal belongs on its company's timeline too.
  rollUp: async (work, ids) => {
    const deals = await work.find(deal, { field: 'id', in: [...ids] })
    return deals.flatMap((each) => each.company ?? [])
  },
})

/** A deal that somebody adds is opened that day; of one that is brought in from elsewhere nobody knows. */
const isBegunNow = ({ ctx }: Work, { status, openedOn }: Deal) =>
  status === 'open' && openedOn === null && ctx.cause.kind !== 'import'

/** Now; a deal that is brought in stands in its stage since it was opened, as far as anybody knows. */
function enteredAt(work: Work, before: Deal | null, after: Deal): string {
  const now = work.ctx.now().toISOString()
  return !before && after.stageSince && after.stageSince < now ? after.stageSince : now
}

/** The stage of a deal; a new one that says none begins in the first stage of its pipeline, or of the first pipeline. */
async function stageOf(work: Work, after: Deal): Promise<Stage> {
  if (after.stage) {
    const found = await work.setting(stage, after.stage)
    if (!found || found.deletedAt) throw refuse.invalid([{ field: 'stage', ...say('Stage: there is no such stage.') }])
    return found
  }
  const first = await firstStage(work, after.pipeline)
  if (!first) throw refuse.notNow(say('There is no stage yet. Make a pipeline in the settings first.'))
  return first
}

const firstStages = new WeakMap<Work, Map<string | null, Promise<Stage | undefined>>>()

/** Read once in a piece of work: an import asks for thousands of deals. */
function firstStage(work: Work, of: string | null): Promise<Stage | undefined> {
  const known = firstStages.get(work) ?? new Map<string | null, Promise<Stage | undefined>>()
  firstStages.set(work, known)
  const found = known.get(of) ?? readFirstStage(work, of)
  known.set(of, found)
  return found
}

async function readFirstStage(work: Work, of: string | null): Promise<Stage | undefined> {
  const own = of ?? (await work.find(pipeline, { and: [] }, { sort: 'position', limit: 1, lock: false }))[0]?.id
  if (!own) return undefined
  return (await work.find(stage, { field: 'pipeline', is: own }, { sort: 'position', limit: 1, lock: false }))[0]
}

/** A deal may enter a stage only with what that stage requires. */
function checkEntry(into: Stage, row: Deal) {
  const missing = (into.requires ?? []).filter((name) => isEmpty(row[name as keyof Deal]))
  if (missing.length === 0) return
  throw refuse.invalid(
    missing.map((field) => ({
      field,
      ...say('{field} is required before “{name}”.', { field: labelOf(deal.all[field]!), name: into.name }),
    })),
  )
}
