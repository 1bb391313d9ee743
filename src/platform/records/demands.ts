import { demandFields, mustFields, type Demand } from '../../kernel/demand.ts'
import { stepsOf } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { sayAsIs } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import type { Values } from './check.ts'
import { isExempt } from './exempt.ts'
import { holds } from './read/holds.ts'

/** The line of a demand that somebody confirmed to leave unmet; its cause is that of the change. */
export const override = 'override'

const isOf = (path: string, names: ReadonlySet<string>) => names.has(stepsOf(path)[0]!)

/** What a record does not meet, of the demands that its reader may know of. */
export function unmet(ctx: Ctx, record: RecordDefinition, row: Values): Demand[] {
  const { hidden } = ctx.actor.permissions.of(record)
  return ctx.registry
    .demands(record)
    .filter((each) => !demandFields(each).some((name) => isOf(name, hidden)) && isUnmet(ctx, record, each, row))
}

const isUnmet = (ctx: Ctx, record: RecordDefinition, { when, must }: Demand, row: Values) =>
  (when === null || holds(ctx, record, when, row)) && !holds(ctx, record, must, row)

/**
 * Refuses a record as it is about to be where it does not meet what the company asks, naming the fields; only of what speaks
 * of a field that changes, so that an old fault holds up nothing else. Answers those that were left unmet by confirmation.
 */
export function checkDemands(
  ctx: Ctx,
  record: RecordDefinition,
  row: Values,
  changed: ReadonlySet<string> | null,
): Demand[] {
  if (ctx.registry.demands(record).length === 0 || isExempt(ctx)) return []
  const { closed } = ctx.actor.permissions.of(record)
  const asked = unmet(ctx, record, row).filter(
    (each) =>
      each.level !== 'warn' &&
      (changed === null || demandFields(each).some((name) => isOf(name, changed))) &&
      // Of what one may not fill in, nothing is asked.
      !mustFields(each).every((name) => isOf(name, closed)),
  )
  const blocking = asked.filter(({ level }) => level === 'block')
  if (blocking.length > 0) throw refuse.unmet(faultsOf(blocking))
  const open = asked.filter(({ id }) => !ctx.confirmed?.has(id))
  if (open.length > 0) throw refuse.unconfirmed(faultsOf(open), asked.map(({ id }) => id)) // prettier-ignore
  return asked
}

const faultsOf = (demands: readonly Demand[]) =>
  demands.flatMap((each) => mustFields(each).map((field) => ({ field, ...sayAsIs(each.sentence) })))
