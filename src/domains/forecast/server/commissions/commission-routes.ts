import { z } from 'zod'
import { exactly, minus, written } from '../../../../kernel/decimal.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { route, type Route } from '../../../../platform/http/route.ts'
import { findRows, visibleIds } from '../../../../platform/records/read/index.ts'
import { deal } from '../../../deals/model/index.ts'
import { commissionStatement } from '../../model/index.ts'
import { mayForecast } from '../forecast.ts'
import { amount, period, tag } from '../forecast-routes.ts'
import { sightOf } from '../sight.ts'
import { readPeople } from '../tree.ts'
import type { Earned } from './commission.ts'
import { readStatements, type Statement } from './statements.ts'

type Settled = RowOf<typeof commissionStatement>

const settled = z
  .object({ id: z.uuid(), version: z.int(), at: z.string().describe('When.'), total: amount })
  .nullable()
  .describe('What was settled; null while the period is open.')
const due = {
  user: z.uuid(),
  name: z.string(),
  plan: z.string().nullable().describe('What their plan is called; null where they are in none.'),
  target: amount.nullable(),
  sold: amount,
  attained: z.number().nullable().describe('How much of the target that is, in percent.'),
  total: amount.describe('What is due by what is so now.'),
  settled,
}
const line = z.object({
  deal: z.object({ id: z.uuid(), name: z.string() }).nullable().describe('Null where the asker may not see it.'),
  at: z.string().describe('When it was won.'),
  amount: amount.describe('Their share of it.'),
  parts: z.array(z.object({ amount, rate: z.string().describe('Percent.') })),
  commission: amount,
  was: amount.nullable().describe('What of it was settled, where that is something else; null where it is not.'),
})

/** What is paid for what was sold. */
export const commissionRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/commissions',
    tag,
    id: 'listCommissions',
    summary: 'What colleagues are paid for a period: oneself, those whom one leads, and for owners and admins everybody.',
    query: z.strictObject({ period }),
    answer: z.object({
      data: z.array(z.object(due)),
      currency: z.string(),
      maySettle: z.boolean().describe('Whether the asker may settle periods and open them again.'),
    }),
    run: async ({ ctx, query }) => {
      const { statements, settledOf, nameOf } = await seenStatements(ctx, query.period)
      const data = statements.map((each) => told(each, nameOf(each.user), settledOf(each.user)))
      const maySettle = ctx.actor.permissions.of(commissionStatement).create
      return { data: data.sort((one, other) => one.name.localeCompare(other.name)), currency: ctx.settings.currency, maySettle }
    },
  }),
  route({
    method: 'GET',
    path: '/commissions/:user',
    tag,
    id: 'getCommission',
    summary: 'How what a colleague is paid for a period came about, deal by deal, and what has changed since it was settled.',
    query: z.strictObject({ period }),
    answer: z.object({
      data: z.object({
        ...due,
        tiers: z.array(z.object({ from: z.string().describe('Percent of the target.'), rate: z.string() })),
        lines: z.array(line),
      }),
      currency: z.string(),
    }),
    run: async ({ ctx, query, params }) => {
      const { statements, settledOf, nameOf } = await seenStatements(ctx, query.period)
      const found = statements.find(({ user }) => user === params.user)
      if (!found) throw refuse.notFound(say('There is no such statement.'))
      const known = settledOf(found.user)
      const data = { ...told(found, nameOf(found.user), known), tiers: found.tiers, lines: await linesOf(ctx, found, known) }
      return { data, currency: ctx.settings.currency }
    },
  }),
] // prettier-ignore

/** The statements that the asker may know, with what of them was settled. */
async function seenStatements(ctx: Ctx, of: string) {
  mayForecast(ctx)
  const [people, all, rows] = await Promise.all([
    readPeople(ctx),
    readStatements(ctx, of),
    findRows(ctx, ctx.db, commissionStatement, { field: 'period', is: of }, { limit: 100_000 }),
  ])
  const kept = new Map((rows as unknown as Settled[]).map((row) => [row.user, row]))
  const isSeen = sightOf(ctx, commissionStatement, people)
  const names = new Map(people.users.map(({ id, name }) => [id, name]))
  const statements = [...all.values()].filter(({ user, plan }) => (plan !== null || kept.has(user)) && isSeen({ user, team: null })) // prettier-ignore
  return {
    statements,
    settledOf: (user: string) => kept.get(user) ?? null,
    nameOf: (user: string) => names.get(user) ?? '',
  }
}

function told({ lines: _lines, tiers: _tiers, ...due }: Statement, name: string, row: Settled | null) {
  return { ...due, name, settled: row && { id: row.id, version: row.version, at: row.createdAt, total: row.total?.amount ?? '0' } } // prettier-ignore
}

/** The deals of a statement, and those that were settled and are not in it any more. */
async function linesOf(ctx: Ctx, { lines }: Statement, row: Settled | null) {
  const before = row ? (JSON.parse(row.lines ?? '[]') as Earned[]) : []
  const gone = before.filter(({ deal: id }) => !lines.some((each) => each.deal === id)).map((each) => ({ ...each, amount: '0', parts: [], commission: '0' })) // prettier-ignore
  const all = [...lines, ...gone]
  const nameOf = await namesOf(ctx, all.map(({ deal: id }) => id)) // prettier-ignore
  const wasOf = new Map(before.map(({ deal: id, commission }) => [id, commission]))
  return all.map((each) => {
    const was = row ? (wasOf.get(each.deal) ?? '0') : each.commission
    const differs = written(minus(exactly(was), exactly(each.commission))) !== '0'
    return { ...each, deal: nameOf(each.deal), was: differs ? was : null }
  })
}

/** What deals are called that the asker may see. */
async function namesOf(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return () => null
  const seen = await visibleIds(ctx, ctx.registry.own(deal), ids)
  const rows = await findRows(ctx, ctx.db, deal, { field: 'id', in: [...seen] }, { limit: 100_000 })
  const names = new Map((rows as unknown as RowOf<typeof deal>[]).map(({ id, name }) => [id, { id, name }]))
  return (id: string) => names.get(id) ?? null
}
