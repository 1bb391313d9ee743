import { Refusal } from '../../../kernel/refusal.ts'
import { say, type Sentence } from '../../../kernel/sentence.ts'
import { momentAt } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import { inWork, type Work } from '../../../platform/records/index.ts'
import type { JobHandler } from '../../../platform/room.ts'
import { told } from '../../../platform/words/index.ts'
import { task } from '../../activities/model/index.ts'
import { subscription } from '../model/index.ts'
import { endLines, renewed } from './renewing.ts'
import { reckon } from './recurring.ts'
import { today, type Subscription } from './terms-said.ts'

const atOnce = 200
const nobody = '00000000-0000-0000-0000-000000000000'
const office = 9 * 60

/** What is due on a day, and what is done about it; said again of the locked row, so nothing is done twice. */
interface Step {
  /** Of the table, `$1` is the day. */
  due: string
  isDue: (row: Subscription, day: string) => boolean
  run: (work: Work, row: Subscription, day: string) => Promise<void>
}

const isOver = (day: string | null, now: string) => day !== null && day < now

const runOut: Step = {
  due: `status = 'cancelled' and ends_on < $1`,
  isDue: ({ status, endsOn }, day) => status === 'cancelled' && isOver(endsOn, day),
  run: async (work, row) =>
    void (await work.update(subscription, row, { status: 'ended' } as never, { name: 'runOut' })),
}

const endOfTerm: Step = {
  due: `status = 'active' and term_ends_on < $1`,
  isDue: ({ status, termEndsOn }, day) => status === 'active' && isOver(termEndsOn, day),
  run: (work, row, day) => atEnd[row.renewal](work, row, day),
}

/** What becomes of one whose term is over. */
const atEnd: Record<Subscription['renewal'], Step['run']> = {
  async alone(work, row, day) {
    let next = row
    // One that Farley slept through is renewed for each of its terms.
    while (isOver(next.termEndsOn, day))
      next = await work.update(subscription, next, (await renewed(work, next)) as never, { name: 'renew' })
  },
  async asked(work, row) {
    await work.update(subscription, row, { status: 'renewalDue' } as never, { name: 'fallDue' })
    await askOwner(work, row, say('Renewal of {name} is due', { name: row.name }), row.termEndsOn!)
  },
  async ends(work, row) {
    await endLines(work, row, row.termEndsOn!)
    await work.update(subscription, row, { status: 'ended', endsOn: row.termEndsOn } as never, { name: 'runOut' })
  },
}

const remind: Step = {
  due: `status = 'active' and remind_on <= $1`,
  isDue: ({ status, remindOn }, day) => status === 'active' && remindOn !== null && remindOn <= day,
  async run(work, row) {
    const [name, day] = [row.name, row.noticeUntil!]
    const what = row.renewal === 'ends' ? say('{name} ends on {day}', { name, day: row.termEndsOn! }) : say('Renewal of {name}: notice until {day}', { name, day }) // prettier-ignore
    await askOwner(work, row, what, day)
    await work.update(subscription, row, { remindedFor: row.termEndsOn } as never, { name: 'remind' })
  },
}

const amounts: Step = {
  due: 'changes_on <= $1',
  isDue: ({ changesOn }, day) => changesOn !== null && changesOn <= day,
  run: (work, { id }) => reckon(work, [id]),
}

/** A task for who is in charge, of which they are told at once. */
async function askOwner(work: Work, row: Subscription, what: Sentence, day: string): Promise<void> {
  const { ctx } = work
  await work.create(task, {
    title: told(ctx, what),
    about: [row.id, ...(row.company ? [row.company] : [])],
    dueAt: momentAt(ctx.settings.timeZone, day, office).toISOString(),
    remindAt: ctx.now().toISOString(),
    owner: row.owner ?? null,
    private: row.private ?? false,
  })
}

/** What the days bring, looked at each hour, as days begin where companies are: terms end, owners are asked, amounts turn. */
export const renewals: JobHandler = {
  name: 'renew-subscriptions',
  cron: '11 * * * *',
  async run(ctx) {
    for (const step of [runOut, endOfTerm, remind, amounts]) await eachDue(ctx, step)
  },
}

/** Each in a transaction of its own; one that is refused holds up no other. */
async function eachDue(ctx: Ctx, step: Step): Promise<void> {
  const day = today({ ctx })
  const text = `select id from subscriptions where deleted_at is null and ${step.due} and id > $2 order by id limit ${atOnce}`
  for (let last = nobody; ;) {
    const rows = await ctx.db.run<{ id: string }>({ text, values: [day, last] })
    for (const { id } of rows) await one(ctx, step, id, day)
    if (rows.length < atOnce) return
    last = rows.at(-1)!.id
  }
}

const one = (ctx: Ctx, step: Step, id: string, day: string) =>
  inWork(ctx, async (work) => {
    const row = await work.peek(subscription, id)
    if (row && !row.deletedAt && step.isDue(row, day)) await step.run(work, row, day)
  }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    ctx.log.warn({ code: error.code, subscription: id }, 'a subscription was not renewed')
  })
