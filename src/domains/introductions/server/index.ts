import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { answers } from './answers.ts'
import { dealingRules } from './dealing-rules.ts'
import { introductionRules } from './introduction-rules.ts'
import { noticeDealings } from './notice.ts'

export default {
  model,
  rules: [introductionRules, dealingRules],
  actions: answers,
  reactions: [noticeDealings],
} satisfies Room
