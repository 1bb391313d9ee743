import type { Model } from '../../../kernel/model.ts'
import { calendarAccount } from './calendar-account.ts'

export { calendarAccount }

export const model: Model = { room: 'calendars', records: [calendarAccount], actions: [] }
