import type { Ctx } from '../context.ts'

/** Of whom the company asks nothing: what was so before may come back, and neither Farley itself nor a customer is asked. */
export const isExempt = ({ actor, cause }: Ctx): boolean =>
  actor.kind === 'system' || actor.kind === 'customer' || cause.kind === 'undo' || cause.kind === 'system'
