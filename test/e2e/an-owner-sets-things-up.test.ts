import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('a colleague is invited by a link that is copied, and joins by it', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/users')
  await see(page.getByText('Bob Okafor'))
  await expectAccessible(page, 'users')
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  const panel = page.getByRole('dialog', { name: 'Invite somebody' })
  await panel.getByLabel('Name').fill('Ines Duarte')
  const email = `ines.${Date.now()}@halden.example`
  await panel.getByLabel('E-mail').fill(email)
  await expectAccessible(page, 'inviting somebody')
  await panel.getByRole('button', { name: 'Make an invitation link' }).click()
  const secret = page.getByRole('status', { name: 'One-time link' })
  await see(secret)
  await secret.getByRole('button', { name: 'Copy' }).click()
  await see(page.getByText('Copied'))
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(/\/join\/[\w-]{20,}$/)

  const ines = await here.stranger()
  await ines.page.goto(link)
  await see(ines.page.getByRole('heading', { name: 'Join your colleagues' }))
  expect(await ines.page.getByLabel('E-mail').inputValue()).toBe(email)
  await ines.page.getByLabel('Choose a password', { exact: true }).fill('a window on the river')
  await ines.page.getByRole('button', { name: 'Join' }).click()
  await see(ines.page.getByRole('heading', { name: 'What will you do first?' }))
  await ines.page.getByRole('button', { name: 'Later' }).click()
  await see(ines.page.getByRole('heading', { name: /^Good .+, Ines$/ }))
  expect((await ines.send('GET', '/me')).user.role).toBe('member')

  const late = await here.stranger()
  await late.page.goto(link)
  await see(late.page.getByRole('heading', { name: 'This link has ended' }))
})

test('a stage that is added to the pipeline stands on the board at once, and takes deals', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/pipelines')
  await page.getByRole('button', { name: 'Add a stage' }).first().click()
  await page.getByRole('button', { name: 'New stage', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Site visit')
  await press(page, 'Enter')
  await see(page.getByRole('button', { name: 'Site visit', exact: true }))
  await page.getByRole('button', { name: 'Move Site visit up' }).click()
  await expectAccessible(page, 'pipelines')

  const { id } = await ada.send('POST', '/deals', { name: 'Quarry scales' })
  await ada.visit('/deals?layout=board&q=Quarry')
  const card = page.getByRole('group', { name: 'Quarry scales' })
  await card.focus()
  await press(page, 's')
  await page.getByRole('menuitem', { name: 'Site visit' }).click()
  await see(page.getByRole('region', { name: 'Site visit' }).getByRole('group', { name: 'Quarry scales' }))
  await ada.visit(`/deals/${id}`)
  await see(page.getByText('Site visit').first())
  await expectAccessible(page, 'deal')
})

test('a choice is added and coloured, and offered where the field is', async () => {
  const ada = await here.ada()
  const { page } = ada
  const choice = `Podcast ${Date.now()}`
  await ada.visit('/settings/choices')
  await page.getByRole('combobox', { name: 'Field' }).selectOption({ label: 'Company: Source' })
  await page.getByRole('textbox', { name: 'New choice' }).fill(choice)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await see(page.getByRole('button', { name: choice }))
  await expectAccessible(page, 'choices')

  await ada.visit('/companies')
  await page.getByRole('link', { name: 'Aquaform', exact: true }).click()
  await page.getByRole('button', { name: 'Edit Source' }).click()
  await page.getByRole('textbox', { name: 'Source' }).fill(choice.toLowerCase())
  await page.getByRole('option', { name: choice }).click()
  await see(page.getByRole('definition').getByText(choice))
})

test('every page of the settings shuts nobody out', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings')
  const pages = page.getByRole('navigation', { name: 'Settings' }).getByRole('link')
  const names = await pages.allInnerTexts()
  expect(names).toEqual(expect.arrayContaining(['My account', 'Company', 'Currencies and rates', 'Tags', 'API keys']))
  for (const name of names.filter((each) => !['Users and roles', 'Pipelines and stages', 'Choices'].includes(each))) {
    await pages.getByText(name, { exact: true }).click()
    await see(page.getByRole('heading', { level: 1, name }))
    await see(page.locator('main section > header').getByRole('heading'))
    await expectAccessible(page, `settings, ${name}`)
  }
})

test('a key is shown once, works, and ends', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/keys')
  await page.getByRole('textbox', { name: 'Name' }).fill('Website form')
  await page.getByRole('button', { name: 'Make a key' }).click()
  const token = await page.getByRole('status', { name: 'Token' }).locator('code').innerText()
  expect(token).toMatch(/^farley_/)
  const ask = () =>
    fetch(`${here.company.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } }).then(
      ({ status }) => status,
    )
  expect(await ask()).toBe(200)
  await page.reload()
  await see(page.getByText('Website form'))
  expect(await page.getByText(token).count()).toBe(0)
  await page.getByRole('button', { name: /^End/ }).first().click()
  await expect.poll(ask).toBe(401)
})

test('the theme is chosen for good', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/account')
  await page.getByRole('radio', { name: 'Dark' }).click()
  await page.reload()
  await see(page.getByRole('radio', { name: 'Dark', checked: true }))
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  await page
    .getByRole('radio', { name: 'As the system' })
    .or(page.getByRole('radio', { name: 'System' }))
    .click()
  await seeNo(page.locator('html[data-theme=dark]'))
})
