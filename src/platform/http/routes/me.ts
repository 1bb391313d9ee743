import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Actor } from '../../access/actor.ts'
import type { Asker } from '../../access/asker.ts'
import { route, type Route } from '../route.ts'
import { meAnswer } from '../schema/me.ts'
import type { Server } from '../server.ts'

export const meRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/me',
    tag: 'Session',
    id: 'me',
    summary: 'Who is asking, in which workspace, and what they may do.',
    answer: meAnswer,
    run: ({ server, asker }) => meOf(server, asker),
  }),
]

/** Who somebody is, and what they may do. */
export async function meOf({ site }: Server, { actor, account, role, session }: Asker) {
  const { id, version, name, currency, country, timeZone, locale, membersSee, demo } = await site.settings()
  const rights = site.registry.records.map((record) => [record.name, rightOf(actor, record)])
  return {
    data: {
      user: {
        id: actor.userId,
        name: account?.name ?? actor.name,
        email: account?.email ?? null,
        role,
        timeZone: actor.timeZone,
      },
      workspace: { id, version, name, currency, country, timeZone, locale, membersSee, demo },
      permissions: Object.fromEntries(rights) as Record<string, ReturnType<typeof rightOf>>,
      csrf: session?.csrf ?? null,
    },
  }
}

function rightOf({ permissions }: Actor, record: RecordDefinition) {
  const { hidden, ...right } = permissions.of(record)
  return { ...right, hidden: [...hidden] }
}
