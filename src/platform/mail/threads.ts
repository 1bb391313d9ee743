/** What of a message says to which conversation it belongs. */
export interface Threaded {
  messageId: string | null
  answers: readonly string[]
}

/**
 * Joins messages to conversations by their ids alone, in whatever order they come: what answers something not seen yet waits
 * under its id, and conversations that turn out to be one become the older. A subject says nothing: two strangers write
 * “Invoice” on one day.
 */
export class Threads {
  #of = new Map<string, number>()
  #next = 0

  /** The conversation of a message; `joined` are those that have become it. */
  take({ messageId, answers }: Threaded): { thread: number; joined: readonly number[] } {
    const ids = messageId === null ? answers : [...answers, messageId]
    const known = [...new Set(ids.flatMap((id) => this.#of.get(id) ?? []))].toSorted((one, other) => one - other)
    const [thread = this.#next++, ...joined] = known
    if (joined.length > 0) for (const [id, each] of this.#of) if (joined.includes(each)) this.#of.set(id, thread)
    for (const id of ids) this.#of.set(id, thread)
    return { thread, joined }
  }
}
