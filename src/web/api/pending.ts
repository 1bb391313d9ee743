/** Values that were typed and are on their way to the server. */
const pending = new Map<string, Record<string, unknown>[]>()
let waiting: (() => void)[] = []

/** The last write of each record, until it is answered. */
const lastWrites = new Map<string, Promise<unknown>>()

/** Values that were typed and wait on this device for the server to be there. */
let kept: ReadonlyMap<string, Record<string, unknown>> = new Map()
export const setWaitingPatches = (next: typeof kept) => void (kept = next)

/** Waits until everything typed so far has been answered. */
export function whenAnswered(): Promise<void> {
  return pending.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))
}

/** Notes a patch until it is answered; what is read meanwhile does not take it off the screen. */
export function holdPatch(id: string, patch: Record<string, unknown>): () => void {
  pending.set(id, [...(pending.get(id) ?? []), patch])
  return () => {
    const rest = (pending.get(id) ?? []).filter((each) => each !== patch)
    if (rest.length > 0) pending.set(id, rest)
    else pending.delete(id)
    if (pending.size > 0) return
    for (const go of waiting) go()
    waiting = []
  }
}

/** A row as it was read, with what is still on its way to the server. */
export function withPending<R extends { id: string }>(row: R): R {
  const patches = [kept.get(row.id), ...(pending.get(row.id) ?? [])].filter((patch) => patch !== undefined)
  return patches.length > 0 ? Object.assign({}, row, ...patches) : row
}

/** Writes a record once what was written to it before is answered, so that nobody meets a conflict with themselves. */
export function inTurn<T>(id: string, write: () => Promise<T>): Promise<T> {
  const mine = (lastWrites.get(id) ?? Promise.resolve()).then(write, write)
  const isOver = () => void (lastWrites.get(id) === mine && lastWrites.delete(id))
  lastWrites.set(id, mine)
  mine.then(isOver, isOver)
  return mine
}
