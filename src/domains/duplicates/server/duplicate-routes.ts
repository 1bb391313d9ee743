import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findJob } from '../../../platform/jobs/index.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { knowsRecord } from '../../../platform/records/index.ts'
import { decide } from './decide.ts'
import { startMatchingAll } from './match-all.ts'
import { matchedRecords } from './matched.ts'
import { readApart } from './read-apart.ts'
import { countPairs, readPairs } from './read-pairs.ts'

const tag = 'Duplicates'
const id = z.uuid()
const twin = z.object({ id, title: z.string(), subtitle: z.string().nullable() })
const pair = named(
  'DuplicatePair',
  z.object({
    record: z.string(),
    one: twin,
    other: twin,
    percent: z.int().describe('How likely they are the same.'),
    evidence: z.array(z.object({ speaks: z.enum(['for', 'against']), text: z.string() })),
    foundAt: z.iso.datetime(),
    can: z.object({ decide: z.boolean(), merge: z.boolean() }),
  }),
)
const apart = named(
  'ApartPair',
  z.object({
    record: z.string(),
    one: twin,
    other: twin,
    by: z.string().nullable(),
    at: z.iso.datetime(),
    can: z.object({ decide: z.boolean() }),
  }),
)

const which = {
  record: z.string().max(60).optional().describe('Pairs of this kind only.'),
  cause: id.optional().describe('Of which one record was made by this cause, such as an import.'),
  of: id.optional().describe('With this record.'),
}

export const duplicateRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/duplicates',
    tag,
    id: 'listDuplicates',
    summary: 'Pairs of records that are likely the same and that the reader may see, the likeliest first.',
    query: z.strictObject({
      ...which,
      after: z
        .string()
        .regex(/^-?\d{1,6} [0-9a-f-]{36} [0-9a-f-]{36}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({ data: z.array(pair), page: z.object({ after: z.string().nullable() }) }),
    run: async ({ ctx, query }) => {
      const { data, after } = await readPairs(ctx, checked(ctx, query))
      return { data, page: { after } }
    },
  }),
  route({
    method: 'GET',
    path: '/duplicates/count',
    tag,
    id: 'countDuplicates',
    summary: 'How many such pairs there are; a thousand stands for more.',
    query: z.strictObject(which),
    answer: z.object({ data: z.object({ pairs: z.int() }) }),
    run: async ({ ctx, query }) => ({ data: { pairs: await countPairs(ctx, checked(ctx, query)) } }),
  }),
  route({
    method: 'PATCH',
    path: '/duplicates',
    tag,
    id: 'decideDuplicates',
    summary: 'Says for good that two records are not the same, or takes that back.',
    body: z.strictObject({ one: id, other: id, apart: z.boolean() }),
    answer: z.object({ data: z.object({ apart: z.boolean() }) }),
    run: async ({ ctx, body }) => {
      await decide(ctx, body.one.toLowerCase(), body.other.toLowerCase(), body.apart)
      return { data: { apart: body.apart } }
    },
  }),
  route({
    method: 'GET',
    path: '/duplicates/apart',
    tag,
    id: 'listApart',
    summary: 'Pairs of which somebody has said that they are not the same, newest first; at most 200.',
    answer: z.object({ data: z.array(apart) }),
    run: async ({ ctx }) => ({ data: await readApart(ctx) }),
  }),
  route({
    method: 'POST',
    path: '/duplicates/scan',
    tag,
    id: 'scanForDuplicates',
    summary: 'Compares all records anew, behind; answers the job.',
    answer: z.object({ data: z.object({ job: id }) }),
    status: 202,
    run: async ({ ctx }) => {
      if (!isAdmin(ctx)) throw refuse.forbidden(say('Only owners and admins may have everything compared anew.'))
      return { data: { job: (await findJob(ctx, await startMatchingAll(ctx))).id } }
    },
  }),
]

const isAdmin = ({ actor }: Ctx) => actor.permissions.role === 'owner' || actor.permissions.role === 'admin'

function checked<Query extends { record?: string | undefined }>(ctx: Ctx, query: Query): Query {
  const { record } = query
  if (
    record !== undefined &&
    !matchedRecords(ctx.registry).some((each) => each.name === record && knowsRecord(ctx.actor, each))
  )
    throw refuse.invalid([{ field: 'record', ...say('“{name}” is not compared.', { name: record }) }])
  return query
}
