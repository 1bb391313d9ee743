import { useEffect, useRef, useState } from 'react'

/**
 * The version of a record that somebody saw when they began to type into it: what a colleague changed meanwhile is
 * on screen by then, but was not what they answered to.
 */
export function useSeen(version: number, editing: boolean): () => number {
  const seen = useRef(version)
  useEffect(() => {
    if (!editing) seen.current = version
  }, [version, editing])
  return () => (editing ? seen.current : version)
}

/** The same for what is begun by coming into it: a select, an editor that opens when it is reached. */
export function useSeenWithin(version: number) {
  const [isWithin, setWithin] = useState(false)
  const seen = useSeen(version, isWithin)
  return { seen, within: { onFocus: () => setWithin(true), onBlur: () => setWithin(false) } }
}
