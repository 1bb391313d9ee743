import { expect, test } from 'vitest'
import { expectAccessible, expectFits } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey()

test('a visitor answers a form, the seller sees the lead, qualifies it, and takes that back', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/forms')
  await page.getByRole('button', { name: 'New form' }).click()
  const dialog = page.getByRole('dialog', { name: 'New form' })
  await dialog.getByLabel('Name', { exact: false }).first().fill('Write to us')
  await expectAccessible(page, 'a new form')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await seeNo(dialog)
  const address = await page.getByRole('link', { name: 'Write to us' }).getAttribute('href')
  await expectAccessible(page, 'the forms')

  const visitor = await here.stranger({ phone: true })
  await visitor.page.goto(new URL(new URL(address!).pathname, page.url()).href)
  await expectFits(visitor.page, 'a form')
  await visitor.page.getByLabel('E-mail').fill('ines@form-visitor.example')
  await visitor.page.getByLabel('First name').fill('Ines')
  await visitor.page.getByLabel('Last name').fill('Formosa')
  await visitor.page.getByLabel('Message').fill('Please call me.')
  // People read before they answer.
  await visitor.page.waitForTimeout(2_200)
  await visitor.page.getByRole('button', { name: 'Send' }).click()
  await see(visitor.page.getByText(/Thank you/))

  await ada.visit('/people?view=leads')
  await see(page.getByRole('link', { name: 'Ines Formosa' }))
  const [lead] = (await ada.send('GET', `/people?filter=${encodeURIComponent('{"field":"lastName","is":"Formosa"}')}`)) as { id: string }[] // prettier-ignore
  await ada.visit(`/people/${lead!.id}`)
  await see(page.getByText('Please call me.').first())
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Qualify…' }).click()
  const asked = page.getByRole('dialog')
  await asked.getByRole('textbox', { name: 'New company' }).fill('Formosa Works')
  await expectAccessible(page, 'qualifying a lead')
  await asked.getByRole('button', { name: 'Qualify', exact: true }).click()
  await see(page.getByRole('main').getByText('Formosa Works').first())
  await page.keyboard.press('Control+z')
  const stage = async () => ((await ada.send('GET', `/people/${lead!.id}`)) as { lifeCycle: string }).lifeCycle
  await expect.poll(stage).toBe('lead')
})
