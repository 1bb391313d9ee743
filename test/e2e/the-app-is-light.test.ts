import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { journey } from './journey.ts'
import { see } from './person.ts'

// The budgets of the app, compressed as it is sent, in bytes.
const firstScripts = 250_000
const firstSheets = 25_000
const oneFont = 50_000
const ofRoute = 60_000
const ofPart = 150_000

const here = journey()

interface Loaded {
  scripts: number
  sheets: number
  fonts: number[]
}

const built = path.join(import.meta.dirname, '../../build/web')
const sizeOf = (file: string) => statSync(path.join(built, file)).size
const sentAs = (file: string) => (existsSync(path.join(built, `${file}.br`)) ? `${file}.br` : file)

/** What the page has fetched so far, at the size in which it travels over https: here, over http, browsers do not ask for brotli. */
async function loaded(page: Page): Promise<Loaded> {
  const files = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  )
  const sizes = (ending: string) => files.filter((file) => file.endsWith(ending)).map((file) => sizeOf(sentAs(file)))
  const sum = (list: number[]) => list.reduce((one, other) => one + other, 0)
  return { scripts: sum(sizes('.js')), sheets: sum(sizes('.css')), fonts: sizes('.woff2') }
}

async function settled(page: Page): Promise<Loaded> {
  await see(page.locator('main'))
  await page.waitForLoadState('networkidle')
  return loaded(page)
}

/** What is fetched ahead while nothing happens keeps nobody waiting. */
const withoutIdling = (page: Page) =>
  page.addInitScript(() => Object.assign(globalThis, { requestIdleCallback: () => 0 }))

const first = [
  '/',
  '/people',
  '/deals',
  '/deals?layout=board',
  '/deals?layout=calendar',
  '/companies?layout=map',
  '/notifications',
  '/settings/account',
]
test.each(first)('whoever opens %s first waits for little', async (address) => {
  const { page } = await here.ada()
  await withoutIdling(page)
  await page.goto(address)
  const { scripts, sheets, fonts } = await settled(page)
  expect(scripts, `scripts of ${address}`).toBeLessThanOrEqual(firstScripts)
  expect(scripts, `scripts of ${address}`).toBeGreaterThan(50_000)
  expect(sheets, `sheets of ${address}`).toBeLessThanOrEqual(firstSheets)
  expect(Math.max(0, ...fonts), `a font of ${address}`).toBeLessThanOrEqual(oneFont)
})

test.each(['people', 'companies', 'deals'])('whoever opens one of the %s first waits for little', async (records) => {
  const { page, send } = await here.ada()
  const [one] = (await send('GET', `/${records}?limit=1`)) as { id: string }[]
  await withoutIdling(page)
  await page.goto(`/${records}/${one!.id}`)
  const { scripts, sheets } = await settled(page)
  expect(scripts, `scripts of ${records}`).toBeLessThanOrEqual(firstScripts)
  expect(scripts, `scripts of ${records}`).toBeGreaterThan(50_000)
  expect(sheets, `sheets of ${records}`).toBeLessThanOrEqual(firstSheets)
})

test('whoever goes on from home waits for less', async () => {
  const { page } = await here.ada()
  await withoutIdling(page)
  await page.goto('/')
  let before = await settled(page)
  for (const name of ['Deals', 'People', 'Companies']) {
    await page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click()
    await see(page.getByRole('heading', { name, exact: true }).or(page.getByRole('grid')))
    const now = await settled(page)
    expect(now.scripts - before.scripts, name).toBeLessThanOrEqual(ofRoute)
    before = now
  }
})

test('no part of the app is large by itself', () => {
  const parts = readdirSync(path.join(built, 'assets')).filter((name) => name.endsWith('.js.br'))
  const large = parts.filter((name) => sizeOf(`assets/${name}`) > ofPart)
  // The frame is what every screen needs, and has the budget of the first load.
  expect(large.filter((name) => !/^(frame|index)-/.test(name))).toEqual([])
  expect(parts.length).toBeGreaterThan(20)
})
