import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('an owner says what matters; a record shows what is missing and is completed with a press; what needs care is worked through by keys', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/quality')
  await see(page.getByRole('heading', { name: 'What matters' }))
  await page.getByLabel('Record', { exact: true }).selectOption({ label: 'Companies' })
  await page.getByLabel('How much it matters: Website').selectOption('4')
  await page.getByLabel('How much it matters: Phone').selectOption('4')
  await expectAccessible(page, 'what matters in a record')
  await page.getByRole('button', { name: 'Save' }).click()
  await see(page.getByText('Companies: saved'))

  const { id } = (await ada.send('POST', '/companies', { name: 'Quillon & Sons', website: 'https://quillon.example' })) as { id: string } // prettier-ignore
  await ada.visit(`/companies/${id}`)
  const missing = page.getByRole('heading', { name: /complete/ })
  await see(missing)
  await expectAccessible(page, 'a record that is not complete')
  await page.getByRole('button', { name: 'Edit Phone' }).first().click()
  await page.keyboard.type('+49 30 901820')
  await page.getByRole('button', { name: 'Done' }).click()
  await see(page.getByRole('link', { name: '+49 30 901820' }))

  await ada.visit('/care?whose=all&of=company&kind=incomplete')
  const row = page.getByRole('listitem').filter({ hasText: 'Quillon & Sons' })
  await see(row)
  await expectAccessible(page, 'those that are not complete')
  await page.getByRole('button', { name: 'Quillon & Sons' }).focus()
  await see(row.getByText('Industry').or(row.getByText('Owner')).first())
  await press(page, 'y')
  await see(page.getByText('Still true: Quillon & Sons'))
  const [line] = (await ada.send('GET', `/companies/${id}/history`)) as { name: string; after: object }[]
  expect(line!.name).toBe('confirm')
  expect(Object.keys(line!.after)).toContain('website')

  await ada.visit('/care')
  await see(page.getByRole('link', { name: 'No next step', exact: true }))
  await expectAccessible(page, 'what needs care')
  await page.getByRole('radio', { name: 'All' }).click()
  await page.getByRole('link', { name: 'As a list: Nobody is in charge' }).first().click()
  await see(page.getByRole('button', { name: /Owner/ }).first())
  await seeNo(page.getByRole('heading', { name: 'Needs care' }))
})

test('who only looks sees what is missing, and nothing to fill or confirm', async () => {
  const vera = await here.vera()
  await vera.visit('/care?whose=all&of=deal&kind=stepless')
  await see(vera.page.getByRole('button', { name: 'Open', exact: true }))
  await seeNo(vera.page.getByRole('button', { name: 'All still true' }))
})
