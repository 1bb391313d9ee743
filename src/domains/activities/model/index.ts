import type { Model } from '../../../kernel/model.ts'
import { call } from './call.ts'
import { email } from './email.ts'
import { file } from './file.ts'
import { meeting } from './meeting.ts'
import { note } from './note.ts'
import { completeTask, reopenTask, task } from './task.ts'

export { call, completeTask, email, file, meeting, note, reopenTask, task }
export { about } from './about.ts'

export const model: Model = {
  room: 'activities',
  records: [note, email, call, meeting, task, file],
  actions: [completeTask, reopenTask],
}
