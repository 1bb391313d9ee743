import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { conversationHandlers } from './actions.ts'
import { conversationRoutes } from './conversation-routes.ts'
import { conversationRules } from './conversation-rules.ts'
import { beside, forgotten } from './forget.ts'
import { noteRules } from './note-rules.ts'
import { wakeSnoozed } from './wake.ts'

export type { Heard } from './heard.ts'
export { hear } from './hear.ts'
export { joinConversations } from './join.ts'
export { knowWith } from './know-with.ts'

export default {
  model,
  rules: [conversationRules, noteRules],
  actions: conversationHandlers,
  jobs: [wakeSnoozed],
  routes: conversationRoutes,
  forgets: forgotten,
  tells: beside,
} satisfies Room
