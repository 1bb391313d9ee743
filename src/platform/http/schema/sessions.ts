import { z } from 'zod'
import { doorEvents } from '../../access/door-log.ts'
import { named } from './named.ts'

const device = {
  browser: z.string().nullable().describe('As it says of itself: Firefox.'),
  system: z.string().nullable().describe('Windows, iPhone.'),
}

export const sessionsAnswer = z.object({
  data: z.array(
    named(
      'OpenSession',
      z.object({
        id: z.uuid(),
        way: z.enum(['password', 'link', 'passkey', 'provider', 'directory']).describe('How it was opened.'),
        ...device,
        address: z.string().nullable().describe('From where it was last used.'),
        since: z.iso.datetime(),
        seenAt: z.iso.datetime(),
        here: z.boolean().describe('The one that asks.'),
      }),
    ),
  ),
})

export const doorLogAnswer = z.object({
  data: z.array(
    named(
      'DoorLine',
      z.object({
        id: z.string(),
        at: z.iso.datetime(),
        event: z.enum(doorEvents),
        user: z.uuid().nullable().describe('Whom it concerns.'),
        name: z.string().nullable(),
        by: z.string().describe('Who did it.'),
        address: z.string(),
        ...device,
        more: z.record(z.string(), z.string()),
      }),
    ),
  ),
  page: z.object({ below: z.string().nullable().describe('For the page after, where there is more.') }),
})
