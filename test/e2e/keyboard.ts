import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Person } from './person.ts'

/** Somebody who has a keyboard and nothing else: a mouse or a finger is a fault of the journey, and so is a key after which nothing is seen to have the focus. */
export interface Keyboard {
  press(...keys: string[]): Promise<void>
  type(text: string): Promise<void>
  /** Goes on with Tab, or back with Shift+Tab, until it has the focus; refuses what cannot be reached so. */
  reach(what: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void>
  /** Goes to it and presses Enter. */
  choose(what: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void>
  /** Goes to a box and ticks it. */
  tick(what: Locator): Promise<void>
}

/** More than any page has, with the places and the settings beside it. */
const mostStops = 130

/** Somebody at their desk, without a mouse. */
export async function without(mouse: Promise<Person>) {
  const person = await mouse
  return { ...person, keys: await byKeyboard(person.page) }
}

/** Takes the mouse away from somebody, before the page is opened. */
export async function byKeyboard(page: Page): Promise<Keyboard> {
  await page.addInitScript(() =>
    addEventListener(
      'pointerdown',
      ({ isTrusted }) => {
        if (isTrusted) throw new Error('This journey is done by keyboard alone.')
      },
      { capture: true },
    ),
  )
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      const had = await isSomewhere(page)
      await page.keyboard.press(key)
      // After the last stop the browser's own bars have their turn, and before anything is pressed nothing has it.
      if (/Tab$/.test(key) && !(await isSomewhere(page))) await page.keyboard.press(key)
      if (had || /Tab$/.test(key)) await expectVisibleFocus(page, key)
    }
  }
  const reach = async (what: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') => {
    await what.first().waitFor()
    for (let stop = 0; !(await hasFocus(what)); stop++) {
      if (stop === mostStops) throw new Error(`Cannot be reached by ${key}: ${String(what)}`)
      await press(key)
    }
  }
  return {
    press,
    reach,
    async type(text) {
      await page.keyboard.type(text)
      await expectVisibleFocus(page, text)
    },
    async choose(what, key) {
      await reach(what, key)
      await press('Enter')
    },
    async tick(what) {
      await reach(what)
      await press('Space')
    },
  }
}

const isSomewhere = (page: Page) =>
  page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body)

const hasFocus = (what: Locator) => what.first().evaluate((element) => element === document.activeElement)

/** Something has the focus, and can be seen to have it: a ring, or the page itself where one has just come to it. */
export async function expectVisibleFocus(page: Page, after = 'a key'): Promise<void> {
  const look = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null
      if (!element || element === document.body) return 'nothing has the focus'
      const lit = (each: Element | null): boolean => {
        if (!each || each === document.body) return false
        const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(each)
        return (
          (outlineStyle !== 'none' && outlineWidth !== '0px') ||
          boxShadow !== 'none' ||
          (each !== element && each.matches(':focus-within') && borderColor !== '')
        )
      }
      const isPlace = element.matches('main, [role=dialog], [data-day]')
      return isPlace || lit(element) || lit(element.parentElement) ? '' : `not seen: ${element.outerHTML.slice(0, 200)}`
    })
  // A page on its way to another is asked again.
  await expect
    .poll(() => look().catch(() => 'gone'), { message: `after ${after}`, timeout: 5000, interval: 20 })
    .toBe('')
}

/** A dialog keeps the focus while it is open, and gives it back to where it was. */
export async function expectKept(page: Page, keyboard: Keyboard, dialog: Locator, opener: Locator): Promise<void> {
  const isInside = () => dialog.evaluate((panel) => panel.contains(document.activeElement))
  await expect.poll(isInside).toBe(true)
  for (const key of ['Shift+Tab', 'Shift+Tab', ...Array.from({ length: 12 }, () => 'Tab')]) {
    await keyboard.press(key)
    expect(await isInside(), `${key} leaves it`).toBe(true)
  }
  await keyboard.press('Escape')
  // The first one is for the field, where that has a list open.
  await dialog.waitFor({ state: 'hidden', timeout: 2000 }).catch(() => keyboard.press('Escape'))
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(() => hasFocus(opener)).toBe(true)
}
