/** Something that was done, by the cause that takes it back. */
export interface Done {
  cause: string
  text: string
}

const kept = 20

/** The last twenty of one list, newest last; a reload of the tab forgets none. */
function lastTwenty(place: string) {
  const read = (): Done[] => {
    try {
      return JSON.parse(sessionStorage.getItem(place) ?? '[]') as Done[]
    } catch {
      return []
    }
  }
  const write = (list: readonly Done[]) => sessionStorage.setItem(place, JSON.stringify(list.slice(-kept)))
  return {
    last: () => read().at(-1),
    push: (done: Done) => write([...read(), done]),
    /** Takes one out; undefined when it is not there. */
    take(cause: string): Done | undefined {
      const list = read()
      const found = list.find((each) => each.cause === cause)
      if (found) write(list.filter((each) => each !== found))
      return found
    },
    clear: () => write([]),
  }
}

/** What was done in this tab, and what of it was taken back since. */
export const causes = { done: lastTwenty('farley.done'), undone: lastTwenty('farley.undone') }
