import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { many, say } from '../../../kernel/sentence.ts'
import { accountOf } from '../../../platform/access/account.ts'
import { permissionsIn } from '../../../platform/access/actor.ts'
import { isShareable } from '../../../platform/access/shares.ts'
import { kindsOf } from '../../../platform/records/kinds.ts'
import type { Work } from '../../../platform/records/work.ts'
import { rulesOf } from '../../../platform/room.ts'
import { share } from '../model/index.ts'

/** What is shared with one is bound to each of their statements: more of it is a matter of their role. */
const most = 1_000

export const shareRules = rulesOf(share, {
  async before(work, { name, before, after }) {
    if (name === 'create') await checkNew(work, after)
    const isNew = after.until !== null && after.until !== before?.until
    if (isNew && Date.parse(after.until!) <= work.ctx.now().getTime())
      throw refuse.invalid([{ field: 'until', ...say('A share ends in the future.') }])
  },
})

interface New {
  of: string
  user: string | null
  team: string | null
}

async function checkNew(work: Work, { of, user, team }: New): Promise<void> {
  if ((user === null) === (team === null))
    throw refuse.invalid([{ field: 'user', ...say('Say either a user or a team.') }])
  const kind = (await kindsOf(work, [of])).get(of)
  const record = kind === undefined ? undefined : work.ctx.registry.record(kind)
  // What is not there is refused where its link is checked.
  if (!record) return
  if (!isShareable(record))
    throw refuse.invalid([{ field: 'of', ...say('{records} are not shared one by one.', { records: many(record) }) }])
  if (user !== null) await checkUser(work, record, user)
  const standing = await work.find(share, user === null ? { field: 'team', is: team! } : { field: 'user', is: user }, { limit: most }) // prettier-ignore
  if (standing.length < most) return
  throw refuse.notNow(say('{count} records are shared there already: let a role say what they see.', { count: most }))
}

/** A share does not open what a role keeps shut. */
async function checkUser(work: Work, record: RecordDefinition, id: string): Promise<void> {
  const account = await accountOf(work.tx, id)
  if (!account) return
  const said = { name: account.name, records: many(record) }
  if (!account.active)
    throw refuse.invalid([{ field: 'user', ...say('{name} can no longer sign in.', { name: account.name }) }])
  if (permissionsIn(account, work.ctx.settings).of(record).see === 'none')
    throw refuse.invalid([{ field: 'user', ...say('The role of {name} knows no {records}.', said) }])
}
