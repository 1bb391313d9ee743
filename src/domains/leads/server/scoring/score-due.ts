import type { RowOf } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { Tx } from '../../../../platform/db/index.ts'
import { tellOfDerived } from '../../../../platform/own/index.ts'
import { openWork } from '../../../../platform/records/index.ts'
import type { JobHandler } from '../../../../platform/room.ts'
import { person } from '../../../people/model/index.ts'
import { noteAll, scoreDueJob, scoreSoon } from './due.ts'
import { reasonsOf, scoreOf, type Reason } from './reasons.ts'
import { readRules } from './rule.ts'

const batch = 200
const rounds = 100
const patience = 60_000

/** Scores those who are due, in batches: somebody is struck out in the transaction in which they are scored. */
export const scoreDue: JobHandler = {
  name: scoreDueJob,
  async run(ctx) {
    for (let round = 0; round < rounds; round++) if ((await scoreBatch(ctx)) === 0) return
    // Others want their turn too.
    await scoreSoon(ctx.db)
  },
}

/** Each night points decay, and what counts for some days only has had its time. */
export const scoreLeads: JobHandler = {
  name: 'score-leads',
  cron: '17 1 * * *',
  async run({ db }) {
    await noteAll(db)
    await scoreSoon(db)
  },
}

function scoreBatch(ctx: Ctx): Promise<number> {
  return ctx.db.transaction(
    async (tx) => {
      const due = await tx.run<{ id: string }>({
        name: 'lead_score_take',
        text: `delete from lead_score_due where person_id in (select person_id from lead_score_due order by person_id limit ${batch} for update skip locked)
returning person_id as id`,
        values: [],
      })
      if (due.length > 0) await score(ctx, tx, due.map(({ id }) => id)) // prettier-ignore
      return due.length
    },
    { timeoutMs: patience },
  )
}

/** Score and reasons are kept together, so that one is always the sum of the others. */
async function score(ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<void> {
  const { work, close } = openWork(ctx, tx)
  const people = await work.find(person, { field: 'id', in: [...ids] })
  const rules = await readRules(ctx, tx)
  const leads = rules.length > 0 ? people.filter(isScored) : []
  const reasons = await reasonsOf(ctx, tx, rules, leads.map(({ id }) => id)) // prettier-ignore
  const scores = new Map(leads.map(({ id }) => [id, scoreOf(reasons.get(id) ?? [])]))
  const changed = people.filter(({ id, score: was }) => was !== (scores.get(id) ?? null))
  for (const { id } of changed) await work.derive(person, id, { score: scores.get(id) ?? null })
  await keepReasons(tx, ids, reasons)
  if (changed.length > 0) await tellOfDerived(ctx, tx, person)
  await close()
}

/** Of whoever asked that what is known of them is only kept, or was erased, nothing is reckoned. */
const isScored = ({ lifeCycle, restricted, erasedAt }: RowOf<typeof person>) => lifeCycle === 'lead' && !restricted && !erasedAt // prettier-ignore

async function keepReasons(tx: Tx, ids: readonly string[], reasons: ReadonlyMap<string, readonly Reason[]>) {
  const rows = [...reasons].flatMap(([who, each]) => each.map((reason) => ({ who, ...reason })))
  await tx.run({ name: 'lead_score_forget', text: 'delete from lead_score_reason where person_id = any ($1::uuid[])', values: [ids] }) // prettier-ignore
  if (rows.length === 0) return
  const text = `insert into lead_score_reason (person_id, rule_id, points, record_id, at)
select who, rule, points, record, at from json_to_recordset($1::json) as given (who uuid, rule uuid, points bigint, record uuid, at timestamptz)`
  await tx.run({ name: 'lead_score_keep', text, values: [JSON.stringify(rows)] })
}
