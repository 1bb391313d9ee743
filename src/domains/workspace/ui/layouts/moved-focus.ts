import { useEffect, useRef } from 'react'

/** A field that was moved keeps the focus, wherever it stands now. */
export function useMovedFocus(draft: unknown): (name: string) => void {
  const moved = useRef<string | null>(null)
  useEffect(() => {
    const name = moved.current
    moved.current = null
    if (name === null) return
    // The menu gives the focus back to a button that may be gone by then.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-laid="${CSS.escape(name)}"]`)?.focus())
  }, [draft])
  return (name) => {
    moved.current = name
  }
}
