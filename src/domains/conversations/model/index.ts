import type { Model } from '../../../kernel/model.ts'
import { assignConversation, finishConversation, reopenConversation, snoozeConversation } from './actions.ts'
import { conversation } from './conversation.ts'

export { assignConversation, conversation, finishConversation, reopenConversation, snoozeConversation }
export { queueFilter, queues, type Queue } from './queues.ts'

export const model: Model = {
  room: 'conversations',
  records: [conversation],
  actions: [assignConversation, snoozeConversation, finishConversation, reopenConversation],
}
