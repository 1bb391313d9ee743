import { useEffect, useRef } from 'react'

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
