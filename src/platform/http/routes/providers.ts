import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { noteAtDoor } from '../../access/door-log.ts'
import { checkIssuer } from '../../access/provider-client.ts'
import { addProvider, changeProvider, findProvider, listProviders, removeProvider } from '../../access/providers.ts'
import { fromOf } from '../from.ts'
import { route, type AskedBy, type Route } from '../route.ts'
import { newProvider, provider, providerPatch } from '../schema/providers.ts'
import { mustBeOwner } from '../sure.ts'

const tag = 'Users'
const one = z.object({ data: provider })

/** The company's sign-in providers. Whoever sets one up decides who comes in as whom: only owners do. */
export const providerRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/sign-in-providers',
    who: 'admin',
    tag,
    id: 'listSignInProviders',
    summary: 'Lists the sign-in providers, without their secrets.',
    answer: z.object({ data: z.array(provider), back: z.url().describe('The address to be allowed at the provider.') }),
    run: async ({ ctx, server }) => ({
      data: await listProviders(ctx.db),
      back: `${server.address().url}/api/v1/session/provider/back`,
    }),
  }),
  route({
    method: 'POST',
    path: '/sign-in-providers',
    who: 'admin',
    tag,
    id: 'addSignInProvider',
    summary: 'Adds a sign-in provider, once it has said who it is.',
    body: newProvider,
    answer: one,
    status: 201,
    run: async (asked) => {
      mustBeOwner(asked)
      await checkIssuer(asked.server.site, asked.body)
      const made = await addProvider(asked.server.site, asked.body)
      await note(asked, 'providerSaved', made.label)
      return { data: made }
    },
  }),
  route({
    method: 'PATCH',
    path: '/sign-in-providers/:id',
    who: 'admin',
    tag,
    id: 'changeSignInProvider',
    summary: 'Changes a sign-in provider; another issuer is another provider.',
    body: providerPatch,
    answer: one,
    run: async (asked) => {
      mustBeOwner(asked)
      const changed = await changeProvider(asked.server.site, idIn(asked), asked.body)
      await note(asked, 'providerSaved', changed.label)
      return { data: changed }
    },
  }),
  route({
    method: 'DELETE',
    path: '/sign-in-providers/:id',
    who: 'admin',
    tag,
    id: 'removeSignInProvider',
    summary: 'Takes a sign-in provider away; nobody comes in by it any more.',
    status: 204,
    answer: z.null(),
    run: async (asked) => {
      mustBeOwner(asked)
      const { label } = await findProvider(asked.ctx.db, idIn(asked))
      await removeProvider(asked.server.site, idIn(asked))
      await note(asked, 'providerRemoved', label)
      return null
    },
  }),
]

function idIn({ params }: AskedBy): string {
  if (!isId(params.id)) throw refuse.notFound(say('There is no such sign-in provider.'))
  return params.id
}

async function note({ ctx, request }: AskedBy, event: 'providerSaved' | 'providerRemoved', label: string) {
  await noteAtDoor(ctx.db, { event, user: null, by: ctx.actor, from: fromOf(request), more: { provider: label } })
}
