import type { Ctx } from '../../../platform/context.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { inWork } from '../../../platform/records/index.ts'
import { visibleIds } from '../../../platform/records/read/index.ts'
import type { Work } from '../../../platform/records/work.ts'
import { person } from '../../people/model/index.ts'
import { callEntry, callList } from '../model/index.ts'
import { checkOpen } from './entry-rules.ts'
import { hindranceOf } from './hindrance.ts'
import { giveBack, lease } from './lease.ts'

/** Whom a caller wants next. */
export interface Wanted {
  /** Not these again. */
  not?: readonly string[] | undefined
  /** This one and nobody else: whoever is being called, for longer. */
  entry?: string | undefined
}

interface Candidate {
  id: string
  person: string
}

const atOnce = 50

/** The entry of whom a caller may call now, theirs alone for some minutes; null where nobody is left. */
export function takeNext(ctx: Ctx, list: string, wanted: Wanted): Promise<string | null> {
  return inWork(ctx, async (work) => {
    const { id } = await work.load(callList, list, 'edit')
    const { purpose } = await checkOpen(work, id)
    const found = await firstFree(work, id, purpose, wanted)
    await giveBack(work.tx, ctx, id, found)
    return found
  })
}

async function firstFree(work: Work, list: string, purpose: string | null, wanted: Wanted): Promise<string | null> {
  const looked = [...(wanted.not ?? [])]
  for (;;) {
    const candidates = await candidatesOf(work, list, looked, wanted.entry)
    if (candidates.length === 0) return null
    const seen = await inSight(work, candidates)
    for (const each of candidates) {
      if (seen.has(each.person) && (await isFree(work, each, purpose))) return each.id
      looked.push(each.id)
    }
  }
}

/** Those whose time has come: who is being called by the asker, then who was promised a call, then who was tried least. */
async function candidatesOf(work: Work, list: string, not: readonly string[], only?: string): Promise<Candidate[]> {
  const text = `select e.id, e.person_id as person from call_entries e left join call_lease l on l.person_id = e.person_id and l.until > $3
where e.list_id = $1 and e.deleted_at is null and (e.state = 'waiting' or (e.state = 'later' and e.due_at <= $3))
  and e.id <> all ($4::uuid[]) and ($5::uuid is null or e.id = $5) and (l.user_id is null or l.user_id = $2)
order by l.user_id is null, e.outcome is distinct from 'callBack', e.tried, e.id limit ${atOnce}`
  const { ctx, tx } = work
  return tx.run({ name: 'outreach_candidates', text, values: [list, ctx.actor.userId, ctx.now().toISOString(), not, only ?? null] }) // prettier-ignore
}

const inSight = ({ ctx, tx }: { ctx: Ctx; tx: Tx }, candidates: readonly Candidate[]) =>
  // On the transaction's own connection, which is enough for reads.
  visibleIds({ ...ctx, db: tx as unknown as Db }, ctx.registry.own(person), candidates.map((each) => each.person)) // prettier-ignore

/** Whether somebody can be called now; who may not be any more is left out, with the reason. */
async function isFree(work: Work, { id, person: who }: Candidate, purpose: string | null): Promise<boolean> {
  if (!(await lease(work.tx, work.ctx, who, id))) return false
  const row = await work.peek(person, who)
  if (!row || row.deletedAt) return false
  const hindrance = await hindranceOf(work.tx, row, purpose)
  if (!hindrance) return true
  const entry = (await work.peek(callEntry, id))!
  await work.update(callEntry, entry, { state: 'leftOut', hindrance }, { name: 'leaveOut' })
  return false
}
