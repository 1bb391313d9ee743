import { all, type Filter } from '../../../kernel/filter.ts'
import type { Ctx } from '../../../platform/context.ts'
import { scopesOf } from '../../../platform/access/scope.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { deal } from '../../deals/model/index.ts'
import { knowsShares } from '../../deals/server/index.ts'
import { ofCategory } from '../model/category.ts'
import { filtersOf, seenOf, spanOf, type Entry } from './entries.ts'
import { figuresOf, gapTo, shareOf, totalOf, type Figures } from './figures.ts'
import { readOverrides, type Override, type Overrides } from './overrides.ts'
import { readQuotas, type Quota, type Quotas } from './quotas.ts'
import { bySeller, joined } from './per-seller.ts'
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
  /** What somebody says it will close; where only of parts of it, what comes of these and of what is likely of the others. */
  override: (Override & { of: 'own' }) | { amount: string; of: 'below' } | null
  mayOverride: boolean
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

/** The lines of a period for these deals, as they are or were shared at a moment; only those are summed that the asker may see. */
export async function forecastOf(
  ctx: Ctx,
  period: string,
  entries: readonly Entry[],
  moment: string | null,
): Promise<Line[]> {
  const people = await readPeople(ctx)
  const [seen, quotas, overrides] = await Promise.all([
    seenOf(ctx, entries),
    readQuotas(ctx, period, people),
    readOverrides(ctx, period, people, moment),
  ])
  // Who does not know how deals are shared has each of them at its owner, whole.
  const isShared = knowsShares(ctx)
  const owned = isShared ? await bySeller(ctx, seen, moment) : Map.groupBy(seen, ({ owner }) => owner)
  const filterOf = (branch: Branch) => ownersFilter(branch, isShared)
  const known = { owned, quotas, overrides, filterOf, currency: ctx.settings.currency }
  return nodesOf(treeOf(ctx.settings.name, people), 0, known).flatMap(withBelow)
}

interface Known {
  owned: ReadonlyMap<string | null, Entry[]>
  quotas: Quotas
  overrides: Overrides
  filterOf: (branch: Branch) => Filter
  currency: string
}

/** A line and those beneath it. */
interface Node {
  line: Line
  /** Whether something is said of it or of what is below it that the asker may not know. */
  keeps: boolean
  below: Node[]
}
const withBelow = ({ line, below }: Node): Line[] => [line, ...below.flatMap(withBelow)]

/** A branch that has deals, a quota or an override, or one below it that does; the company always. */
function nodesOf(branch: Branch, depth: number, known: Known): Node[] {
  const entries = joined(branch.owners.flatMap((owner) => known.owned.get(owner) ?? []))
  const quota = known.quotas(branch)
  const said = known.overrides.of(branch)
  const below = branch.below.flatMap((each) => nodesOf(each, depth + 1, known))
  if (depth > 0 && entries.length === 0 && !quota && !said && below.length === 0) return []
  const { kind, id, name } = branch
  const figures = figuresOf(entries, known.currency)
  const { amount } = figures.closed
  const line: Line = {
    ...{ kind, id, name, depth, filter: known.filterOf(branch), ...figures, quota },
    gap: quota && gapTo(quota.amount, amount, known.currency),
    attained: quota && shareOf(amount, quota.amount),
    override: overrideOf(said, below, known.currency),
    mayOverride: known.overrides.may(branch),
  }
  return [{ line, keeps: said === 'unknown' || below.some(({ keeps }) => keeps), below }]
}

function overrideOf(said: ReturnType<Overrides['of']>, below: readonly Node[], currency: string): Line['override'] {
  if (said === 'unknown') return null
  if (said) return { ...said, of: 'own' }
  if (below.some(({ keeps }) => keeps) || !below.some(({ line }) => line.override)) return null
  return { amount: totalOf(below.map(({ line }) => line.override?.amount ?? line.projection.likely), currency), of: 'below' } // prettier-ignore
}

/** The deals behind the figures of a period, as filters of deals. */
export function behind(ctx: Ctx, period: string) {
  const { open, won } = filtersOf(ctx, spanOf(period))
  const of = (category: Parameters<typeof ofCategory>[0]) => all(open, ofCategory(category))
  return { closed: won, commit: of('commit'), bestCase: of('bestCase'), pipeline: of('pipeline') }
}
