import { store } from '../kit/store.ts'

/** What somebody has just done here: an action on a record, or `create`. */
export interface JustDone {
  record: string
  id: string
  name: string
}

/** For what may be offered next; null while nothing was done, or once the offer was taken or declined. */
export const justDone = store<JustDone | null>(null)
