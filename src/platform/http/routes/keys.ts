import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say, saying } from '../../../kernel/sentence.ts'
import { isMoment } from '../../../kernel/time.ts'
import { leastRole, roleOrder } from '../../access/permissions.ts'
import { createKey, deleteKey, listKeys } from '../../access/keys.ts'
import { scopeSchema } from '../../access/own-role.ts'
import { rightsIn } from '../../access/rights-in.ts'
import { noteAtDoor } from '../../access/door-log.ts'
import { fromOf } from '../from.ts'
import { route, type AskedBy, type Route } from '../route.ts'
import { role } from '../schema/me.ts'
import { named } from '../schema/named.ts'

const moment = z.iso.datetime()
const shape = {
  id: z.uuid(),
  name: z.string(),
  hint: z.string().describe('How its token begins.'),
  role,
  scope: z
    .union([scopeSchema, z.literal('provision')])
    .describe(
      'How far it goes at most: as its role, reading alone, by record as rights of a role of your own, or provisioning alone.',
    ),
  user: z.uuid().nullable().describe('As whom it acts.'),
  createdAt: moment,
  expiresAt: moment.nullable(),
  lastUsedAt: moment.nullable(),
  lastUsedFrom: z.string().nullable().describe('The address from which it was used last.'),
}
const key = named('Key', z.object(shape))
const newKey = named('NewKey', z.object({ ...shape, token: z.string().describe('Shown this once.') }))

export const keyRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/keys',
    who: 'admin',
    tag: 'Keys',
    id: 'listKeys',
    summary: 'Lists the API keys, without their tokens.',
    answer: z.object({ data: z.array(key) }),
    run: async ({ ctx }) => ({ data: await listKeys(ctx.db) }),
  }),
  route({
    method: 'POST',
    path: '/keys',
    who: 'admin',
    tag: 'Keys',
    id: 'createKey',
    summary: 'Makes an API key; its token is shown this once.',
    body: z.strictObject({
      name: z.string().trim().min(1).max(120),
      role,
      scope: scopeSchema.default('all').describe('Less than its role: `read`, or what is allowed, by record.'),
      expiresAt: z
        .string()
        .refine(
          (text) => isMoment(text) && Date.parse(text) > Date.now(),
          saying('A moment in the future: 2027-01-01T00:00:00Z.'),
        )
        .nullable()
        .optional(),
    }),
    answer: z.object({ data: newKey }),
    status: 201,
    run: async (asked) => {
      const { ctx, asker, body } = asked
      if (leastRole(body.role, asker.role) !== body.role)
        throw refuse.forbidden(say('A key cannot do more than its maker.'))
      const scope = typeof body.scope === 'string' ? body.scope : rightsIn(ctx, body.scope, 'scope')
      const key = await createKey(ctx.db, { ...body, scope, user: ctx.actor.userId })
      await noteKey(asked, 'keyMade', body.name)
      return { data: key }
    },
  }),
  route({
    method: 'DELETE',
    path: '/keys/:id',
    who: 'admin',
    tag: 'Keys',
    id: 'deleteKey',
    summary: 'Ends an API key at once.',
    status: 204,
    answer: z.null(),
    run: async (asked) => {
      const { ctx, asker, params } = asked
      if (!isId(params.id)) throw refuse.notFound(say('There is no such key.'))
      const name = await deleteKey(ctx.db, params.id, roleOrder.slice(0, roleOrder.indexOf(asker.role) + 1))
      await noteKey(asked, 'keyEnded', name)
      return null
    },
  }),
]

async function noteKey({ ctx, request }: AskedBy, event: 'keyMade' | 'keyEnded', name: string): Promise<void> {
  await noteAtDoor(ctx.db, { event, user: null, by: ctx.actor, from: fromOf(request), more: { name } })
}
