import type { Page } from 'playwright-core'

interface Shifts {
  moved: number
  /** What moved, for whoever reads why a test failed. */
  what: string[]
}

/** Counts, as browsers do, how much of the screen moves that nobody moved. */
function observe(): void {
  const shifts: Shifts = { moved: 0, what: [] }
  Object.assign(globalThis, { shifts })
  const tell = ({ className, tagName }: Element) => `${tagName.toLowerCase()}.${String(className)}`
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput, sources } = entry as unknown as {
        value: number
        hadRecentInput: boolean
        sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[]
      }
      if (hadRecentInput) continue
      shifts.moved += value
      for (const { node, previousRect, currentRect } of sources)
        if (node?.parentElement)
          shifts.what.push(
            `${value.toFixed(3)} ${tell(node instanceof Element ? node : node.parentElement)} ${previousRect.top} → ${currentRect.top}, ${previousRect.left} → ${currentRect.left}`,
          )
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

const read = (page: Page) => page.evaluate(() => (globalThis as unknown as { shifts: Shifts }).shifts)

/** How much moved from now on. */
export async function countShifts(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(observe)
  const before = (await read(page)).moved
  return async () => (await read(page)).moved - before
}

/** How much moves of each page that is opened from now on, from its first picture on; and what. */
export async function watchShifts(page: Page): Promise<() => Promise<Shifts>> {
  await page.addInitScript(observe)
  return () => read(page)
}
