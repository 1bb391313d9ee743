import { expect, test } from 'vitest'
import { expectAccessible, expectFits } from './accessible.ts'
import { journey } from './journey.ts'
import { without } from './keyboard.ts'
import { see, seeNo, type Person } from './person.ts'

const here = journey()

/** Reps who work with deals, and Bob one of them. */
async function makeRep(ada: Person): Promise<void> {
  const right = { see: 'all', edit: 'all', delete: 'none', create: true, export: false }
  const rights = JSON.stringify({ deal: right, company: right, person: right })
  const role = await ada.send('POST', '/own-roles', { name: `Reps ${Date.now()}`, rights })
  const users = (await ada.send('GET', '/users?limit=100')) as { id: string; email: string; version: number }[]
  const bob = users.find(({ email }) => email === here.signIn('Bob').email)!
  await ada.send('POST', `/users/${bob.id}/changeRole`, { role: 'member', ownRole: role.id }, bob.version)
}

const aDeal = (by: Person, name: string, more: object = {}) =>
  by.send('POST', '/deals', { name, source: 'fair', closeOn: '2027-03-01', ...more })

test('an admin lays out deals for the role of reps by keyboard alone; Bob sees it, Ada does not', async () => {
  const ada = await without(here.ada())
  const { page, keys } = ada
  await makeRep(ada)
  const deal = await aDeal(ada, `Laid out ${Date.now()}`)
  await ada.visit('/settings/layouts?of=deal')
  await keys.choose(page.getByRole('button', { name: 'Add layout' }))
  const dialog = page.getByRole('dialog', { name: 'Add layout' })
  await see(dialog.getByLabel('For whom'))
  expect(await dialog.getByLabel('For whom').locator('option:checked').textContent()).toContain('Reps')
  await keys.choose(dialog.getByRole('button', { name: 'Arrange' }))

  const details = page.getByRole('region', { name: 'Details', exact: true })
  await keys.reach(details.getByRole('button', { name: 'Move Source' }))
  await keys.press('Alt+ArrowUp')
  await keys.press('Enter')
  await see(page.getByRole('menuitem', { name: 'Up' }).and(page.locator(':focus')))
  await keys.press('ArrowUp', 'Enter')
  await see(page.getByRole('region', { name: 'Left out' }).getByText('Source'))
  await expectAccessible(page, 'the layout of deals')
  await keys.reach(page.getByRole('radiogroup', { name: 'Columns of Details' }).getByRole('radio', { checked: true }), 'Shift+Tab') // prettier-ignore
  await keys.press('ArrowRight')
  await keys.choose(page.getByRole('button', { name: 'Save' }), 'Shift+Tab')
  await see(page.getByRole('button', { name: /^Edit the layout: Reps/ }))
  await expectAccessible(page, 'the layouts of deals')

  const bob = await here.bob()
  await bob.visit(`/deals/${deal.id}`)
  const aside = bob.page.getByRole('complementary', { name: 'Details' })
  await see(aside.getByText('Close date'))
  await seeNo(aside.getByText('Source', { exact: true }))
  await expectAccessible(bob.page, 'a deal as it is laid out')
  await aside.getByRole('button', { name: 'Show all fields' }).click()
  await see(aside.getByRole('heading', { name: 'Not in the layout' }))
  await see(aside.getByText('Source', { exact: true }))
  await ada.visit(`/deals/${deal.id}`)
  await see(page.getByRole('complementary', { name: 'Details' }).getByText('Source', { exact: true }))
})

test('a layout for one pipeline says what stands beneath the title and what is asked of a new deal there', async () => {
  const ada = await here.ada()
  const { page } = ada
  const mark = Date.now()
  const pipeline = await ada.send('POST', '/pipelines', { name: `Tenders ${mark}`, position: 90 })
  const stage = await ada.send('POST', '/stages', { name: `Asked ${mark}`, pipeline: pipeline.id })
  const there = await aDeal(ada, `Tender ${mark}`, { stage: stage.id })
  const elsewhere = await aDeal(ada, `Other ${mark}`)
  await ada.visit('/settings/layouts?of=deal')
  await page.getByRole('button', { name: 'Add layout' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add layout' })
  await dialog.getByLabel('For whom').selectOption({ label: 'Everybody' })
  await dialog.getByLabel('Pipeline').selectOption({ label: `Tenders ${mark}` })
  await dialog.getByRole('button', { name: 'Arrange' }).click()
  await page.getByRole('checkbox', { name: 'Beneath the title: Farley chooses' }).uncheck()
  await page.getByRole('button', { name: 'Move In stage since' }).last().click()
  await page.getByRole('menuitem', { name: 'Take out' }).click()
  await page.getByRole('button', { name: 'Add field' }).click()
  await page.getByRole('menuitem', { name: 'Source' }).click()
  await page.getByRole('checkbox', { name: 'New deal: Farley chooses' }).uncheck()
  await page.getByRole('button', { name: 'Add field' }).last().click()
  await page.getByRole('menuitem', { name: 'Description' }).click()
  // What is dragged onto the head of a group lands at its end.
  const details = page.getByRole('region', { name: 'Details', exact: true })
  const leftOut = page.getByRole('region', { name: 'Left out' })
  await details.getByText('Private', { exact: true }).dragTo(leftOut.getByRole('heading'))
  await see(leftOut.getByText('Private', { exact: true }))
  await details.getByRole('button', { name: 'Move Amount', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Leave out' }).click()
  await see(leftOut.getByText('Amount', { exact: true }))
  await page.getByRole('button', { name: 'Save' }).click()
  await see(page.getByRole('button', { name: `Edit the layout: Tenders ${mark}` }))

  await ada.visit(`/deals/${there.id}`)
  await see(page.getByRole('main').getByText('Trade fair').first())
  await see(page.getByRole('button', { name: 'Show all fields' }))
  await ada.visit(`/deals/${elsewhere.id}`)
  await see(page.getByRole('complementary', { name: 'Details' }).getByText('Source', { exact: true }))
  await seeNo(page.getByRole('button', { name: 'Show all fields' }))
  await ada.visit(`/deals?layout=board&within=${pipeline.id}`)
  await page.getByRole('button', { name: `New deal in Asked ${mark}` }).click()
  await see(page.getByRole('dialog', { name: 'New deal' }).getByLabel('Description'))

  await ada.visit('/settings/layouts?of=deal')
  await page.getByRole('button', { name: `Back to as shipped: Tenders ${mark}` }).click()
  await seeNo(page.getByRole('button', { name: `Edit the layout: Tenders ${mark}` }))
  await ada.visit(`/deals/${there.id}`)
  await see(page.getByRole('complementary', { name: 'Details' }).getByText('Source', { exact: true }))
  await seeNo(page.getByRole('button', { name: 'Show all fields' }))
})

test('a layout that somebody else changed meanwhile is not overwritten unasked, and what is begun is kept', async () => {
  const ada = await here.ada()
  const { page } = ada
  const made = await ada.send('POST', '/layouts', { of: 'household', name: 'Everybody', asks: '["name"]' })
  await ada.visit('/settings/layouts?of=household')
  await page.getByRole('button', { name: 'Edit the layout: Everybody' }).click()
  await page.getByRole('button', { name: 'Add group' }).click()
  await page.getByRole('textbox', { name: 'Heading' }).last().fill('')
  await see(page.getByText('A group needs a heading.'))
  expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  await page.getByRole('textbox', { name: 'Heading' }).last().fill('Wishes')
  await page.getByRole('button', { name: 'Move Name', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'To Wishes' }).click()
  await page.reload()
  await page.getByRole('button', { name: 'Edit the layout: Everybody' }).click()
  await see(page.getByRole('region', { name: 'Wishes' }).getByText('Name', { exact: true }))
  await ada.send('PATCH', `/layouts/${made.id}`, { page: '{"groups":[],"leftOut":["name"]}' }, made.version)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await see(page.getByRole('button', { name: 'Add layout' }))
  expect((await ada.send('GET', `/layouts/${made.id}`)).page).toContain('Wishes')
})

test('layouts are arranged and shown on a phone, too', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const deal = await aDeal(ada, `By phone ${Date.now()}`)
  await ada.visit('/settings/layouts?of=deal')
  await expectFits(page, 'the layouts of deals')
  await page.getByRole('button', { name: 'Edit the layout: Everybody' }).click()
  await page.getByRole('button', { name: 'Move Source' }).click()
  await page.getByRole('menuitem', { name: 'Leave out' }).click()
  await page.getByRole('radiogroup', { name: 'Columns of Details' }).getByRole('radio', { name: 'Two columns' }).click()
  await see(page.getByRole('region', { name: 'Left out' }).getByText('Source'))
  await expectFits(page, 'the layout of deals')
  await page.getByRole('button', { name: 'Save' }).click()
  await see(page.getByRole('button', { name: 'Back to as shipped: Everybody' }))
  await ada.visit(`/deals/${deal.id}`)
  await page.getByRole('tab', { name: 'Details' }).click()
  await see(page.getByRole('button', { name: 'Show all fields' }))
  await seeNo(page.getByText('Source', { exact: true }))
  await expectFits(page, 'a deal as it is laid out')
})
