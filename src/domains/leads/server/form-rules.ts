import { randomBytes } from 'node:crypto'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { rulesOf } from '../../../platform/room.ts'
import { leadForm } from '../model/index.ts'

/** A form has an address that nobody can guess, from its beginning on; it demands no answer that it does not ask for. */
export const formRules = rulesOf(leadForm, {
  before(_work, { after }) {
    const { asks, needs, key, team, capacity } = after
    if (needs?.some((name) => !asks?.includes(name)))
      throw refuse.invalid([{ field: 'needs', ...say('Only what is asked for can be demanded.') }])
    if (capacity !== null && !team)
      throw refuse.invalid([{ field: 'capacity', ...say('Leads at most are counted for the members of a team.') }])
    if (after.touchWithin !== null && !team)
      throw refuse.invalid([{ field: 'touchWithin', ...say('Only a team has somebody to pass a lead on to.') }])
    if (after.skills?.length && !team)
      throw refuse.invalid([{ field: 'skills', ...say('Skills are asked of the members of a team.') }])
    return key ? undefined : { key: randomBytes(16).toString('base64url') }
  },
})
