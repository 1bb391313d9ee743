import { z } from 'zod'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say, saying } from '../../../kernel/sentence.ts'
import { endShare, shareRecord, sharesOf, type ShownShare } from '../../access/sharing.ts'
import type { Ctx } from '../../context.ts'
import { knownRecord } from '../../records/index.ts'
import { linkedTo } from '../../records/read/index.ts'
import { route, type Route } from '../route.ts'
import { linked } from '../schema/envelopes.ts'
import { named } from '../schema/named.ts'

const about = { record: z.string().max(60).describe('Its kind: `deal`.'), id: z.uuid() }
const level = z.enum(['see', 'edit'])

const shown = named(
  'SharedWith',
  z.object({
    id: z.uuid(),
    user: z.uuid().nullable(),
    team: z.uuid().nullable().describe('Those in it, and in the teams that are part of it.'),
    level,
    until: z.iso.datetime().nullable().describe('When it ends by itself; null: for good.'),
    about: z.string().nullable(),
    createdBy: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
  }),
)

/** Single records shared with colleagues and teams, beyond what their roles cover. */
export const sharingRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/sharing',
    tag: 'Sharing',
    id: 'listSharing',
    summary: 'With whom a record is shared, for those who may share it; for others, by what they themselves see it.',
    query: z.strictObject(about),
    answer: z.object({ data: z.array(shown), mayShare: z.boolean(), linked }),
    run: async ({ ctx, query }) => {
      const { shares, mayShare } = await sharesOf(ctx, recordNamed(ctx, query.record), query.id)
      const ids = shares.flatMap(({ user, team, createdBy }) => [user, team, createdBy].filter((id) => id !== null))
      return { data: shares.map(only), mayShare, linked: await linkedTo(ctx, [...new Set(ids)]) }
    },
  }),
  route({
    method: 'POST',
    path: '/sharing',
    tag: 'Sharing',
    id: 'shareRecord',
    summary: 'Shares a record with a colleague or a team, to see it or to change it; done again, it changes that.',
    once: true,
    body: z
      .strictObject({
        ...about,
        user: z.uuid().optional(),
        team: z.uuid().optional(),
        level: level.default('see'),
        until: z.iso.datetime({ offset: true }).nullable().default(null).describe('For good when left out.'),
        about: z.string().trim().max(200).nullable().default(null).describe('Why.'),
      })
      .refine(
        ({ user, team }) => (user === undefined) !== (team === undefined),
        saying('Say either a user or a team.'),
      ),
    answer: z.object({ data: shown }),
    status: 201,
    refusals: [409],
    run: async ({ ctx, body, server }) => {
      const { record, id, ...given } = body
      const share = await shareRecord(ctx, recordNamed(ctx, record), id, given)
      server.askers.forget()
      return { data: only(share) }
    },
  }),
  route({
    method: 'DELETE',
    path: '/sharing/:id',
    tag: 'Sharing',
    id: 'endSharing',
    summary: 'Ends a share at once.',
    answer: z.null(),
    status: 204,
    run: async ({ ctx, params, server }) => {
      await endShare(ctx, params.id!)
      server.askers.forget()
      return null
    },
  }),
]

function recordNamed(ctx: Ctx, name: string): RecordDefinition {
  const record = knownRecord(ctx, name)
  if (!record) throw refuse.invalid([{ field: 'record', ...say('There is no record “{record}”.', { record: name }) }])
  return record
}

const only = ({ id, user, team, level, until, about, createdBy, createdAt }: ShownShare) => ({
  id, user, team, level, until, about, createdBy, createdAt,
}) // prettier-ignore
