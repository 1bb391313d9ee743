import type { Page } from 'playwright-core'

/** What a page hears in place of what the server says: that it went wrong, nothing as without a network, or nothing yet. */
export type Told = { status: number; code: string; detail: string } | 'no network' | 'later'

interface Waiting {
  count: number
  go(): void
}

const place = 'told in place of the server'
const here = { place, later: 'later' satisfies Told, none: 'no network' satisfies Told }

/** Stands before `fetch` in each page that is opened. A route of Playwright's would take the browser's cache away, and double the work of every page. */
function standBefore({ place, later, none }: typeof here): void {
  const ask = globalThis.fetch
  let go!: () => void
  const gone = new Promise<void>((resolve) => (go = resolve))
  const waiting: Waiting = { count: 0, go }
  Object.assign(globalThis, { waiting })
  globalThis.fetch = async (asked, how) => {
    const { href, pathname } = new URL(asked instanceof Request ? asked.url : asked, location.href)
    const [which, told] = JSON.parse(sessionStorage.getItem(place) ?? '[]') as [string?, Told?]
    if (!which || !/^\/(api\/v1\/|readyz$)/.test(pathname) || !new RegExp(which).test(href)) return ask(asked, how)
    if (told === none) throw new TypeError('Failed to fetch')
    if (told !== later) {
      const { status, ...problem } = told as Exclude<Told, string>
      return new Response(JSON.stringify(problem), { status, headers: { 'content-type': 'application/problem+json' } })
    }
    waiting.count++
    await gone
    return ask(asked, how)
  }
}

/** Lets a page be told things; before it is first opened. */
export const listenFor = (page: Page): Promise<unknown> => page.addInitScript(standBefore, here)

/** From the next page on, tells what is asked for by such addresses this, and everything else the truth. */
export const tell = (page: Page, which: RegExp, told: Told): Promise<void> =>
  page.evaluate(([place, order]) => sessionStorage.setItem(place, order), [place, JSON.stringify([which.source, told])] as const) // prettier-ignore

/** How much of it waits. */
export const waitingIn = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { waiting: Waiting }).waiting.count)

/** Tells the truth again, also to what waits. */
export const tellTheTruth = (page: Page): Promise<void> =>
  page.evaluate((place) => {
    sessionStorage.removeItem(place)
    ;(globalThis as unknown as { waiting: Waiting }).waiting.go()
  }, place)
