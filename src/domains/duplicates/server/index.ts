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
} satisfies Room
