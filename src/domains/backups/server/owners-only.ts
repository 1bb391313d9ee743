import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'

/** Refuses whoever is no owner: a backup holds everything, whoever may see it. */
export function ownersOnly({ actor }: Ctx): void {
  if (actor.permissions.role !== 'owner') throw refuse.forbidden(say('Only owners see to backups.'))
}
