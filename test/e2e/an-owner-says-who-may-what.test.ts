import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('a role is made, narrowed and given: whoever has it no longer meets what it does not allow', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/roles')
  await page.getByRole('button', { name: 'Make a role' }).click()
  await page.getByRole('button', { name: 'New role', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Telephone')
  await press(page, 'Enter')
  await see(page.getByRole('button', { name: 'Telephone', exact: true }))
  await page.getByLabel('Deals: See').selectOption('none')
  await expect.poll(() => page.getByLabel('Deals: Change').isDisabled()).toBe(true)
  await page.getByLabel('Companies: Change').selectOption('none')
  await page.getByRole('button', { name: 'Companies: Everything' }).click()
  const fields = page.getByRole('dialog', { name: 'Companies' })
  await fields.getByLabel('Yearly revenue: Seen').uncheck()
  await expect.poll(() => fields.getByLabel('Yearly revenue: Exported').isChecked()).toBe(false)
  await expectAccessible(page, 'fields of a role')
  await fields.getByRole('button', { name: 'Close' }).last().click()
  await see(page.getByRole('button', { name: 'Companies: Some' }))
  await expectAccessible(page, 'a role')
  await ada.visit('/settings/users')
  const bob = page.getByText('Bob Okafor').locator('xpath=ancestor::div[1]')
  await bob.getByRole('button', { name: 'Member' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Telephone' }).click()
  await see(page.getByText('Bob Okafor has another role'))

  const rep = await here.bob()
  await rep.visit('/companies')
  await see(rep.page.getByRole('grid'))
  await seeNo(rep.page.getByRole('link', { name: 'Deals', exact: true }))
  const [company] = await rep.send('GET', '/companies?limit=1')
  expect(company).not.toHaveProperty('revenue')
  await rep.visit(`/companies/${company.id}`)
  await see(rep.page.getByText('Details', { exact: true }))
  await seeNo(rep.page.getByText('Yearly revenue'))
  await rep.visit('/deals')
  await seeNo(rep.page.getByRole('grid'))
})

test('teams are made, filled and put below one another', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/teams')
  await see(page.getByText('No teams yet.'))
  for (const name of ['North', 'Coast']) {
    await page.getByLabel('New team').fill(name)
    await press(page, 'Enter')
    await see(page.getByRole('button', { name, exact: true }))
  }
  await page.getByRole('button', { name: 'Members of Coast' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Bob Okafor' }).click()
  await press(page, 'Escape')
  await see(page.getByText('Bob Okafor'))
  await page.getByRole('button', { name: 'Part of no other' }).first().click()
  await page.getByRole('menuitemcheckbox', { name: 'North' }).click()
  const teams = await ada.send('GET', '/teams?sort=name')
  await expect.poll(async () => (await ada.send('GET', '/teams?sort=name'))[0].parent).toBe(teams[1].id)
  await expectAccessible(page, 'teams')
})
