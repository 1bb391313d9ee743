import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import {
  barOfTop,
  evenLay,
  heightOf,
  isSqueezed,
  rowsIn,
  topAfter,
  topToShow,
  type Heights,
  type Lay,
} from './scroll.ts'
import { useFlying } from './use-flying.ts'

interface Options {
  length: number
  row: number
  /** Where lines lie that are not all of one height; `length` and `row` are not asked then. */
  lay?: Lay
  /** Where to begin, from an earlier visit. */
  initialTop?: number
  /** Pixels at the top that a sticky head covers. */
  head?: number
}

/** So many rows are placed by the same beginning. */
const together = 500

/** Which rows of a long list are drawn, and where. */
export function useVirtualRows({ length, row, lay, initialTop = 0, head = 0 }: Options) {
  const scroller = useRef<HTMLDivElement>(null)
  const { flying, step } = useFlying()
  const bar = useRef(0)
  const [view, setView] = useState(600)
  const [top, setTop] = useState(initialTop)
  const [origin, setOrigin] = useState(0)
  const heights: Heights = useMemo(() => ({ ...(lay ?? evenLay(length, row)), view }), [lay, length, row, view])
  const latest = useRef({ heights, top })
  useLayoutEffect(() => {
    latest.current = { heights, top }
  })

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => setView(Math.max(row, element.clientHeight - head))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [row, head])

  const put = useCallback((next: number) => {
    const element = scroller.current
    if (!element) return
    element.scrollTop = isSqueezed(latest.current.heights) ? barOfTop(latest.current.heights, next) : next
    bar.current = element.scrollTop
    setTop(next)
    setOrigin(element.scrollTop)
  }, [])

  const begun = useRef(initialTop === 0)
  useLayoutEffect(() => {
    if (begun.current || heights.length === 0) return
    begun.current = true
    put(initialTop)
  }, [heights.length, initialTop, put])

  const onScroll = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const now = element.scrollTop
    step(now)
    setTop(topAfter(latest.current.heights, latest.current.top, bar.current, now))
    setOrigin(now)
    bar.current = now
  }, [step])

  const show = useCallback(
    (index: number) => {
      const { heights: current, top: before } = latest.current
      const next = topToShow(current, before, index)
      if (next !== before) put(next)
    },
    [put],
  )

  const drawn = rowsIn(heights, top)
  const squeezed = isSqueezed(heights)
  // Where rows and scrollbar move apart, all rows are moved at once, and each stays where it is among its neighbours.
  const from = squeezed ? heights.topOf(drawn.first - (drawn.first % together)) : 0
  const base = squeezed ? from + Math.round(origin - top) : 0
  const offset = useCallback((index: number) => heights.topOf(index) - from, [heights, from])
  return {
    scroller,
    onScroll,
    height: heightOf(heights),
    ...drawn,
    flying,
    /** How far all rows are moved, and where each is drawn from there. */
    base,
    offset,
    show,
    top,
    put,
    pageRows: Math.max(1, Math.floor(view / row) - 1),
  }
}
