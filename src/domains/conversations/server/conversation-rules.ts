import { refuse } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import { membersOf } from '../../../platform/access/circles.ts'
import { rulesOf } from '../../../platform/room.ts'
import { conversation } from '../model/index.ts'

/** A conversation is of those who share it: it is given to one of them. */
export const conversationRules = rulesOf(conversation, {
  async before({ tx }, { before, after }) {
    const { circle, owner } = after
    if (circle && owner && owner !== before?.owner && !(await membersOf(tx, circle)).includes(owner))
      throw refuse.invalid([{ field: 'owner', ...say('{field}: somebody who shares the conversation.', { field: labelOf(conversation.all.owner!) }) }])
    return circle ? { private: true } : undefined
  },
}) // prettier-ignore
