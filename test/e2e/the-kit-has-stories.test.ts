import { createServer, type Server } from 'node:http'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { type Browser, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { explanationsApart } from '../../bin/tools/explanations.ts'
import { root } from '../../bin/tools/root.ts'
import { wordsTogether } from '../../bin/tools/word-lists.ts'
import { expectAccessible } from './accessible.ts'
import { ownBrowser } from './journey.ts'

const built = mkdtempSync(path.join(tmpdir(), 'farley-kit-'))
let browser: Browser
let served: Server
let address: string

beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [explanationsApart(), wordsTogether(), react()],
    json: { namedExports: false },
    build: { outDir: built, emptyOutDir: true, rolldownOptions: { input: path.join(root, 'kit.html') } },
  })
  served = createServer((asked, answer) => {
    const file = path.join(built, new URL(asked.url!, 'http://kit').pathname)
    if (!existsSync(file)) return void answer.writeHead(404).end()
    answer.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream')
    answer.end(readFileSync(file))
  })
  await new Promise<void>((resolve) => served.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(served.address() as AddressInfo).port}/kit.html`
  browser = await ownBrowser()
})
afterAll(async () => {
  await browser.close()
  served.close()
  rmSync(built, { recursive: true })
})

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

async function open(language: string, width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, locale: language })
  page.on('pageerror', (error) => expect(String(error)).toBe(''))
  await page.goto(address)
  return page
}

const families = (page: Page) =>
  page.locator('section').evaluateAll((sections) => sections.map((section) => section.ariaLabel!))

// What is being waited for is one of the states.
const waiting = true

test('every part of the kit is open to everybody in each of its states, by day and by night', async () => {
  const page = await open('en-GB', 1440)
  const names = await families(page)
  expect(names.length).toBeGreaterThan(10)
  for (const name of names) {
    await page.goto(`${address}?family=${encodeURIComponent(name)}`)
    await page.keyboard.press('Tab')
    await expectAccessible(page, `kit ${name}`, { waiting })
    const opening = page.locator('[data-opens]')
    for (let index = 0; index < (await opening.count()); index++) {
      await opening.nth(index).click()
      await expectAccessible(page, `kit ${name} ${index + 1} open`, { waiting })
      await page.keyboard.press('Escape')
    }
  }
  await page.close()
})

test.each([
  ['ar', 1440],
  ['en-GB', 360],
])('and so it is in %s at %i pixels', async (language, width) => {
  const page = await open(language, width)
  await page.locator('section').last().waitFor()
  await expectAccessible(page, `kit ${language}`, { waiting })
  await page.close()
})
