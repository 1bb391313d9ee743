import type { Page, Route } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { expectAccessible, expectFits, expectReadable } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo, type Look, type Person } from './person.ts'
import { countShifts } from './shifts.ts'
import { doors, routesIn, screensOf, settingsOf, type Screen } from './screens.ts'

// It takes as long as there are screens.
vi.setConfig({ testTimeout: 300_000 })

const here = journey()
const empty = journey('new')

const everything = async (person: Person) => [...(await screensOf(person)), ...(await settingsOf(person))]
const reading = async (person: Person) => (await everything(person)).filter(({ reads }) => reads)
/** The pages of the settings fail alike: one stands for all. */
const telling = async (person: Person) =>
  (await reading(person)).filter(({ name }) => !name.startsWith('settings') || name.endsWith('tags'))

/** Answers what a screen reads for itself as `how` says; all others are answered by the server. */
async function answer(page: Page, { reads }: Screen, how: (route: Route) => unknown): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.route(
    (url) => url.pathname.startsWith('/api/v1/') && reads!.test(url.href),
    (route) => void how(route),
  )
}

const problem = (status: number, code: string, detail: string) => (route: Route) =>
  route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify({ code, detail }) })

const alertIn = (page: Page) => page.getByRole('main').getByRole('alert').first()

test('every route of the app is among the screens', async () => {
  const ada = await here.ada()
  const screens = [...doors, ...(await everything(ada))]
  expect(await routesIn(ada.page)).toEqual([...new Set(screens.map(({ route }) => route))].sort())
})

test.each<[string, (person: Person) => Promise<Screen[]>, Look]>([
  ['screens, on a desk', screensOf, {}],
  ['settings, on a desk', settingsOf, {}],
  ['screens, on a phone', screensOf, { phone: true }],
  ['settings, on a phone', settingsOf, { phone: true }],
])('nobody is shut out by day or by night: %s', async (_, screens, look) => {
  const ada = await here.ada(look)
  for (const { name, at } of await screens(ada)) {
    await ada.visit(at)
    await see(ada.page.getByRole('heading').first())
    await (look.phone ? expectFits(ada.page, name) : expectAccessible(ada.page, name))
  }
})

test('nor is anybody by the doors', async () => {
  const stranger = await here.stranger()
  for (const { name, at } of doors) {
    await stranger.visit(at)
    await expectAccessible(stranger.page, name)
  }
})

test('what is being read has its place already: nothing is claimed meanwhile, and little moves when it comes', async () => {
  const ada = await here.ada()
  const { page } = ada
  for (const screen of await reading(ada)) {
    const held: Route[] = []
    let isHeld = true
    const hold = (route: Route) => (isHeld ? void held.push(route) : route.continue())
    await answer(page, screen, hold)
    // What is counted is read, too.
    await page.route('**/aggregate', hold)
    await ada.visit(screen.at)
    await expect.poll(() => held.length, { message: screen.name }).toBeGreaterThan(0)
    await see(page.getByRole('main').locator('[class*=skeleton], [aria-busy=true]').first())
    expect(await page.getByRole('main').getByText(/(^|\s)0 |There are no|No .+ (yet|in)|Nobody|Nothing/).allInnerTexts(), screen.name).toEqual([]) // prettier-ignore
    await expectReadable(page, `${screen.name}, being read`)
    const moved = await countShifts(page)
    isHeld = false
    // What nobody waits for any more is gone already.
    for (const route of held) await route.continue().catch(() => undefined)
    await seeNo(page.getByRole('main').locator('[class*=skeleton], [aria-busy=true]'))
    expect(await moved(), `${screen.name} moves`).toBeLessThan(0.1)
  }
})

test('what could not be read says so, with what to do, and is there after another try', async () => {
  const ada = await here.ada()
  const { page } = ada
  for (const screen of await reading(ada)) {
    await answer(page, screen, problem(500, 'bug', 'Something went wrong here.'))
    await ada.visit(screen.at)
    await see(alertIn(page))
    await expectReadable(page, `${screen.name}, failed`)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    const again = page.getByRole('main').getByRole('button', { name: 'Retry' })
    // It may be gone before it is pressed: one try can help several.
    while (await again.count())
      await again
        .first()
        .click({ timeout: 2000 })
        .catch(() => undefined)
    await seeNo(alertIn(page))
  }
})

test('what one may not see says who could let one', async () => {
  const bob = await here.bob()
  const { page } = bob
  for (const screen of await telling(bob)) {
    await answer(page, screen, problem(403, 'forbidden', 'You may not see this.'))
    await bob.visit(screen.at)
    await see(alertIn(page))
    await expectReadable(page, `${screen.name}, forbidden`)
  }
})

test('without a network every screen says so, and reads on by itself when it is back', async () => {
  const ada = await here.ada()
  const { page } = ada
  await page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { get: () => false }))
  for (const screen of await telling(ada)) {
    await answer(page, { ...screen, reads: /^(?!.*\/(me|events)(\?|$))/ }, (route) => route.abort())
    await page.route('**/readyz', (route) => route.abort())
    await ada.visit(screen.at)
    await see(alertIn(page))
    await see(page.getByText(/^This device is offline/))
    await expectReadable(page, `${screen.name}, offline`)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await seeNo(alertIn(page))
  }
})

test('where nothing is yet, a screen says what comes there', async () => {
  const grace = await empty.stranger()
  const { page } = grace
  await page.goto(await empty.company.welcomeLink())
  await page.getByLabel('Your company').fill('Hopper Instruments')
  await page.getByLabel('Your name').fill('Grace Hopper')
  await page.getByLabel('E-mail').fill('grace@example.com')
  await page.getByLabel('Choose a password', { exact: true }).fill('a nanosecond of wire')
  await page.getByRole('button', { name: 'Begin' }).click()
  await see(page.getByRole('heading', { name: 'What will you do first?' }))
  for (const screen of await everything(grace)) {
    if (/none/.test(screen.at)) continue
    await grace.visit(screen.at)
    await see(page.getByRole('heading').first())
    if (screen.empty) await see(page.getByRole('main').getByText(screen.empty.says).first())
    if (screen.empty?.offers)
      await see(page.getByRole('main').getByRole('button', { name: screen.empty.offers }).last())
    await expectReadable(page, `${screen.name}, empty`)
  }
})
