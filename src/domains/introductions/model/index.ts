import type { Model } from '../../../kernel/model.ts'
import { agreeToDealing, directDealing, dismissDealing, followDealing } from './direct-dealing.ts'
import { introduction } from './introduction.ts'

export { agreeToDealing, directDealing, dismissDealing, followDealing, introduction }

export const model: Model = {
  room: 'introductions',
  records: [introduction, directDealing],
  actions: [agreeToDealing, followDealing, dismissDealing],
}
