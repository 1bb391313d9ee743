import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()
const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Main' })
const place = (page: Page, name: string) => sidebar(page).getByRole('link', { name, exact: true })
const favourites = (page: Page) => sidebar(page).getByRole('region', { name: 'Favourites' })

/** What stands in the sidebar after that which always stands first. */
const placesOf = async (page: Page) =>
  (await sidebar(page).getByRole('link').allInnerTexts()).filter((name) => !/^(Home|Inbox)/.test(name))

/** Chooses from the menu of something in the sidebar. */
async function choose(page: Page, of: string, what: string) {
  await sidebar(page)
    .getByRole('button', { name: `More about ${of}`, exact: true })
    .click()
  await page.getByRole('menuitem', { name: what }).click()
}

test('the work one does says what stands open; the rest is under More', async () => {
  const bob = await here.bob()
  const { page } = bob
  await bob.visit('/settings/account')
  await see(place(page, 'Deals'))
  expect(await place(page, 'Tasks').count()).toBe(0)
  await page.getByRole('combobox', { name: 'What you do' }).selectOption('Leading projects')
  await see(place(page, 'Tasks'))
  await seeNo(place(page, 'Deals'))
  await sidebar(page).getByRole('button', { name: 'More', exact: true }).click()
  await see(place(page, 'Deals'))
  await expectAccessible(page, 'a sidebar with all it has')
})

test('a place is pinned, hidden and moved by its menu, and so it is on every device', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/people')
  await choose(page, 'Products', 'Pin to the top')
  await choose(page, 'Leads', 'Hide')
  await seeNo(place(page, 'Leads'))
  const elsewhere = await here.ada()
  await elsewhere.visit('/settings/sidebar')
  await see(elsewhere.page.getByRole('heading', { name: 'Pinned' }))
  const links = await placesOf(elsewhere.page)
  expect(links[0]).toBe('Products')
  expect(links).not.toContain('Leads')
  await elsewhere.page.getByRole('button', { name: 'Show' }).click()
  await see(place(elsewhere.page, 'Leads'))
  await elsewhere.page.getByRole('button', { name: 'As the role has it' }).click()
  await expect.poll(async () => (await placesOf(elsewhere.page))[0]).toBe('Leads')
})

test('an admin arranges the sidebar of a role; who has that role sees it, unless they arranged their own', async () => {
  const ada = await here.ada()
  await ada.visit('/settings/role-sidebars')
  await ada.page.getByRole('combobox', { name: 'Role' }).selectOption('Keeping customers')
  await ada.page.getByRole('button', { name: 'Hide: Households' }).click()
  const vera = await here.vera()
  await vera.send('PATCH', '/me/preferences', { workRole: 'successManager' })
  await vera.visit('/people')
  await see(place(vera.page, 'Tasks'))
  expect(await place(vera.page, 'Households').count()).toBe(0)
})

test('the rail is one’s own too', async () => {
  const ada = await here.ada()
  await ada.visit('/people')
  await press(ada.page, '[')
  await expect.poll(() => sidebar(ada.page).evaluate((nav) => nav.clientWidth)).toBeLessThan(60)
  const elsewhere = await here.ada()
  await elsewhere.visit('/people')
  await see(place(elsewhere.page, 'Home'))
  expect(await sidebar(elsewhere.page).evaluate((nav) => nav.clientWidth)).toBeLessThan(60)
  await press(elsewhere.page, '[')
  await see(sidebar(elsewhere.page).getByText('Deals'))
  await expect.poll(async () => (await elsewhere.send('GET', '/me/preferences')).rail).toBe(false)
})

test('favourites are records, views and pages, in folders, by star, menu and drag; nobody else has them', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/companies')
  await page.getByRole('link', { name: 'Aquaform', exact: true }).click()
  await page.getByRole('button', { name: 'Favourite', exact: true }).click()
  await see(favourites(page).getByRole('link', { name: 'Aquaform' }))
  await choose(page, 'Deals', 'Add to favourites')
  await ada.visit('/companies')
  await page.getByRole('link', { name: 'Isar Biotech', exact: true }).dragTo(favourites(page))
  await see(favourites(page).getByRole('link', { name: 'Isar Biotech' }))

  await favourites(page).getByRole('button', { name: 'Make a folder' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('This week')
  await press(page, 'Enter')
  await choose(page, 'Aquaform', 'Move into “This week”')
  await favourites(page).getByRole('button', { name: 'This week', exact: true }).click()
  await seeNo(favourites(page).getByRole('link', { name: 'Aquaform' }))
  await expectAccessible(page, 'favourites in folders')

  await page.reload()
  await see(favourites(page).getByRole('link', { name: 'Isar Biotech' }))
  expect(await favourites(page).getByRole('link').allInnerTexts()).toEqual(['Deals', 'Isar Biotech'])
  await choose(page, 'Isar Biotech', 'Rename')
  await page.getByRole('textbox', { name: 'Name' }).fill('Biotech')
  await press(page, 'Enter')
  await see(favourites(page).getByRole('link', { name: 'Biotech', exact: true }))
  await choose(page, 'Biotech', 'Remove from favourites')
  await seeNo(favourites(page).getByRole('link', { name: 'Biotech' }))

  const bob = await here.bob()
  await bob.visit('/companies')
  await see(favourites(bob.page).getByText('Star a record or a view'))
})
