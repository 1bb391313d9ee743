import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { arrivalRules } from './arrival-rules.ts'
import { firstTouchRules } from './first-touch.ts'
import { formPage } from './form-page.ts'
import { formRules } from './form-rules.ts'
import { handBackHandler } from './hand-back.ts'
import { qualifiedRules, qualifyHandler } from './qualify.ts'

export default {
  model,
  rules: [arrivalRules, qualifiedRules, formRules, ...firstTouchRules],
  actions: [qualifyHandler, handBackHandler],
  pages: [formPage],
} satisfies Room
