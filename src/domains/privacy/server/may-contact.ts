import type { Runner } from '../../../platform/db/index.ts'
import { standingForSql } from '../../../platform/records/merged.ts'
import type { Channel } from '../model/index.ts'

/** Whether somebody may be contacted, and why. */
export interface Verdict {
  may: boolean
  why: 'given' | 'withdrawn' | 'neverAsked' | 'noSuchPurpose' | 'restricted'
}

/**
 * Whether a person may be contacted for a purpose by a channel. Whoever was never asked may not, nor
 * whoever is restricted; where two consents of the
 * same kind stand there, the withdrawn one holds. Ids of merged people lead to the one that stays. The field of a person
 * that lists ask (`emailFor`) says the same of many.
 */
export async function mayContact(runner: Runner, person: string, purpose: string, channel: Channel): Promise<Verdict> {
  const [found] = await runner.run<{ known: boolean; restricted: boolean; given: boolean | null }>({
    name: 'privacy_may_contact',
    text: `select exists (select from purposes where id = $2 and deleted_at is null and $3 = any (channels)) as known,
  exists (select from restrictions where person_id = ${standingForSql('$1::uuid')} and state = 'active' and deleted_at is null) as restricted,
  (select bool_and(state = 'given') from consents
    where person_id = ${standingForSql('$1::uuid')} and purpose_id = $2 and channel = $3 and deleted_at is null
    and not exists (select from erasure where record_id = consents.person_id)) as given`,
    values: [person, purpose, channel],
  })
  if (!found!.known) return { may: false, why: 'noSuchPurpose' }
  if (found!.restricted) return { may: false, why: 'restricted' }
  if (found!.given === null) return { may: false, why: 'neverAsked' }
  return found!.given ? { may: true, why: 'given' } : { may: false, why: 'withdrawn' }
}
