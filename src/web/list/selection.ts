/** The rows chosen in a list: some by id, or all that the filter finds. */
export interface Selection {
  ids: ReadonlySet<string>
  all: boolean
}

export const none: Selection = { ids: new Set(), all: false }

/** Takes a row in or out; from all, the rest cannot be told apart, so it begins anew with that row alone. */
export function toggled({ ids, all }: Selection, id: string): Selection {
  if (all) return { ids: new Set([id]), all: false }
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, all: false }
}

/** Takes in every row between two, as Shift does. */
export function extended({ ids }: Selection, between: readonly string[]): Selection {
  return { ids: new Set([...ids, ...between]), all: false }
}

export const isChosen = ({ ids, all }: Selection, id: string) => all || ids.has(id)
export const countOf = ({ ids, all }: Selection, length: number) => (all ? length : ids.size)
