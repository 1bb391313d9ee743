import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { arrivalRules } from './arrival-rules.ts'
import { passOn } from './assigning/pass-on.ts'
import { rotaRules } from './assigning/rota-rules.ts'
import { beside, forgotten } from './beside.ts'
import { comeBack } from './come-back.ts'
import { confirmPage } from './confirming/confirm-page.ts'
import { confirmPost } from './confirming/confirm-post.ts'
import { forgetAsks } from './confirming/forget-asks.ts'
import { firstTouchRules } from './first-touch.ts'
import { formPage } from './form-page.ts'
import { formRules } from './form-rules.ts'
import { handBackHandler } from './hand-back.ts'
import { qualifiedRules, qualifyHandler } from './qualify.ts'
import { scoresReader } from './scoring/reader.ts'
import { scoreDue, scoreLeads } from './scoring/score-due.ts'
import { scoreRoutes } from './scoring/score-routes.ts'
import { scoreRuleRules } from './scoring/score-rules.ts'

export { labelled, askedBy, readAnswers, type Answers } from './answers.ts'
export { faultsOfHours } from './assigning/rota-rules.ts'
export { sellersOf, shiftOf } from './assigning/sellers.ts'
export { workingSpans, type Span, type Working } from './assigning/working-time.ts'
export { style } from './form-style.ts'
export { oneAtATime } from './matching.ts'
export { paragraphs, question } from './question.ts'
export { shownNow, wasRead } from './spam-guard.ts'
export { inTheirName, welcome } from './welcome.ts'

export default {
  model,
  rules: [arrivalRules, qualifiedRules, formRules, rotaRules, scoreRuleRules, ...firstTouchRules],
  actions: [qualifyHandler, handBackHandler],
  pages: [formPage, confirmPage],
  posts: [confirmPost],
  readers: [scoresReader],
  jobs: [scoreDue, scoreLeads, passOn, comeBack, forgetAsks],
  routes: scoreRoutes,
  staying: ['lead_score_due', 'lead_ask'],
  forgets: forgotten,
  tells: beside,
} satisfies Room
