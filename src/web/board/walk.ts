/** How a column is walked: a card on, if there is one, or into it from the one beside. */
interface Walk {
  step: (by: 1 | -1) => boolean
  enter: (by: 1 | -1) => boolean
}
/** Those of all columns, by their keys. */
export type Walks = Map<string, Walk>

/** A card on; where a column ends, to the first card of the next that has any, and backwards to the last of the one before. */
export function walkOn(walks: Walks, keys: readonly string[], from: string, by: 1 | -1): void {
  if (walks.get(from)?.step(by)) return
  for (let at = keys.indexOf(from) + by; at >= 0 && at < keys.length; at += by)
    if (walks.get(keys[at]!)?.enter(by)) return
}
