import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { noteAtDoor, type DoorEvent } from '../../access/door-log.ts'
import { createKey, endKeysOf, listKeys } from '../../access/keys.ts'
import { giveMeaning, removeGroup } from '../../scim/groups.ts'
import { readLines } from '../../scim/log.ts'
import { newcomersRole, setNewcomersRole } from '../../scim/rules.ts'
import { listGroups } from '../../scim/stored-groups.ts'
import { told } from '../../words/index.ts'
import { fromOf } from '../from.ts'
import { route, type AskedBy, type Route } from '../route.ts'
import { givenRole, provisioning } from '../schema/provisioning.ts'
import { scimAddress } from '../scim/address.ts'
import { mustBeOwner } from '../sure.ts'

const tag = 'Users'
const one = z.object({ data: provisioning })
const mostGroups = 1_000

/** How another program makes and ends accounts here. Like providers, it is an owner's to let in. */
export const provisioningRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/provisioning',
    who: 'admin',
    tag,
    id: 'getProvisioning',
    summary: 'How accounts are provisioned, and what was wanted last.',
    answer: one,
    run: (asked) => shown(asked),
  }),
  route({
    method: 'PATCH',
    path: '/provisioning',
    who: 'admin',
    tag,
    id: 'changeProvisioning',
    summary: 'Sets in which role newcomers begin.',
    body: z.strictObject({ role: givenRole }),
    answer: one,
    run: async (asked) => {
      mustBeOwner(asked)
      await setNewcomersRole(asked.ctx.db, asked.body.role)
      return shown(asked)
    },
  }),
  route({
    method: 'POST',
    path: '/provisioning/key',
    who: 'admin',
    tag,
    id: 'makeProvisioningKey',
    summary: 'Makes the key of provisioning in place of the one before; it is shown this once.',
    answer: z.object({ data: z.object({ token: z.string() }) }),
    status: 201,
    run: async (asked) => {
      mustBeOwner(asked)
      const { ctx } = asked
      const name = 'SCIM'
      const { token } = await ctx.db.transaction(async (tx) => {
        await endKeysOf(tx, 'provision')
        return createKey(tx, { name, role: 'admin', scope: 'provision', user: null })
      })
      asked.server.askers.forget()
      await note(asked, 'keyMade', name)
      return { data: { token } }
    },
  }),
  route({
    method: 'DELETE',
    path: '/provisioning/key',
    who: 'admin',
    tag,
    id: 'endProvisioningKey',
    summary: 'Ends the key of provisioning at once; accounts stay as they are.',
    status: 204,
    answer: z.null(),
    run: async (asked) => {
      mustBeOwner(asked)
      await endKeysOf(asked.ctx.db, 'provision')
      asked.server.askers.forget()
      await note(asked, 'keyEnded', 'SCIM')
      return null
    },
  }),
  route({
    method: 'PATCH',
    path: '/provisioning/groups/:id',
    who: 'admin',
    tag,
    id: 'changeProvisionedGroup',
    summary: 'Says what it means to be in a group: a team, a role.',
    body: z.strictObject({ isTeam: z.boolean(), role: givenRole.nullable(), ownRole: z.uuid().nullable() }).partial(),
    answer: one,
    run: async (asked) => {
      mustBeOwner(asked)
      const { ctx, body, params } = asked
      if (body.ownRole && !(await hasOwnRole(asked, body.ownRole)))
        throw refuse.invalid([{ field: 'ownRole', ...say('There is no such role.') }])
      await giveMeaning(ctx, params.id!, body)
      asked.server.askers.forget()
      return shown(asked)
    },
  }),
  route({
    method: 'DELETE',
    path: '/provisioning/groups/:id',
    who: 'admin',
    tag,
    id: 'removeProvisionedGroup',
    summary: 'Forgets a group; whoever was in it is as if they had left it.',
    status: 204,
    answer: z.null(),
    run: async (asked) => {
      mustBeOwner(asked)
      await removeGroup(asked.ctx, asked.params.id!, undefined, { all: true })
      asked.server.askers.forget()
      return null
    },
  }),
]

async function hasOwnRole({ ctx }: AskedBy, id: string): Promise<boolean> {
  const text = 'select 1 from own_roles where id = $1 and deleted_at is null'
  return (await ctx.db.run({ text, values: [id] })).length > 0
}

async function shown({ ctx, server }: AskedBy): Promise<z.input<typeof one>> {
  const [role, keys, { rows }, lines] = await Promise.all([
    newcomersRole(ctx.db),
    listKeys(ctx.db),
    listGroups(ctx.db, { startIndex: 1, count: mostGroups }, { all: true }),
    readLines(ctx.db),
  ])
  const groups = rows.map(({ members, role, ...row }) => ({
    ...row,
    members: members.length,
    role: role as z.input<typeof givenRole> | null,
  }))
  const key = keys.find(({ scope }) => scope === 'provision') ?? null
  const shownLines = lines.map(({ what, fault, ...line }) => {
    const [method, kind] = what.split(' ') as ['POST', 'User']
    return { ...line, what: method, kind, detail: fault && told(ctx, fault) }
  })
  return { data: { address: scimAddress(server), role, key, groups, lines: shownLines } }
}

async function note({ ctx, request }: AskedBy, event: DoorEvent, name: string): Promise<void> {
  await noteAtDoor(ctx.db, { event, user: null, by: ctx.actor, from: fromOf(request), more: { name } })
}
