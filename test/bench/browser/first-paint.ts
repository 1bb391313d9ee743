import type { Page } from 'playwright-core'
import { median } from './statistics.ts'
import type { Measure } from './index.ts'

const slower = 4
const times = 3
const aim = 2_000

/** Where somebody begins their day, and what must stand there before they can begin. */
const pages: Record<string, [address: string, shown: string]> = {
  home: ['/', 'main h2[class*=hello]'],
  list: ['/people', '[role=gridcell] a'],
  board: ['/deals?layout=board', '[data-card]'],
}

/** Opens a page by its address on a slowed processor, with nothing in the browser's cache: when its largest part is painted, and when its content is there. */
async function open(page: Page, address: string, shown: string): Promise<{ largest: number; content: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.addInitScript(() => {
    const seen = globalThis as unknown as { largest: number }
    new PerformanceObserver((list) => {
      seen.largest = list.getEntries().at(-1)!.startTime
    }).observe({ type: 'largest-contentful-paint', buffered: true })
  })
  await page.goto(address)
  await page.locator(shown).first().waitFor()
  const content = await page.evaluate(() => performance.now())
  await page.waitForLoadState('networkidle')
  const largest = await page.evaluate(() => (globalThis as unknown as { largest: number }).largest)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  return { largest, content }
}

const painted =
  (name: string, addressOf: (page: Page, url: string) => Promise<[string, string]>): Measure =>
  async (page, url) => {
    const [address, shown] = await addressOf(page, url)
    const seen: { largest: number; content: number }[] = []
    for (let time = 0; time < times; time++) {
      const fresh = await page.context().newPage()
      seen.push(await open(fresh, `${url}${address}`, shown))
      await fresh.close()
    }
    const content = (median(seen.map((each) => each.content)) / 1000).toFixed(1)
    const note = `4× slowed, nothing cached; content there after ${content} s; median of ${times}`
    return [{ what: `LCP of ${name}`, value: median(seen.map((each) => each.largest)), unit: 's', aim, note }]
  }

/** A person's page, of the first in the list. */
async function somebody(page: Page, url: string): Promise<[string, string]> {
  await page.goto(`${url}/people`)
  const address = await page.locator('[role=gridcell] a').first().getAttribute('href')
  return [address!, 'main h2[class*=title]']
}

export const firstPaints: Record<string, Measure> = {
  ...Object.fromEntries(
    Object.entries(pages).map(([name, page]) => [`LCP of ${name}`, painted(name, () => Promise.resolve(page))]),
  ),
  'LCP of record': painted('record', somebody),
}
