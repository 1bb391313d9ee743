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

test('rights that are ticked faster than the server answers meet no conflict, and none jumps back', async () => {
  const { page, visit } = await here.ada()
  const conflicts: number[] = []
  page.on('response', (answer) => answer.status() === 412 && conflicts.push(answer.status()))
  await page.route('**/api/v1/own-roles/*', async (route) => {
    await new Promise((answered) => setTimeout(answered, 200))
    await route.continue()
  })
  await visit('/settings/roles')
  await page.getByRole('button', { name: 'Open Telephone' }).click()
  const ticks = ['Companies: Add', 'Companies: Export', 'People: Add', 'People: Export']
  await see(page.getByLabel(ticks[0]!))
  const back = await page.evaluate(async (names) => {
    const boxOf = (name: string) => document.querySelector<HTMLInputElement>(`input[aria-label="${name}"]`)!
    const pause = () => new Promise((on) => setTimeout(on, 50))
    const wanted = new Map<string, boolean>()
    const back = new Set<string>()
    for (let moment = 0; moment < 60; moment++) {
      const next = moment % 4 === 0 ? names[wanted.size] : undefined
      const was = next && boxOf(next).checked
      if (next) boxOf(next).click()
      await pause()
      for (const [name, ticked] of wanted) if (boxOf(name).checked !== ticked) back.add(name)
      if (next) wanted.set(next, !was)
    }
    return [...back]
  }, ticks)
  expect(back).toEqual([])
  expect(conflicts).toEqual([])
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

test('a role reaches beyond its own by a rule, and whoever has it is told by which', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/roles')
  await page.getByRole('button', { name: 'Make a role' }).click()
  await page.getByRole('button', { name: 'New role', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('With a website')
  await press(page, 'Enter')
  await page.getByLabel('Companies: See').selectOption('own')
  await page.getByRole('button', { name: 'Companies: Everything' }).click()
  const dialog = page.getByRole('dialog', { name: 'Companies' })
  await dialog.getByRole('group', { name: 'See' }).getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('option', { name: 'Website', exact: true }).click()
  await page.getByRole('combobox', { name: 'How' }).selectOption('isEmpty')
  await page.getByRole('combobox', { name: 'Website' }).selectOption('false')
  await page.getByRole('button', { name: 'Apply' }).click()
  await see(dialog.getByRole('group', { name: 'See' }).getByText('Website'))
  await expectAccessible(page, 'rules of a role')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await see(page.getByRole('button', { name: 'Companies: Some' }))
  const [role] = await ada.send('GET', '/own-roles?filter={"field":"name","is":"With a website"}')
  const [bob] = await ada.send('GET', '/users?filter={"field":"name","is":"Bob Okafor"}')
  await ada.send('POST', `/users/${bob.id}/changeRole`, { role: 'member', ownRole: role.id }, bob.version)

  const rep = await here.bob()
  const companies = await rep.send('GET', '/companies?limit=200&fields=owner')
  const ruled = companies.filter(({ owner }: { owner: string }) => owner !== bob.id)
  expect(ruled.length).toBeGreaterThan(0)
  await rep.visit(`/companies/${ruled[0].id}`)
  await rep.page.getByRole('main').getByRole('button', { name: 'More', exact: true }).first().click()
  await rep.page.getByRole('menuitem', { name: 'Why I can see this' }).click()
  await see(rep.page.getByText(/It meets a rule of the role: Website/))
  await expectAccessible(rep.page, 'why by rule')
})
