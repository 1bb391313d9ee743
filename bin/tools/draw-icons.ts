import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from './chromium.ts'
import { root } from './root.ts'

// Draws the pictures that a phone shows for the app, from the mark: `node bin/tools/draw-icons.ts` after it has changed.
const mark = readFileSync(path.join(root, 'public/logo.svg'), 'utf8')
const folder = path.join(root, 'public/icons')

/** How much of the picture the mark fills: systems cut a maskable one to a circle of four fifths. */
const pictures = [
  { name: 'icon-192', size: 192, share: 0.68, radius: 0.22 },
  { name: 'icon-512', size: 512, share: 0.68, radius: 0.22 },
  { name: 'maskable-512', size: 512, share: 0.5, radius: 0 },
  { name: 'apple-touch-icon', size: 180, share: 0.56, radius: 0 },
]

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: findChromium()!, args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage()
for (const { name, size, share, radius } of pictures) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>
    html, body { margin: 0; background: transparent }
    div { width: ${size}px; height: ${size}px; display: grid; place-content: center; background: #1b1d22;
      color: #fff; border-radius: ${size * radius}px }
    svg { width: ${Math.round(size * share)}px; height: ${Math.round(size * share)}px }
  </style><div>${mark}</div>`)
  await page.screenshot({ path: path.join(folder, `${name}.png`), omitBackground: true })
}
await browser.close()
