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
} satisfies Room
