import { store } from '../kit/store.ts'

/** The key of the first step that one is being helped with; null while nobody helps. */
export const coachOn = store<string | null>(null)
