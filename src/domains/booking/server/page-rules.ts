import type { RowOf } from '../../../kernel/record.ts'
import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import { rulesOf } from '../../../platform/room.ts'
import { faultsOfHours } from '../../leads/server/index.ts'
import { bookingPage } from '../model/index.ts'

type Page = RowOf<typeof bookingPage>

/** A page has an address that can be typed and somebody whom it is with; others than themselves are named by those who administer. */
export const pageRules = rulesOf(bookingPage, {
  before({ ctx }, { name, before, after }) {
    if (name === 'delete') return
    const given = { ...after, address: after.address ?? addressOf(after.name), users: after.users?.length ? after.users : whoAsks(ctx.actor) } // prettier-ignore
    const faults = [...faultsOf(given), ...faultsOfHours(given)]
    if (faults.length > 0) throw refuse.invalid(faults)
    if (String(before?.users ?? '') !== String(given.users) && !mayName(ctx.actor, given.users ?? []))
      throw refuse.forbidden(say('With: owners and admins name others than themselves.'))
    return { address: given.address, users: given.users }
  },
})

const whoAsks = ({ userId }: Actor): string[] | null => (userId ? [userId] : null)

const mayName = ({ permissions, userId }: Actor, users: readonly string[]) =>
  permissions.role === 'owner' || permissions.role === 'admin' || users.every((id) => id === userId)

function faultsOf({ address, asks, needs }: Page): FieldFault[] {
  const faults: FieldFault[] = []
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(address ?? ''))
    faults.push({ field: 'address', ...say('Small letters, digits and hyphens between them, such as intro-call.') })
  if (needs?.some((each) => !asks?.includes(each)))
    faults.push({ field: 'needs', ...say('Only what is asked for can be demanded.') })
  return faults
}

/** The letters of a name that an address may have. What is made without a name is refused for that, after the rules. */
function addressOf(name: string | null): string {
  const plain = (name ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.replace(/[^a-z0-9]+/g, '-').slice(0, 50).replace(/^-+|-+$/g, '') // prettier-ignore
  return words || 'booking'
}
