import { useNavigate, useSearch } from '@tanstack/react-router'

/** Whether the history stands beside a record, and which moment of it is shown; both are in the address. */
export function useTimeTravel() {
  const search = useSearch({ strict: false }) as { history?: boolean; at?: string }
  const navigate = useNavigate()
  const set = (next: { history?: boolean | undefined; at?: string | undefined }) =>
    void navigate({ to: '.', search: ((before: object) => ({ ...before, ...next })) as never, replace: true })
  return {
    open: search.history === true,
    at: search.at ?? null,
    toggle: () => set(search.history ? { history: undefined, at: undefined } : { history: true }),
    close: () => set({ history: undefined, at: undefined }),
    /** Shows the record as it was then; null is now. */
    show: (at: string | null) => set({ at: at ?? undefined }),
  }
}
