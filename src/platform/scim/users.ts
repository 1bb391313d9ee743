import { isId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { accountByEmail } from '../access/account.ts'
import { noteAtDoor, type From } from '../access/door-log.ts'
import type { Ctx } from '../context.ts'
import type { Runner } from '../db/index.ts'
import { inWork, type Work } from '../records/index.ts'
import { scimFault } from './fault.ts'
import { patched } from './patch.ts'
import { lowered } from './resource.ts'
import { newcomersRole } from './rules.ts'
import { findUser, goneUser, keepGone, keepSaid } from './stored-users.ts'
import { etagOf, saidIn, userResource, type Said, type UserRow } from './user-resource.ts'

/** A user whom the program knows; refuses as not found any other. */
export async function userOf(on: Runner, id: string): Promise<UserRow> {
  const found = isId(id) ? await findUser(on, id) : undefined
  if (!found) throw refuse.notFound(say('There is no such user.'))
  return found
}

/** Makes the account of somebody, or opens that of somebody whom the program deleted and names the same again. Nobody is invited. */
export async function createUser(ctx: Ctx, given: unknown, from: From): Promise<UserRow> {
  const said = saidIn(lowered(given))
  return inWork(ctx, async (work) => {
    const gone = await goneUser(work.tx, said)
    const id = gone ?? (await newUser(work, said, from))
    if (gone) await takeUp(work, await lockedUser(work, gone), said)
    await remember(work, id, said)
    return userOf(work.tx, id)
  })
}

/** Sets somebody to what is said, whole. */
export const replaceUser = (ctx: Ctx, id: string, given: unknown, seen: string | undefined): Promise<UserRow> =>
  change(ctx, id, seen, (row) => saidIn(lowered(given), row))

/** Changes what the operations name. */
export const patchUser = (ctx: Ctx, id: string, given: unknown, seen: string | undefined): Promise<UserRow> =>
  change(ctx, id, seen, (row) => saidIn(patched(lowered(userResource(row, '')), given), row, { isWhole: false }))

/** Deactivates somebody for good, as far as the program knows; what they own stays theirs until it is handed on. */
export async function removeUser(ctx: Ctx, id: string, seen: string | undefined): Promise<UserRow> {
  return inWork(ctx, async (work) => {
    const row = await mayChange(work, id, seen)
    await setActive(work, await lockedUser(work, id), false)
    await keepGone(work.tx, row)
    return row
  })
}

function change(ctx: Ctx, id: string, seen: string | undefined, read: (row: UserRow) => Said): Promise<UserRow> {
  return inWork(ctx, async (work) => {
    const said = read(await mayChange(work, id, seen))
    await takeUp(work, await lockedUser(work, id), said)
    await remember(work, id, said)
    return userOf(work.tx, id)
  })
}

/** Refuses an owner, and what was changed since it was seen. */
async function mayChange(work: Work, id: string, seen: string | undefined): Promise<UserRow> {
  await userOf(work.tx, id)
  await work.peek(userIn(work), id)
  const row = await userOf(work.tx, id)
  if (row.role === 'owner') throw refuse.forbidden(say('Owners are changed by owners only, never by provisioning.'))
  if (seen !== undefined && seen !== '*' && seen !== etagOf(row)) throw scimFault.stale()
  return row
}

const userIn = (work: Work) => work.ctx.registry.record('user')!
const lockedUser = async (work: Work, id: string) => (await work.peek(userIn(work), id))!
type Locked = Awaited<ReturnType<typeof lockedUser>>

async function newUser(work: Work, said: Said, from: From): Promise<string> {
  const { name, email, active, timeZone, manager } = said
  if (await accountByEmail(work.tx, email)) throw scimFault.taken(email)
  const role = await newcomersRole(work.tx)
  const values = { name, email, role, active, timeZone, manager, canSignIn: false }
  const row = await work.create(userIn(work), values as never)
  const user = { id: row.id as string, name }
  const { actor } = work.ctx
  await noteAtDoor(work.tx, { event: 'accountMade', user, by: actor, from, more: { provider: actor.name } })
  return user.id
}

async function takeUp(work: Work, row: Locked, said: Said): Promise<void> {
  const { name, email, timeZone, manager, active } = said
  const after = await work.update(userIn(work), row, { name, email, timeZone, manager } as never)
  await setActive(work, after, active)
}

async function setActive(work: Work, row: Locked, active: boolean): Promise<void> {
  if (((row as { active?: boolean | null }).active ?? true) === active) return
  await work.update(userIn(work), row, { active } as never, { name: active ? 'activate' : 'deactivate' })
}

async function remember(work: Work, id: string, said: Said): Promise<void> {
  await work.flush()
  if (!(await keepSaid(work.tx, id, said))) throw scimFault.taken(said.userName)
}
