import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { isTimeZone } from '../../../kernel/time.ts'
import { endLinksOf } from '../../../platform/access/links.ts'
import { dropSecondFactor } from '../../../platform/access/second-factor.ts'
import { dropIdentitiesOf } from '../../../platform/access/providers.ts'
import { endSessionsByProviderOf, endSessionsOf } from '../../../platform/access/sessions.ts'
import { handle, rulesOf } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { activate, changeRole, deactivate, turnOffTwoSteps, user } from '../model/index.ts'

export const userRules = rulesOf(user, {
  async before(work, { name, before, after }) {
    // Whoever makes, renames, bins or unmakes an owner could become one; this holds for undo and the time machine too.
    if (after.role === 'owner' || before?.role === 'owner') mustBeOwner(work)
    if (before?.role === 'owner' && (after.role !== 'owner' || after.active === false))
      await keepAnOwner(work, after.id)
    if (name === 'delete') await mayLeave(work, after)
    if (after.ownRole && after.role !== 'member')
      throw refuse.invalid([{ field: 'ownRole', ...say('Only a member has a role of your own.') }])
    if (after.timeZone && !isTimeZone(after.timeZone)) {
      throw refuse.invalid([
        { field: 'timeZone', ...say('There is no time zone “{timeZone}”.', { timeZone: after.timeZone }) },
      ])
    }
    return after.email ? { email: after.email.toLowerCase() } : undefined
  },
  async after(work, { before, after }) {
    if (!before) return
    // A link that went to the address of before opens nothing any more.
    if (before.email !== after.email) await endLinksOf(work.tx, after.id)
    // Whoever is let in again later comes in anew.
    if (before.active !== false && after.active === false) await endSessionsOf(work.tx, after.id)
    // Owners are never found by an address, and only they connect whatever account they like: whoever becomes one, or is
    // one no more, is known by no provider until it is proven anew, and signed in by none.
    if ((before.role === 'owner') === (after.role === 'owner')) return
    await dropIdentitiesOf(work.tx, after.id)
    await endSessionsByProviderOf(work.tx, after.id)
  },
})

export const changeRoleHandler = handle(changeRole, async (work, row, { role, ownRole = null }) => {
  if (row.role === role && row.ownRole === ownRole) return null
  if (ownRole && role !== 'member')
    throw refuse.invalid([{ field: 'ownRole', ...say('Only a member has a role of your own.') }])
  return { patch: { role, ownRole } }
})

export const deactivateHandler = handle(deactivate, async (work, row) => {
  if (row.id === work.ctx.actor.userId) throw refuse.notNow(say('You cannot deactivate yourself.'))
  return { patch: { active: false } }
})

export const turnOffTwoStepsHandler = handle(turnOffTwoSteps, async (work, row) => {
  if (row.role === 'owner') mustBeOwner(work)
  await dropSecondFactor(work.tx, row.id)
  await endSessionsOf(work.tx, row.id)
  return { patch: { twoSteps: false } }
})

export const activateHandler = handle(activate, async () => ({ patch: { active: true } }))

async function mayLeave(work: Work, { id, role }: RowOf<typeof user>) {
  if (id === work.ctx.actor.userId) throw refuse.notNow(say('You cannot delete yourself.'))
  if (role === 'owner') await keepAnOwner(work, id)
}

function mustBeOwner(work: Work) {
  if (work.ctx.actor.permissions.role !== 'owner')
    throw refuse.forbidden(say('Only an owner may make or change an owner.'))
}

async function keepAnOwner(work: Work, leaving: string) {
  const owners = await work.find(
    user,
    {
      and: [
        { field: 'role', is: 'owner' },
        { field: 'active', is: true },
      ],
    },
    { lock: true },
  )
  if (owners.every((owner) => owner.id === leaving)) {
    throw refuse.notNow(say('The last owner stays: make somebody else an owner first.'))
  }
}
