import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { getRecord } from '../records/read/index.ts'
import { changed } from './changed.ts'
import type { Sent } from './once.ts'
import type { AskedBy, Route } from './route.ts'

/** Tells again what was done under a cause whose answer was lost: the record that it changed, as it is now. */
export async function recallOf(
  route: Route,
  asked: AskedBy,
  answer: (route: Route, asked: AskedBy) => Promise<Sent>,
): Promise<Sent> {
  const { ctx } = asked
  const text = 'select record, record_id from ledger where cause_id = $1 order by id limit 1'
  const [line] = await ctx.db.run<{ record: string; record_id: string }>({ text, values: [ctx.cause.id] })
  const record = line && ctx.registry.record(line.record)
  if (!record || !route.recalls) throw lost()
  const run = async () => {
    const { data } = await getRecord(ctx, record, asked.params.id ?? line.record_id, {})
    return changed(asked, record, data)
  }
  return answer({ ...route, run }, asked)
}

const lost = () =>
  new Refusal({ code: 'done_already', status: 409, sentence: say('This was done, but its answer is no longer known.') })
