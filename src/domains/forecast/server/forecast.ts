import { all, type Filter } from '../../../kernel/filter.ts'
import type { Ctx } from '../../../platform/context.ts'
import { scopesOf } from '../../../platform/access/scope.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { deal } from '../../deals/model/index.ts'
import { ofCategory } from '../model/category.ts'
import { filtersOf, seenOf, spanOf, type Entry } from './entries.ts'
import { figuresOf, gapTo, shareOf, type Figures } from './figures.ts'
import { readQuotas, type Quota, type Quotas } from './quotas.ts'
import { ownersFilter, readPeople, treeOf, type Branch } from './tree.ts'

/** A line of the forecast: the company, a team, a colleague or what is nobody’s. */
export interface Line extends Figures {
  kind: Branch['kind']
  id: string | null
  name: string
  depth: number
  /** Whose deals it stands for. */
  filter: Filter
  quota: Quota | null
  /** What is missing to its quota; below zero where it was passed. */
  gap: string | null
  /** How much of it was closed, in percent. */
  attained: number | null
}

/** What a forecast is made of; who knows nothing of one of these is refused. */
const reads = ['owner', 'status', 'amount', 'closeOn', 'closedAt', 'stage', 'probability', 'forecast']

/** Refuses whoever may not know of deals what a forecast says of them. */
export function mayForecast({ actor, registry }: Ctx): void {
  const { see, hidden } = actor.permissions.of(registry.own(deal))
  if (see === 'none' || reads.some((name) => hidden.has(name)))
    throw refuse.forbidden(say('A forecast says what deals are worth, which your role does not show.'))
}

/** Whether the asker’s role shows everybody’s deals; private ones of others are never among them. */
export const seesAll = ({ actor, registry }: Ctx): boolean =>
  scopesOf(actor, registry.own(deal), 'see').every((scope) => scope === 'all')

/** The lines of a period for these deals, of which only those are summed that the asker may see. */
export async function forecastOf(ctx: Ctx, period: string, entries: readonly Entry[]): Promise<Line[]> {
  const people = await readPeople(ctx)
  const [seen, quotas] = await Promise.all([seenOf(ctx, entries), readQuotas(ctx, period, people)])
  const owned = Map.groupBy(seen, ({ owner }) => owner)
  return linesOf(treeOf(ctx.settings.name, people), 0, owned, quotas, ctx.settings.currency)
}

type Owned = ReadonlyMap<string | null, Entry[]>

/** A branch and those below it that have deals or a quota; the company always. */
function linesOf(branch: Branch, depth: number, owned: Owned, quotas: Quotas, currency: string): Line[] {
  const entries = branch.owners.flatMap((owner) => owned.get(owner) ?? [])
  const quota = quotas(branch)
  const below = branch.below.flatMap((each) => linesOf(each, depth + 1, owned, quotas, currency))
  if (depth > 0 && entries.length === 0 && !quota && below.length === 0) return []
  const { kind, id, name } = branch
  const figures = figuresOf(entries, currency)
  const { amount } = figures.closed
  return [
    {
      ...{ kind, id, name, depth, filter: ownersFilter(branch), ...figures, quota },
      gap: quota && gapTo(quota.amount, amount, currency),
      attained: quota && shareOf(amount, quota.amount),
    },
    ...below,
  ]
}

/** The deals behind the figures of a period, as filters of deals. */
export function behind(ctx: Ctx, period: string) {
  const { open, won } = filtersOf(ctx, spanOf(period))
  const of = (category: Parameters<typeof ofCategory>[0]) => all(open, ofCategory(category))
  return { closed: won, commit: of('commit'), bestCase: of('bestCase'), pipeline: of('pipeline') }
}
