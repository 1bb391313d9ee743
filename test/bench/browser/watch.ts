import type { Page } from 'playwright-core'

/**
 * How long it takes from the next press of a key or the pointer until something is painted: `shown` is a selector, of which
 * one whose text is not `before` counts.
 */
export async function untilShown(
  page: Page,
  deed: () => Promise<unknown>,
  shown: string,
  before: string | null = null,
): Promise<number> {
  await page.evaluate(
    ([selector, text]) => {
      const there = () => [...document.querySelectorAll(selector!)].some((each) => each.textContent !== text)
      const waiting = new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`nothing was shown: ${selector}`)), 15_000)
        const begin = (event: Event) => {
          for (const kind of kinds) removeEventListener(kind, begin, true)
          const look = () =>
            requestAnimationFrame(() => (there() ? resolve(performance.now() - event.timeStamp) : look()))
          look()
        }
        const kinds = ['keydown', 'pointerdown']
        for (const kind of kinds) addEventListener(kind, begin, true)
      })
      Object.assign(globalThis, { waiting })
    },
    [shown, before],
  )
  await deed()
  return page.evaluate(() => (globalThis as unknown as { waiting: Promise<number> }).waiting)
}

/** Notes from now on how long each press took until what it changed was painted, as browsers count it; of several events of one press the longest. */
export async function watchInteractions(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const longest = new Map<number, number>()
    new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries() as PerformanceEventTiming[])
        if (interactionId) longest.set(interactionId, Math.max(duration, longest.get(interactionId) ?? 0))
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit)
    Object.assign(globalThis, { longest })
  })
  return () => page.evaluate(() => [...(globalThis as unknown as { longest: Map<number, number> }).longest.values()])
}

/** The times between the frames that are drawn while something is done. */
export async function framesDuring(page: Page, deed: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = []
    const watch = { on: true, frames }
    let last: number | null = null
    const look = (now: number) => {
      if (last !== null) frames.push(now - last)
      last = now
      if (watch.on) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    Object.assign(globalThis, { watch })
  })
  await deed()
  return page.evaluate(() => {
    const { watch } = globalThis as unknown as { watch: { on: boolean; frames: number[] } }
    watch.on = false
    return watch.frames
  })
}
