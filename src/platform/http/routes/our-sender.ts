import { z } from 'zod'
import { senderOf } from '../../post/index.ts'
import { route, type Route } from '../route.ts'
import { named } from '../schema/named.ts'

const sender = named('OurSender', z.object({ address: z.string(), name: z.string() }))

/** By whom Farley's own mails leave: whoever sets something up that sends mails is told whether it can. */
export const ourSenderRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/our-sender',
    id: 'ourSender',
    tag: 'Workspace',
    summary: 'By whom Farley’s own mails leave (confirmations, notices, summaries); null while no mailbox is chosen that can send.',
    answer: z.object({ data: sender.nullable() }),
    run: async ({ ctx }) => {
      const found = await senderOf(ctx.db, ctx.registry)
      return { data: found && { address: found.address, name: found.name } }
    },
  }),
] // prettier-ignore
