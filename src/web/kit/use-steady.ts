import { useCallback, useLayoutEffect, useRef } from 'react'

/** One function from drawing to drawing, which does what the last one given would: what gets it need not be drawn anew. */
export function useSteady<Given extends unknown[], Answer>(
  run: (...given: Given) => Answer,
): (...given: Given) => Answer {
  const latest = useRef(run)
  useLayoutEffect(() => {
    latest.current = run
  })
  return useCallback((...given: Given) => latest.current(...given), [])
}
