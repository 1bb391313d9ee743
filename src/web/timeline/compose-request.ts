import { store } from '../kit/store.ts'

/** The kind of contact that somebody asked to write, for the composer on screen to take up: from a head's button, the queue, the palette. */
export const composeRequest = store<string | null>(null)
