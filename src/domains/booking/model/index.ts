import type { Model } from '../../../kernel/model.ts'
import { bookingPage } from './booking-page.ts'

export { bookingPage }

export const model: Model = { room: 'booking', records: [bookingPage], actions: [] }
