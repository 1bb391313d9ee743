import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import type { Company } from './company.ts'
import { journey } from './journey.ts'
import { see, type Person } from './person.ts'

const here = journey('new')
const links = new WeakMap<Company, string>()

/** The link by which Grace came in; she comes in by it if the company has nobody yet. */
async function begun(): Promise<string> {
  const link = links.get(here.company) ?? (await here.company.welcomeLink())
  if (links.has(here.company)) return link
  links.set(here.company, link)
  const { page } = await here.stranger()
  await page.goto(link)
  await comeIn(page)
  await see(page.getByRole('heading', { name: 'What will you do first?' }))
  return link
}

async function comeIn(page: Page, password = 'a nanosecond of wire'): Promise<void> {
  await page.getByLabel('Your company').fill('Hopper Instruments')
  await page.getByLabel('Your name').fill('Grace Hopper')
  await page.getByLabel('E-mail').fill('grace@example.com')
  await page.getByLabel('Choose a password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Begin' }).click()
}

async function signIn({ page }: Person, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill('grace@example.com')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('the welcome link makes the first owner, who then works in a company of that name', async () => {
  const { page } = await here.stranger()
  const link = await here.company.welcomeLink()
  links.set(here.company, link)
  await page.goto(link)
  await see(page.getByRole('heading', { name: 'Welcome to Farley' }))
  await expectAccessible(page, 'welcome')

  await comeIn(page, 'short')
  expect(
    await page
      .getByLabel('Choose a password', { exact: true })
      .evaluate((input: HTMLInputElement) => input.validity.tooShort),
  ).toBe(true)

  await page.getByLabel('Choose a password', { exact: true }).fill('a nanosecond of wire')
  await page.getByRole('button', { name: 'Begin' }).click()
  await see(page.getByRole('heading', { name: 'What will you do first?' }))
  await page.goto('/')
  await see(page.getByRole('heading', { name: /^Good .+, Grace$/ }))
  await see(page.getByRole('navigation').getByText('Hopper Instruments'))
  await expectAccessible(page, 'home of a new company')
})

test('afterwards the link is dead, and says where to go', async () => {
  const link = await begun()
  const { page } = await here.stranger()
  await page.goto(link)
  await see(page.getByRole('heading', { name: 'This link has ended' }))
  await expectAccessible(page, 'a dead link')
  await page.getByRole('link', { name: 'Go to sign in' }).click()
  await see(page.getByRole('heading', { name: 'Welcome back' }))
})

test('a wrong password is refused without saying what was wrong; the right one leads to where one wanted to go', async () => {
  await begun()
  const grace = await here.stranger()
  const { page } = grace
  await page.goto('/people')
  await see(page.getByRole('heading', { name: 'Welcome back' }))
  await expectAccessible(page, 'sign in')
  await signIn(grace, 'a microsecond of wire')
  await see(page.getByRole('alert').filter({ hasText: /e-mail.*password/i }))

  await signIn(grace, 'a nanosecond of wire')
  await see(page.getByRole('heading', { name: 'People' }))
  expect(new URL(page.url()).pathname).toBe('/people')
})

test('signing out leaves nothing to go back to', async () => {
  await begun()
  const grace = await here.stranger()
  const { page } = grace
  await page.goto('/sign-in')
  await signIn(grace, 'a nanosecond of wire')
  await page.getByRole('button', { name: 'Grace Hopper' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await see(page.getByRole('heading', { name: 'Welcome back' }))
  await page.goBack()
  await see(page.getByRole('heading', { name: 'Welcome back' }))
  expect(await page.getByText('Grace Hopper').count()).toBe(0)
})

test('on a phone the door fits, and what one types can be seen', async () => {
  const { page } = await here.stranger({ phone: true, dark: true })
  await page.goto('/sign-in')
  await expectAccessible(page, 'sign in')
  await page.getByLabel('Password', { exact: true }).fill('a nanosecond of wire')
  await page.getByRole('button', { name: 'Show the password' }).click()
  expect(await page.getByLabel('Password', { exact: true }).getAttribute('type')).toBe('text')
})
