import { newId } from '../../../kernel/id.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { enqueue } from '../../../platform/jobs/index.ts'
import { evidenceOf, readyOf, scoreOf } from '../../../platform/matching/index.ts'
import { rowsByIds } from '../../../platform/records/fetch.ts'
import { mergeInto } from '../../../platform/records/merge.ts'
import { inWork } from '../../../platform/records/open-work.ts'
import type { JobHandler } from '../../../platform/room.ts'
import { languageFor, tell } from '../../../platform/words/index.ts'
import { workspace } from '../../workspace/model/index.ts'
import { apartAmong, pairKey } from './apart.ts'
import { isSure } from './match-records.ts'

interface Pair {
  low_id: string
  high_id: string
  record: string
  bearers: number
}

/** Whether the company wants sure pairs merged without being asked. */
export async function mergesAlone({ db, settings }: Ctx): Promise<boolean> {
  const [row] = await rowsByIds(db, workspace, [settings.id], false)
  return row?.mergesAlone === true
}

const most = 100

/** Merges sure pairs, each by itself with its reasons in the ledger, where the company wants that. */
export const mergeSureOnes: JobHandler = {
  name: 'merge-sure-ones',
  async run(ctx) {
    if (!(await mergesAlone(ctx))) return
    const text = `select low_id, high_id, record, bearers from match_pair where sure order by low_id limit ${most}`
    const pairs = await ctx.db.run<Pair>({ text, values: [] })
    for (const pair of pairs) if (!(await mergeOne(ctx, pair))) await noMoreSure(ctx, pair)
    if (pairs.length === most) await enqueue(ctx.db, mergeSureOnes.name, {}, { key: mergeSureOnes.name })
  },
}

const noMoreSure = ({ db }: Ctx, { low_id, high_id }: Pair) =>
  db.run({ text: 'update match_pair set sure = false where low_id = $1 and high_id = $2', values: [low_id, high_id] })

/** Merges the younger into the older, if both are still what they were; answers whether it did. */
async function mergeOne(ctx: Ctx, pair: Pair): Promise<boolean> {
  const record = ctx.registry.record(pair.record)
  const reasons = record && (await reasonsFor(ctx, record, pair))
  if (!record || !reasons) return false
  const name = tell(languageFor(null, ctx.settings.locale), say('Farley ({reasons})', { reasons }))
  const own: Ctx = { ...ctx, actor: { ...ctx.actor, kind: 'automation', name }, cause: { id: newId(), kind: 'automation' } } // prettier-ignore
  try {
    await inWork(own, async (work) => {
      const leaving = await work.load(record, pair.high_id, 'delete')
      await mergeInto(work, record, leaving, { into: pair.low_id })
    })
    return true
  } catch (error) {
    // One of them is private, gone, or in a state that refuses it, or a value may be there once only: a person will see.
    if (error instanceof Refusal && error.status < 429) return false
    throw error
  }
}

/** Why they are surely one, as they are now; null when they are not, or when somebody has taken their merge back. */
async function reasonsFor(
  ctx: Ctx,
  record: RecordDefinition,
  { low_id, high_id, bearers }: Pair,
): Promise<string | null> {
  const [one, other] = await rowsByIds(ctx.db, record, [low_id, high_id], false)
  if (!one || !other || one.deletedAt || other.deletedAt || one.private || other.private) return null
  if (await wasTakenBack(ctx, low_id, high_id)) return null
  if ((await apartAmong(ctx.db, [low_id, high_id])).has(pairKey(low_id, high_id))) return null
  const [first, second] = [readyOf(record, one), readyOf(record, other)]
  const score = scoreOf(record, first.profile, second.profile, bearers)
  if (!isSure(score)) return null
  const evidence = evidenceOf(record, score.levels, first.profile, second.profile)
  return evidence.filter(({ speaks }) => speaks === 'for').map(({ sentence }) => tell(languageFor(null, ctx.settings.locale), sentence)).join(' · ') // prettier-ignore
}

async function wasTakenBack({ db }: Ctx, one: string, other: string): Promise<boolean> {
  const text = `select from merged where taken_back_by is not null and (id, into_id) in (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`
  return (await db.run({ text, values: [one, other] })).length > 0
}
