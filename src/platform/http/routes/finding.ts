import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../context.ts'
import { knownRecord, pathOf, type Registry } from '../../records/index.ts'
import { findMatches } from '../../matching/index.ts'
import { search } from '../../search/index.ts'
import { looked } from '../looked.ts'
import { route, type Route } from '../route.ts'
import { named } from '../schema/named.ts'
import { matchBody, searchQuery } from '../schema/queries.ts'

const hit = named(
  'SearchHit',
  z.object({
    id: z.uuid(),
    record: z.string(),
    title: z.string().nullable(),
    subtitle: z.string().nullable(),
    match: z.enum(['exact', 'prefix', 'typo']),
  }),
)
const likely = named(
  'Match',
  z.object({
    id: z.uuid(),
    title: z.string().nullable(),
    subtitle: z.string().nullable(),
    percent: z.int().describe('How likely it is the same.'),
    why: z.string(),
  }),
)

/** Finding what is there: by words, or by what somebody is about to add. */
export function findingRoutes(registry: Registry): Route[] {
  return [
    route({
      method: 'GET',
      path: '/search',
      tag: 'Search',
      id: 'search',
      summary: 'Finds records of every kind that the reader may see.',
      query: searchQuery,
      answer: z.object({ data: z.array(hit) }),
      run: async (asked) => {
        const { ctx, query } = asked
        for (const name of query.records ?? []) checkKnown(ctx, name)
        const answer = await search(ctx, query)
        if (answer.data.length > 0) looked(asked, { kind: 'searched', record: null, rows: answer.data.length })
        return answer
      },
    }),
    ...registry.records.flatMap((record) => {
      // What may become one is recognised before a second one is made.
      if (!registry.action(record, 'merge')) return []
      return route({
        method: 'POST',
        path: `/${pathOf(record)}/match`,
        tag: record.label.many,
        id: `match${record.label.many}`,
        summary: `Likely the same: ${record.label.many.toLowerCase()} that are there already.`,
        body: matchBody,
        answer: z.object({ data: z.array(likely) }),
        run: async ({ ctx, body }) => ({ data: await findMatches(ctx, record, body) }),
      })
    }),
  ]
}

function checkKnown(ctx: Ctx, name: string): void {
  if (!knownRecord(ctx, name))
    throw refuse.invalid([{ field: 'records', ...say('There is no record “{name}”.', { name }) }])
}
