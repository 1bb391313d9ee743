import { newId } from '../../../kernel/id.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { setResult, startJob } from '../../../platform/jobs/index.ts'
import type { JobHandler } from '../../../platform/room.ts'
import { told } from '../../../platform/words/index.ts'
import { learnAside } from './learn/learn-aside.ts'
import { readClosings } from './read-closings.ts'

const kept = 12

/** Learns each night what a deal's chance is of, from the deals that are closed. */
export const learnChances: JobHandler = {
  name: 'learn-chances',
  cron: '47 3 * * *',
  async run(ctx) {
    const { db, settings } = ctx
    const { verdict, model, backTest } = await learnAside(await readClosings(db, settings.currency))
    const values = [newId(), verdict, JSON.stringify(model), JSON.stringify(backTest)]
    await db.run({ text: `insert into win_model (id, verdict, model, back_test) values ($1, $2, $3, $4)`, values })
    const older = `delete from win_model where id not in (select id from win_model order by made_at desc limit ${kept})`
    await db.run({ text: older, values: [] })
    await setResult(ctx, { undo: false })
  },
}

/** Learns now, as whoever asks can watch; answers the job. */
export function startLearning(ctx: Ctx): Promise<string> {
  const title = told(ctx, say('Learn the chances of deals'))
  return startJob(ctx, { kind: learnChances.name, title, payload: {}, causeKind: 'system' })
}
