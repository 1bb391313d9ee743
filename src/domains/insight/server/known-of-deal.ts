import type { Money } from '../../../kernel/field.ts'
import type { Filter } from '../../../kernel/filter.ts'
import type { Ctx } from '../../../platform/context.ts'
import { aggregate, knows } from '../../../platform/records/read/index.ts'
import { deal, dealLine } from '../../deals/model/index.ts'
import type { WinModel } from '../model/index.ts'
import type { Closing } from './learn/closing.ts'
import { named, type Earlier, type Whose } from './learn/earlier.ts'
import { factsAt, type Facts } from './learn/facts.ts'

type Row = Readonly<Record<string, unknown>>

/** What is known of a deal now: by what it says, and by the earlier deals that the asker may see. */
export interface Known {
  facts: Facts
  /** The records behind, and how the earlier deals of each went; several of a kind are counted together. */
  earlier: Partial<Record<Whose, Earlier>>
}

/** Reads what is known of an open deal; a field that the asker may not know is not. */
export async function knownOf(ctx: Ctx, row: Row, model: WinModel): Promise<Known> {
  const now = ctx.now().getTime()
  const deal = await dealOf(ctx, row)
  const found = new Map<string, Earlier>()
  for (const [whose, id] of named(deal)) found.set(`${whose} ${id}`, await earlierOf(ctx, whose, id))
  const of = (whose: Whose, id: string) => found.get(`${whose} ${id}`)!
  return { facts: factsAt(deal, now, model.quarters, model.base, of), earlier: together(found) }
}

type Deal = Pick<Closing, 'openedAt' | 'stages' | 'amounts' | 'owner' | 'company' | 'source' | 'products'>

async function dealOf(ctx: Ctx, row: Row): Promise<Deal> {
  const openedAt = Date.parse((row.openedOn ?? row.createdAt) as string)
  const amount = row.amount as Money | null | undefined
  const isOurs = amount?.currency === ctx.settings.currency
  return {
    openedAt,
    stages: row.stage ? [{ at: Date.parse((row.stageSince ?? row.createdAt) as string), value: row.stage as string }] : [], // prettier-ignore
    amounts: isOurs ? [{ at: openedAt, value: Number(amount.amount) }] : [],
    owner: (row.owner ?? null) as string | null,
    company: (row.company ?? null) as string | null,
    source: (row.source ?? null) as string | null,
    products: await productsOf(ctx, row.id as string),
  }
}

async function productsOf(ctx: Ctx, id: string): Promise<string[]> {
  if (!knows(ctx, dealLine, 'product')) return []
  const filter = { field: 'deal', is: id }
  const { data } = await aggregate(ctx, dealLine, {
    filter,
    groupBy: ['product'],
    measures: [{ fn: 'count' }],
    limit: 20,
  })
  return data.flatMap(({ group }) => (group.product as string | null) ?? [])
}

const decided: Filter = { field: 'status', in: ['won', 'lost'] }

/** How the earlier deals of an owner, a company, a source or a product went, as far as the asker may see them. */
async function earlierOf(ctx: Ctx, whose: Whose, id: string): Promise<Earlier> {
  const isLine = whose === 'product'
  const [record, status] = isLine ? [dealLine, 'deal.status'] : [deal, 'status']
  const filter: Filter = { and: [{ field: whose, is: id }, isLine ? { ...decided, field: status } : decided] }
  const { data } = await aggregate(ctx, record, { filter, groupBy: [status], measures: [{ fn: 'count' }] })
  const count = (is: string) => Number(data.find(({ group }) => group[status] === is)?.values[0] ?? 0)
  return { won: count('won'), lost: count('lost') }
}

function together(found: ReadonlyMap<string, Earlier>): Known['earlier'] {
  const sums: Known['earlier'] = {}
  for (const [key, { won, lost }] of found) {
    const whose = key.slice(0, key.indexOf(' ')) as Whose
    const sum = sums[whose] ?? { won: 0, lost: 0 }
    sums[whose] = { won: sum.won + won, lost: sum.lost + lost }
  }
  return sums
}
