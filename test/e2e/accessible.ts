import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
/** A folder for a picture of every screen that is looked at, in both themes; none are taken without it. */
const pictures = process.env.FARLEY_PICTURES

/** Looks at a screen by day and by night, once it is whole: nobody is shut out by it, and it is no wider than the window. */
export async function expectAccessible(page: Page, screen: string, { waiting = false } = {}): Promise<void> {
  if (!waiting) await page.waitForFunction(() => !document.querySelector('[class*=skeleton]'))
  const begun = await themeOf(page)
  const other = begun === 'dark' ? 'light' : 'dark'
  const named = (theme: string) => `${screen}, ${page.viewportSize()!.width}, ${theme}`
  await picture(page, named(begun))
  expect(await violationsOf(page), named(begun)).toBe('')
  await show(page, other)
  await picture(page, named(other))
  // Nothing else differs between the themes.
  expect(await violationsOf(page, ['color-contrast']), named(other)).toBe('')
  await show(page, begun)
  expect(await overhang(page), `${screen} is too wide`).toBeLessThanOrEqual(0)
}

/** Looks at a screen once: nobody is shut out by it, and it is no wider than the window. */
export async function expectFits(page: Page, screen: string): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('[class*=skeleton]'))
  const name = `${screen}, ${page.viewportSize()!.width}, ${await themeOf(page)}`
  await picture(page, name)
  expect(await violationsOf(page), name).toBe('')
  expect(await overhang(page), `${screen} is too wide`).toBeLessThanOrEqual(0)
}

const overhang = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

/** Looks at a screen in passing, also while it still waits for something: nobody is shut out by it as it stands. */
export async function expectReadable(page: Page, screen: string): Promise<void> {
  const named = (theme: string) => `${screen}, ${page.viewportSize()!.width}, ${theme}`
  expect(await violationsOf(page), named(await themeOf(page))).toBe('')
  if (!pictures) return
  await picture(page, named(await themeOf(page)))
  await show(page, 'dark')
  await picture(page, named('dark'))
  await show(page, 'light')
  await page.setViewportSize({ width: 360, height: 740 })
  await atRest(page)
  await picture(page, named('light'))
  await page.setViewportSize({ width: 1440, height: 900 })
}

const themeOf = (page: Page) =>
  page.evaluate(() => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'))

/** The theme follows the system. */
async function show(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme)
}

/** A colour on its way is none that anybody reads; it sets out with the frame after the change. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
}

/** A picture of the screen, where pictures are wanted. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return
  await atRest(page)
  await page.screenshot({ path: path.join(pictures, `${name}.png`) })
}

/** What is serious or worse, as lines: the rule, the element, and what is wrong with it. */
async function violationsOf(page: Page, rules?: string[]): Promise<string> {
  await atRest(page)
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  return page.evaluate(async (runOnly) => {
    const tool = (globalThis as unknown as { axe: typeof axe }).axe
    const { violations } = await tool.run(document, { resultTypes: ['violations'], ...(runOnly && { runOnly }) })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(
          ({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary?.split('\n')[1]?.trim() ?? ''}`,
        ),
      )
      .join('\n')
  }, rules)
}
