import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { callRules, emailRules, fileRules, meetingRules, noteRules } from './moments.ts'
import { completeHandler, reopenHandler } from './tasks.ts'

export default {
  model,
  rules: [noteRules, callRules, meetingRules, emailRules, fileRules],
  actions: [completeHandler, reopenHandler],
} satisfies Room
