import type { Browser, Locator, Page } from 'playwright-core'
import type { SignIn } from '../../src/platform/demonstration.ts'
import type { Company } from './company.ts'

/** How somebody looks at Farley: on a desk or on a phone, by day or by night. */
export interface Look {
  phone?: boolean
  dark?: boolean
}

/** Somebody before a browser of their own. */
export interface Person {
  page: Page
  /** What went wrong in the page by itself; a journey with any of it fails. */
  faults: string[]
  /** Speaks to the API as them, for what a journey begins with; answers the body's `data`. */
  // Tests look into bodies of every shape.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  send(method: string, path: string, body?: unknown, version?: number): Promise<any>
  /** Opens an address of the app. */
  visit(path: string): Promise<void>
  /** Another tab of the same browser. */
  tab(): Promise<Page>
  close(): Promise<void>
}

/** Sits somebody down before Farley, signed out. */
export async function sitDown(browser: Browser, company: Company, { phone, dark }: Look = {}): Promise<Person> {
  const context = await browser.newContext({
    baseURL: company.url,
    ignoreHTTPSErrors: true,
    viewport: phone ? { width: 360, height: 740 } : { width: 1440, height: 900 },
    hasTouch: phone ?? false,
    colorScheme: dark ? 'dark' : 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  context.setDefaultTimeout(20_000)
  const faults: string[] = []
  context.on('page', (page) => {
    page.on('pageerror', (error) => faults.push(String(error.stack ?? error)))
    page.on(
      'console',
      (line) =>
        /Content Security Policy|React|hydrat/i.test(line.text()) &&
        line.type() === 'error' &&
        faults.push(line.text()),
    )
  })
  const page = await context.newPage()
  return {
    page,
    faults,
    async send(method, path, body, version) {
      const me = await context.request.get('/api/v1/me')
      const answer = await context.request.fetch(`/api/v1${path}`, {
        method,
        headers: {
          origin: company.url,
          'x-farley-token': me.ok() ? (await me.json()).data.csrf : '',
          ...(version !== undefined && { 'if-match': `"${version}"` }),
        },
        ...(body !== undefined && { data: body }),
      })
      if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
      const text = await answer.text()
      return text === '' ? undefined : JSON.parse(text).data
    },
    async visit(path) {
      await page.goto(path)
      await see(page.locator('main'))
    },
    tab: () => context.newPage(),
    close: () => context.close(),
  }
}

/** Signs one of the demonstration's people in by the API, which is faster than by the page. */
export async function signedIn(
  browser: Browser,
  company: Company,
  { email, password }: SignIn,
  look?: Look,
): Promise<Person> {
  const person = await sitDown(browser, company, look)
  await person.send('POST', '/session', { email, password })
  return person
}

/** Waits until it is on the screen. */
export const see = (what: Locator): Promise<void> => what.first().waitFor({ state: 'visible' })

/** Waits until it is not on the screen. */
export const seeNo = (what: Locator): Promise<void> => what.first().waitFor({ state: 'hidden' })

/** Presses keys one after the other on whatever has the focus. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}
