import { store } from '../kit/store.ts'

const glowing = store<ReadonlySet<string>>(new Set())
const time = 1000

/** Lets records glow for a second: a colleague has just changed them. */
export function glow(ids: readonly string[]): void {
  if (ids.length === 0) return
  glowing.set((before) => new Set([...before, ...ids]))
  setTimeout(() => glowing.set((before) => new Set([...before].filter((id) => !ids.includes(id)))), time)
}

/** Whether a record glows now; `data-glow` draws it. */
export const useGlowing = glowing.use
