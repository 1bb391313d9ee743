import { same } from './rows.ts'

/**
 * A list with one change of it taken back and later ones kept: without what the change added, with what it took out.
 * `clash` is true where something that it added or altered was altered again since; that is taken back too in `to`.
 */
export function listWithout(now: unknown, before: unknown, after: unknown): { to: unknown[]; clash: boolean } {
  const [current, old, made] = [itemsOf(now), itemsOf(before), itemsOf(after)]
  let clash = false
  const kept = [...current].flatMap(([key, item]) => {
    if (!made.has(key)) return [item]
    const isLater = !alike(item, made.get(key))
    if (!old.has(key)) clash ||= isLater
    else if (alike(old.get(key), made.get(key))) return [item]
    else clash ||= isLater
    return old.has(key) ? [old.get(key)] : []
  })
  const lost = [...old].filter(([key]) => !made.has(key) && !current.has(key)).map(([, item]) => item)
  return { to: [...kept, ...lost], clash }
}

/** Which one is the primary follows from the others. */
const alike = (one: unknown, other: unknown) => same(plain(one), plain(other))
const plain = (item: unknown) => (item !== null && typeof item === 'object' ? { ...item, primary: false } : item)

/** Addresses and numbers are known by their id, links and choices by themselves. */
function itemsOf(value: unknown): Map<unknown, unknown> {
  const items = (value as unknown[] | null) ?? []
  return new Map(items.map((item) => [(item as { id?: string } | null)?.id ?? item, item]))
}
