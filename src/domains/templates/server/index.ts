import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { templateRoutes } from './template-routes.ts'
import { templateRules } from './template-rules.ts'

export default {
  model,
  rules: [templateRules],
  routes: templateRoutes,
} satisfies Room
