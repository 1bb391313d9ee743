import { store } from '../kit/store.ts'

/** Which groups of a list are closed: none, all, or the others than most. */
interface Folded {
  closed: boolean
  except: ReadonlySet<string>
}
const open: Folded = { closed: false, except: new Set() }
const lists = store<ReadonlyMap<string, Folded>>(new Map())

/** Which groups are open in a list, in this sitting; `list` names it and what it is grouped by. */
export function useFolded(list: string) {
  const { closed, except } = lists.use().get(list) ?? open
  return {
    /** Changes whenever an answer may. */
    stamp: `${closed} ${[...except].join()}`,
    isOpen: (id: string) => closed === except.has(id),
    set: (id: string, wanted: boolean) => {
      const next = new Set(except)
      if (wanted === closed) next.add(id)
      else next.delete(id)
      keep(list, { closed, except: next })
    },
  }
}

/** Opens or closes all groups of a list. */
export const foldAll = (list: string, closed: boolean) => keep(list, { closed, except: new Set() })

const keep = (list: string, folded: Folded) => lists.set((before) => new Map(before).set(list, folded))
