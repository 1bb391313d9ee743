import { z } from 'zod'
import { keepersFor } from '../../../../platform/access/circles.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { route, type Route } from '../../../../platform/http/route.ts'
import { named } from '../../../../platform/http/schema/named.ts'
import { mailbox } from '../../model/index.ts'
import { accept } from './accept.ts'
import { neverTake } from './never-take.ts'
import { suggestionsOf } from './read-suggestions.ts'
import { countStrangers, dismiss, strangersOf } from './strangers.ts'

const tag = mailbox.label.many
const most = 500
const address = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[^\u0000-\u001f]{3,320}$/)
const suggestion = named(
  'MailSuggestion',
  z.object({
    address: z.string(),
    becomes: z.enum(['person', 'company']).describe('A house that is written to as such (info@) becomes a company.'),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    jobTitle: z.string().nullable(),
    phones: z.array(z.object({ value: z.string(), label: z.string().nullable() })),
    company: z
      .object({ id: z.uuid().nullable(), name: z.string(), domain: z.string() })
      .nullable()
      .describe('Where they work: with an id it is there, else it is made; null for an address that many share.'),
    messages: z.int(),
    lastAt: z.iso.datetime(),
  }),
)

/** Whom the mailboxes suggest that somebody has or shares. It is theirs alone, whoever may see a mailbox. */
export const suggestionRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/mail-suggestions',
    id: 'listMailSuggestions',
    tag,
    summary: 'Those who are not known yet and with whom the asker exchanged mail, in their own mailboxes: the last ones first.',
    query: z.strictObject({
      dismissed: z.enum(['true']).optional().describe('Those whom the asker has dismissed.'),
      limit: z.coerce.number().int().min(1).max(most).default(100),
    }),
    answer: z.object({ data: z.array(suggestion), page: z.object({ more: z.boolean() }) }),
    run: async ({ ctx, query: { dismissed, limit } }) => {
      const which = { dismissed: dismissed === 'true', limit: limit + 1 }
      const rows = await strangersOf(ctx.db, await mailboxesOf(ctx), ctx.actor.self ?? '', which)
      return { data: await suggestionsOf(ctx, rows.slice(0, limit)), page: { more: rows.length > limit } }
    },
  }),
  route({
    method: 'GET',
    path: '/mail-suggestions/count',
    id: 'countMailSuggestions',
    tag,
    summary: 'How many there are whom the asker has not dismissed.',
    answer: z.object({ data: z.object({ suggestions: z.int() }) }),
    run: async ({ ctx }) => ({ data: { suggestions: await countStrangers(ctx.db, await mailboxesOf(ctx), ctx.actor.self ?? '') } }),
  }),
  route({
    method: 'POST',
    path: '/mail-suggestions/accept',
    id: 'acceptMailSuggestions',
    tag,
    personal: true,
    summary: 'Makes them people, with the companies that their domains name, or further addresses of people who are there. Their mail is taken at once.',
    body: z.strictObject({
      taken: z.array(z.strictObject({ address, into: z.uuid().optional().describe('The person whose address it is.') })).min(1).max(most),
    }),
    answer: z.object({ data: z.object({ made: z.array(z.uuid()), joined: z.array(z.uuid()) }), cause: z.uuid() }),
    refusals: [404, 422],
    run: async ({ ctx, body }) => ({ data: await accept(ctx, await mailboxesOf(ctx), body.taken), cause: ctx.cause.id }),
  }),
  route({
    method: 'POST',
    path: '/mail-suggestions/never',
    id: 'neverTakeMail',
    tag,
    personal: true,
    summary: 'Puts a domain or an address among what is never taken, in each of the asker’s mailboxes.',
    body: z.strictObject({ domain: z.string().trim().toLowerCase().regex(/^[^\s\u0000-\u001f,;]{3,320}$/) }),
    answer: z.object({ data: z.object({ never: z.string() }), cause: z.uuid() }),
    run: async ({ ctx, body: { domain } }) => {
      await neverTake(ctx, await ownMailboxes(ctx), domain)
      return { data: { never: domain }, cause: ctx.cause.id }
    },
  }),
  route({
    method: 'POST',
    path: '/mail-suggestions/dismiss',
    id: 'dismissMailSuggestions',
    tag,
    personal: true,
    summary: 'Suggests these addresses to the asker no more, or does so again.',
    body: z.strictObject({ addresses: z.array(address).min(1).max(most), dismissed: z.boolean().default(true) }),
    answer: z.object({ data: z.object({ dismissed: z.boolean() }) }),
    run: async ({ ctx, body: { addresses, dismissed } }) => {
      if (ctx.actor.self) await dismiss(ctx.db, ctx.actor.self, addresses, dismissed)
      return { data: { dismissed } }
    },
  }),
] // prettier-ignore

/** Those that somebody has or shares; nobody's, for whoever looks as somebody else. */
async function mailboxesOf({ db, actor }: Ctx): Promise<string[]> {
  const text = 'select id from mailboxes where coalesce(circle_id, owner_id) = any ($1::uuid[]) and deleted_at is null'
  const rows = await db.run<{ id: string }>({ name: 'mail_shared_boxes', text, values: [keepersFor(actor)] })
  return rows.map(({ id }) => id)
}

/** Whose list of what is never taken is theirs to write. */
async function ownMailboxes({ db, actor: { self } }: Ctx): Promise<string[]> {
  const text = 'select id from mailboxes where owner_id = $1 and deleted_at is null'
  const rows = await db.run<{ id: string }>({ name: 'mail_own_boxes', text, values: [self ?? null] })
  return rows.map(({ id }) => id)
}
