import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { baseAmount, rateDay, readRates } from '../../../platform/records/base-amount.ts'
import { inWork } from '../../../platform/records/open-work.ts'
import { findRows } from '../../../platform/records/read/index.ts'
import { walkBack } from '../../../platform/records/read/as-of.ts'
import { forecastOverride } from '../model/index.ts'
import { holderFaults } from './holder-faults.ts'
import { holderOf } from './override-rules.ts'
import { leadershipOf, sightOf, type Holder } from './sight.ts'
import { readPeople, type Branch, type People } from './tree.ts'

type Row = RowOf<typeof forecastOverride>

/** What somebody says a branch will close. */
export interface Override {
  /** In the company's currency. */
  amount: string
  reason: string
  /** Who says so. */
  by: string
}

export interface Overrides {
  /** What is said of a branch: by who leads it, else by the colleague; `unknown` where the asker may not know it. */
  of(branch: Branch): Override | 'unknown' | null
  /** Whether the asker may say something of a branch now. */
  may(branch: Branch): boolean
}

/** The overrides of a period as far as the asker may know them: those of now or, with a moment, as Farley knew them then. */
export async function readOverrides(
  ctx: Ctx,
  period: string,
  people: People,
  moment: string | null,
): Promise<Overrides> {
  const [rows, rates] = await Promise.all([rowsOf(ctx, period, moment), readRates(ctx, ctx.db)])
  const isSeen = sightOf(ctx, forecastOverride, people)
  const names = new Map(people.users.map(({ id, name }) => [id, name]))
  const said = new Map(rows.map((row) => [row.holder, row]))
  const may = mayOverride(ctx, people)
  return {
    of(branch) {
      const row = branch.id === null ? null : latestOf(said, branch.id, period)
      if (!row) return null
      if (!isSeen(row)) return 'unknown'
      const amount = baseAmount(ctx, rates, row.amount, rateDay(ctx, forecastOverride, { ...row }))
      return amount === null ? null : { amount, reason: row.reason, by: names.get(row.by ?? '') ?? '' }
    },
    may: ({ kind, id }) => may({ user: kind === 'colleague' ? id : null, team: kind === 'team' ? id : null }),
  }
}

/** Who leads somebody has the last word; what was taken back says nothing. */
function latestOf(said: ReadonlyMap<string | null, Row>, id: string, period: string): Row | null {
  const all = ['led', 'own'].map((by) => said.get(`${by} ${id} ${period}`))
  return all.find((row) => row && row.amount !== null) ?? null
}

async function rowsOf(ctx: Ctx, period: string, moment: string | null): Promise<Row[]> {
  const rows = await findRows(ctx, ctx.db, forecastOverride, { field: 'period', is: period }, { limit: 100_000, bin: moment !== null }) // prettier-ignore
  if (moment === null) return rows as unknown as Row[]
  const past = await walkBack(ctx, forecastOverride, rows, moment, ctx.db, 'recorded_at')
  return ([...past.values()] as unknown as Row[]).filter(({ deletedAt }) => !deletedAt)
}

/** Of whom the asker may say something: of themselves and of whom they lead; who only looks says nothing. */
function mayOverride(ctx: Ctx, people: People): (holder: Holder) => boolean {
  const { userId, permissions } = ctx.actor
  if (userId === null || permissions.role === 'viewer') return () => false
  const leads = leadershipOf(ctx, forecastOverride, people)
  return (holder) => holder.user === userId || ((holder.user ?? holder.team) !== null && leads(holder))
}

interface Given extends Holder {
  period: string
  /** A decimal in the company's currency; null takes back what was said. */
  amount: string | null
  reason: string
}

/** Says what a colleague or a team will close, in place of what was said before by them or by who leads them. */
export async function override(ctx: Ctx, given: Given): Promise<void> {
  const faults = holderFaults(forecastOverride, { ...given, amount: null })
  if (faults.length > 0) throw refuse.invalid(faults)
  const people = await readPeople(ctx)
  if (!mayOverride(ctx, people)(given))
    throw refuse.forbidden(say('A forecast is overridden by the colleague and by who leads them or their team.'))
  const by = ctx.actor.userId
  const amount = given.amount === null ? null : { amount: given.amount, currency: ctx.settings.currency }
  const values = { amount, reason: given.reason, by }
  await inWork(ctx, async (work) => {
    const [row] = await work.find(forecastOverride, { field: 'holder', is: holderOf(given, by) }, { lock: true })
    if (row) await work.update(forecastOverride, row, values as never)
    else if (amount) await work.create(forecastOverride, { ...given, ...values } as never)
  })
}
