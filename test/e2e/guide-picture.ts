import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Where the guides' pictures lie; they are only kept by `npm run pictures`. */
const folder = process.env.FARLEY_GUIDE_PICTURES
const largest = 100_000

/** A picture for a guide as WebP, small enough for a page that is read on the way. */
export async function guidePicture(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('[class*=skeleton]'))
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  const bytes = await asWebp(page, png.toString('base64'))
  expect(bytes.length, name).toBeLessThan(largest)
  if (folder) writeFileSync(path.join(folder, `${name}.webp`), bytes)
}

/** The browser knows how to write WebP; a page of its own is bound by no policy of ours. */
async function asWebp(page: Page, png: string): Promise<Buffer> {
  const studio = await page.context().newPage()
  const webp = await studio.evaluate(
    async ([source, most]) => {
      const image = new Image()
      image.src = `data:image/png;base64,${source}`
      await image.decode()
      const canvas = document.createElement('canvas')
      ;[canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight]
      canvas.getContext('2d')!.drawImage(image, 0, 0)
      const qualities = [0.85, 0.7, 0.55].map((quality) => canvas.toDataURL('image/webp', quality))
      return qualities.find((url) => url.length * 0.75 < most) ?? qualities.at(-1)!
    },
    [png, largest] as const,
  )
  await studio.close()
  return Buffer.from(webp.split(',')[1]!, 'base64')
}
