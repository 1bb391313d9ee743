import { rulesOf } from '../../../platform/room.ts'
import { goal } from '../model/index.ts'

/** A goal is its owner's alone until they share it. */
export const goalRules = rulesOf(goal, {
  before: (_work, { name, after }) => (name === 'create' ? { private: after.private ?? true } : undefined),
})
