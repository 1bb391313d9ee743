import type { RecordDefinition } from '../../kernel/record.ts'
import { client } from '../api/client.ts'
import { ahead, recordQuery } from '../api/use-record.ts'
import { timelineQuery } from '../timeline/timeline-query.ts'

const fresh = 10_000

/** Reads what a record's page shows first, so that opening it paints at once; what was read just now is not read again. Who is `opening` it reads nothing ahead. */
export async function readAhead(
  definition: RecordDefinition,
  id: string,
  staleTime = fresh,
  { opening = false } = {},
): Promise<void> {
  const said = opening ? {} : { meta: ahead }
  await Promise.all([
    client.prefetchQuery({ ...recordQuery(definition, id), staleTime, ...said }),
    client.prefetchInfiniteQuery({ ...timelineQuery(definition, id, null), staleTime, ...said }),
  ])
}
