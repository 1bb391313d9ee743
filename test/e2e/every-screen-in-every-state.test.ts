import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { expectAccessible, expectFits, expectReadable } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo, type Look, type Person } from './person.ts'
import { countShifts } from './shifts.ts'
import { doors, routesIn, screensOf, settingsOf, type Screen } from './screens.ts'
import { listenFor, tell, tellTheTruth, waitingIn } from './told.ts'

// It takes as long as there are screens.
vi.setConfig({ testTimeout: 300_000 })

const here = journey()
const empty = journey('new')

const everything = async (person: Person) => [...(await screensOf(person)), ...(await settingsOf(person))]
const reading = async (person: Person) => (await everything(person)).filter(({ reads }) => reads)
/** The pages of the settings fail alike: one stands for all. */
const telling = async (person: Person) =>
  (await reading(person)).filter(({ name }) => !name.startsWith('settings') || name.endsWith('tags'))

/** Somebody whose pages may be told something else than what the server says. */
async function told(who: Promise<Person>): Promise<Person> {
  const person = await who
  await listenFor(person.page)
  return person
}

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
  const ada = await told(here.ada())
  const { page } = ada
  for (const screen of await reading(ada)) {
    // What is counted is read, too.
    await tell(page, new RegExp(`${screen.reads!.source}|/aggregate$`), 'later')
    await ada.visit(screen.at)
    await expect.poll(() => waitingIn(page), { message: screen.name }).toBeGreaterThan(0)
    await see(page.getByRole('main').locator('[class*=skeleton], [aria-busy=true]').first())
    expect(await page.getByRole('main').getByText(/(^|\s)0 |There are no|No .+ (yet|in)|Nobody|Nothing/).allInnerTexts(), screen.name).toEqual([]) // prettier-ignore
    await expectReadable(page, `${screen.name}, being read`)
    const moved = await countShifts(page)
    await tellTheTruth(page)
    await seeNo(page.getByRole('main').locator('[class*=skeleton], [aria-busy=true]'))
    expect(await moved(), `${screen.name} moves`).toBeLessThan(0.1)
  }
})

test('what could not be read says so, with what to do, and is there after another try', async () => {
  const ada = await told(here.ada())
  const { page } = ada
  for (const screen of await reading(ada)) {
    await tell(page, screen.reads!, { status: 500, code: 'bug', detail: 'Something went wrong here.' })
    await ada.visit(screen.at)
    await see(alertIn(page))
    await expectReadable(page, `${screen.name}, failed`)
    await tellTheTruth(page)
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
  const bob = await told(here.bob())
  const { page } = bob
  for (const screen of await telling(bob)) {
    await tell(page, screen.reads!, { status: 403, code: 'forbidden', detail: 'You may not see this.' })
    await bob.visit(screen.at)
    await see(alertIn(page))
    await expectReadable(page, `${screen.name}, forbidden`)
  }
})

test('without a network every screen says so, and reads on by itself when it is back', async () => {
  const ada = await told(here.ada())
  const { page } = ada
  await page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { get: () => false }))
  for (const screen of await telling(ada)) {
    // The page itself is there: who one is is known, and what else took place still comes.
    await tell(page, /^(?!.*\/(me|events)(\?|$))/, 'no network')
    await ada.visit(screen.at)
    await see(alertIn(page))
    await see(page.getByText(/^This device is offline/))
    await expectReadable(page, `${screen.name}, offline`)
    await tellTheTruth(page)
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
