import { useCallback, useEffect, useRef, useState } from 'react'

/** Pixels a millisecond from which nobody reads what goes by: a hundred rows a second. */
const fast = 4
const rest = 90

/** Whether rows fly by faster than they could be read, told by where each step of the scrollbar leads. */
export function useFlying() {
  const [flying, setFlying] = useState(false)
  const last = useRef({ top: 0, at: 0 })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const step = useCallback((top: number) => {
    const at = performance.now()
    const speed = Math.abs(top - last.current.top) / Math.max(1, at - last.current.at)
    // One long step is a jump, and who jumps wants to see where they are.
    const goesOn = at - last.current.at < 120
    last.current = { top, at }
    if (speed < fast || !goesOn) return
    setFlying(true)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setFlying(false), rest)
  }, [])
  return { flying, step }
}
