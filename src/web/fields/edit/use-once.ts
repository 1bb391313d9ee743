import { useRef } from 'react'

/** Lets only the first of several ends happen: Enter saves, and the blur that follows it must not save again. */
export function useOnce(): (end: () => void) => void {
  const over = useRef(false)
  return (end) => {
    if (over.current) return
    over.current = true
    end()
  }
}
