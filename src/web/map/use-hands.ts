import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { moved, zoomed, type MapView, type Size } from './projection.ts'

const keySteps: Record<string, [number, number]> = {
  ArrowLeft: [80, 0],
  ArrowRight: [-80, 0],
  ArrowUp: [0, 80],
  ArrowDown: [0, -80],
}

/** Moving a map by hand: dragged, brought nearer by wheel or two fingers, walked by keys. */
export function useHands(view: MapView, size: Size, onView: (view: MapView) => void) {
  const element = useRef<HTMLDivElement>(null)
  const latest = useRef({ view, size, onView })
  useEffect(() => {
    latest.current = { view, size, onView }
  })
  const fingers = useRef(new Map<number, [number, number]>())
  useEffect(() => {
    const map = element.current!
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      const { view: before, size: room, onView: go } = latest.current
      const { left, top } = map.getBoundingClientRect()
      go(zoomed(before, room, -event.deltaY / 400, [event.clientX - left, event.clientY - top]))
    }
    // React listens passively, and then the page would scroll.
    map.addEventListener('wheel', wheel, { passive: false })
    return () => map.removeEventListener('wheel', wheel)
  }, [])
  const onPointerDown = (event: PointerEvent) => {
    if ((event.target as HTMLElement).closest('button')) return
    element.current!.setPointerCapture(event.pointerId)
    fingers.current.set(event.pointerId, [event.clientX, event.clientY])
  }
  const onPointerMove = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId)
    if (!before) return
    const now: [number, number] = [event.clientX, event.clientY]
    const [other] = [...fingers.current].filter(([id]) => id !== event.pointerId).map(([, at]) => at)
    fingers.current.set(event.pointerId, now)
    if (!other) return onView(moved(view, [now[0] - before[0], now[1] - before[1]]))
    const apart = (at: [number, number]) => Math.hypot(at[0] - other[0], at[1] - other[1])
    const { left, top } = element.current!.getBoundingClientRect()
    const middle: [number, number] = [(now[0] + other[0]) / 2 - left, (now[1] + other[1]) / 2 - top]
    onView(zoomed(view, size, Math.log2(Math.max(1, apart(now)) / Math.max(1, apart(before))), middle))
  }
  const onPointerUp = (event: PointerEvent) => void fingers.current.delete(event.pointerId)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== element.current || event.ctrlKey || event.metaKey || event.altKey) return
    const step = keySteps[event.key]
    if (step) onView(moved(view, step))
    else if (event.key === '+' || event.key === '=') nearer(1)
    else if (event.key === '-') nearer(-1)
    else return
    event.preventDefault()
  }
  const nearer = (by: number) => onView(zoomed(view, size, by, [size.width / 2, size.height / 2]))
  return {
    nearer,
    hands: { ref: element, onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp, onKeyDown },
  }
}
