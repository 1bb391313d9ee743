import type { Locator, Page } from 'playwright-core'

/** Draws a row aside with a finger, towards its beginning. */
export async function swipe(page: Page, row: Locator, way: -1 | 1 = -1): Promise<void> {
  const box = (await row.boundingBox())!
  const client = await page.context().newCDPSession(page)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: number) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: at, y }] })
  await touch('touchStart', x)
  for (let step = 1; step <= 8; step++) await touch('touchMove', x + way * step * 20)
  await touch('touchEnd', x)
}
