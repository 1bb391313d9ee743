import { say } from '../../../kernel/sentence.ts'
import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { duplicateRoutes } from './duplicate-routes.ts'
import { matchAll } from './match-all.ts'
import { changesReader, matchDue } from './match-due.ts'
import { mergeSureOnes } from './merge-sure.ts'

export default {
  model,
  readers: [changesReader],
  jobs: [matchDue, matchAll, mergeSureOnes],
  routes: duplicateRoutes,
  forgets: (ids) =>
    ['match_pair', 'match_apart'].map((table) => ({
      what: 'pairs',
      query: {
        text: `delete from ${table} where low_id = any ($1::uuid[]) or high_id = any ($1::uuid[])`,
        values: [ids],
      },
    })),
  tells: (ids) => [
    {
      what: say('Records that are likely doubles of them'),
      columns: { other: say('Id'), at: say('When'), apart: say('Found to be somebody else') },
      query: {
        text: `select case when low_id = any ($1::uuid[]) then high_id else low_id end as other, at, apart
          from (select low_id, high_id, found_at as at, false as apart from match_pair
            union all select low_id, high_id, said_at, true from match_apart) as each
          where low_id = any ($1::uuid[]) or high_id = any ($1::uuid[]) order by at`,
        values: [ids],
      },
    },
  ],
} satisfies Room
