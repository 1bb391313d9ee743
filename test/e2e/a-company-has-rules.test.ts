import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey()

test('an owner makes a rule and sees how many do not meet it; who breaks it is told, and saves anyway where that is allowed', async () => {
  const ada = await here.ada()
  const { page } = ada
  const rules = (await ada.send('GET', '/demands')) as { id: string; version: number }[]
  for (const { id, version } of rules) await ada.send('DELETE', `/demands/${id}`, undefined, version)
  await ada.visit('/settings/rules')
  await page.getByRole('button', { name: 'Add rule' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add rule' })
  await dialog.getByLabel('Record', { exact: true }).selectOption({ label: 'Companies' })
  await dialog.getByRole('group', { name: 'What must be so' }).getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('option', { name: 'Website', exact: true }).click()
  await page.getByRole('combobox', { name: 'How' }).selectOption('isEmpty')
  await page.getByRole('combobox', { name: 'Website' }).selectOption('false')
  await page.getByRole('button', { name: 'Apply' }).click()
  await see(dialog.getByText(/not meet it/))
  await dialog.getByLabel('What is said').fill('A company has a website.')
  await dialog.getByLabel('What happens').selectOption({ label: 'It must be confirmed' })
  await expectAccessible(page, 'a rule')
  await dialog.getByRole('button', { name: 'Add rule' }).click()
  await see(page.getByRole('main').getByText('A company has a website.'))
  await expectAccessible(page, 'the rules of a company')

  const [rule] = (await ada.send('GET', '/demands')) as { id: string }[]
  const { id } = (await ada.send('POST', '/companies', { name: 'Ruled Ltd', website: 'https://ruled.example' })) as {
    id: string
  }
  await ada.visit(`/companies/${id}`)
  await page.getByRole('button', { name: 'Edit Website' }).press('Enter')
  await page.getByRole('textbox', { name: 'Website' }).fill('')
  await page.keyboard.press('Enter')
  await see(page.getByText('A company has a website.'))
  await page.getByRole('button', { name: 'Save anyway' }).click()
  await see(page.getByRole('main').getByText('A company has a website.'))
  await expect
    .poll(async () => ((await ada.send('GET', `/companies/${id}`)) as { website: unknown }).website)
    .toBeNull()
  const [line] = (await ada.send('GET', `/demands/${rule!.id}/history`)) as { name: string }[]
  expect(line!.name).toBe('override')
  await ada.visit('/settings/rules')
  await page.getByRole('button', { name: 'Delete: A company has a website.' }).click()
  await seeNo(page.getByRole('main').getByText('A company has a website.', { exact: true }))
})
