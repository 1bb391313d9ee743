/** The entry that keys are meant for: the one with the focus, the one named, else the first that is shown. */
export function entryNow(place: HTMLElement | null, id: string | undefined): HTMLElement | null {
  const within = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('[data-entry]')
  return (
    within ??
    place?.querySelector<HTMLElement>(`[data-entry="${id}"]`) ??
    place?.querySelector<HTMLElement>('[data-entry]') ??
    null
  )
}

/** Gives the focus to the entry before or after, or to the first one of the day before or after that has any. */
export function walk(
  place: HTMLElement | null,
  from: string | undefined,
  to: 'next' | 'previous' | 'nextDay' | 'previousDay',
): void {
  const entries = [...(place?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])]
  const here = entryNow(place, from)
  const at = here ? entries.indexOf(here) : -1
  const day = here?.dataset.day ?? ''
  const another = {
    next: () => entries[at + 1],
    previous: () => entries[at - 1],
    nextDay: () => entries.find((entry) => entry.dataset.day! > day),
    previousDay: () => {
      const before = entries.findLast((entry) => entry.dataset.day! < day)?.dataset.day
      return entries.find((entry) => entry.dataset.day === before)
    },
  }[to]()
  another?.focus()
}
