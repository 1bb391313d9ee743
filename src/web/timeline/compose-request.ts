import { store } from '../kit/store.ts'
import { keepKeysFor } from '../shell/keys-ahead.ts'
import { isTyping } from '../shell/keys.ts'

/** The kind of contact that somebody asked to write, for the composer on screen to take up: from a head's button, the queue, the palette. */
export const composeRequest = store<string | null>(null)

/** Opens the composer of that kind, wherever it is on screen or comes next; what is typed until then goes into it. */
export function compose(kind: string): void {
  keepKeysFor(isTyping, () => composeRequest.set(null))
  composeRequest.set(kind)
}
