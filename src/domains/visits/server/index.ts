import { say } from '../../../kernel/sentence.ts'
import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { cycleRules } from './cycle-rules.ts'
import { dueRoutes } from './due-routes.ts'
import { sampleRules } from './sample-rules.ts'
import { visitHandlers } from './visit-actions.ts'
import { visitRoutes } from './visit-routes.ts'
import { visitRules } from './visit-rules.ts'

const ofThem = 'visit_id in (select id from visits where id = any ($1::uuid[]) or about && $1::uuid[])'

export default {
  model,
  rules: [visitRules, sampleRules, cycleRules],
  actions: visitHandlers,
  routes: [...visitRoutes, ...dueRoutes],
  // Whoever was visited may have signed.
  forgets: (ids) => [
    { what: 'visit_signature', query: { text: `delete from visit_signature where ${ofThem}`, values: [ids] } },
  ],
  tells: (ids) => [
    {
      what: say('Signatures beneath reports of visits'),
      columns: { name: say('Name'), at: say('When') },
      query: { text: `select name, at from visit_signature where ${ofThem} order by at`, values: [ids] },
    },
  ],
} satisfies Room
