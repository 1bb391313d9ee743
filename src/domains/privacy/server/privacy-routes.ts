import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { visibleIds } from '../../../platform/records/read/visible-ids.ts'
import { standingFor } from '../../../platform/records/merged.ts'
import { channels, consent } from '../model/index.ts'
import { mayContact } from './may-contact.ts'

export const privacyRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/privacy/may-contact',
    tag: consent.label.many,
    id: 'mayContact',
    summary: 'Whether a person may be contacted for a purpose by a channel, and why.',
    query: z.strictObject({ person: z.uuid(), purpose: z.uuid(), channel: z.enum(channels.map(({ key }) => key)) }),
    answer: z.object({
      data: z.object({
        may: z.boolean(),
        why: z.enum(['given', 'withdrawn', 'neverAsked', 'noSuchPurpose', 'restricted']),
      }),
    }),
    run: async ({ ctx, query: { person, purpose, channel } }) => {
      const record = ctx.registry.record('person')!
      const id = await standingFor(ctx.db, person)
      if (!(await visibleIds(ctx, record, [id])).has(id)) throw refuse.noSuch(record)
      return { data: await mayContact(ctx.db, id, purpose, channel) }
    },
  }),
]
