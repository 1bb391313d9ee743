import type { Option } from '../../../../kernel/field.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { rollUpType, type RollUp, type RollUpFn } from '../../../../kernel/roll-up.ts'
import { definitions } from '../../../../web/app/registry.ts'

/** A link of another record that may point to this one. */
export interface Pointing {
  source: RecordDefinition
  by: string
}

/** Whose records point to those of a kind, and by which link; parts only where they belong. */
export function pointingTo(record: RecordDefinition): Pointing[] {
  return definitions()
    .filter(({ setting, secluded, shared }) => !setting && !secluded && !shared)
    .flatMap((source) =>
      Object.entries(source.all)
        .filter(([, { to }]) => to === record.name || (to === 'any' && source.name !== record.name))
        .filter(([by]) => !source.partOf || source.partOf === by)
        .map(([by]) => ({ source, by })),
    )
}

/** How many point here: what every roll-up begins as. */
export const countOf = ({ source, by }: Pointing): RollUp => ({ of: source.name, by, fn: 'count', field: null, filter: null }) // prettier-ignore

/** The fields that can be measured so. What Farley keeps by itself leaves no line, and so cannot. */
export function measurable(source: RecordDefinition, fn: RollUpFn): Option[] {
  if (fn === 'count') return []
  return Object.entries(source.all)
    .filter(([, { setBy, rollUp, formula }]) => !rollUp && (setBy !== 'derived' || formula !== undefined))
    .filter(([field]) => rollUpType({ fn, field }, source) !== null)
    .map(([key, { label }]) => ({ key, label }))
}
