import { expect, test } from 'vitest'
import { expectAccessible, expectFits } from './accessible.ts'
import { journey } from './journey.ts'
import { cellOf, rowOf } from './list.ts'
import { see, seeNo } from './person.ts'

const here = journey()

test('an admin writes a formula, sees what it yields while typing, and a list and a page have it at once', async () => {
  const ada = await here.ada()
  const { page } = ada
  const mark = Date.now()
  const seats = `Seats ${mark}`
  const field = await ada.send('POST', '/custom-fields', { of: 'company', label: seats, type: 'number' })
  await expect.poll(async () => (await ada.send('GET', `/custom-fields/${field.id}`)).state).toBe('ready')
  const name = `Nordwind ${mark}`
  const company = await ada.send('POST', '/companies', { name, custom: { [field.key]: 4 } })

  await ada.visit('/settings/fields')
  await page.getByLabel('Record', { exact: true }).selectOption({ label: 'Companies' })
  await page.getByRole('button', { name: 'Add field' }).click()
  const form = page.getByRole('dialog', { name: 'New field: Company' })
  const label = `Yearly ${mark}`
  await form.getByLabel('Label').fill(label)
  await form.getByLabel('Where its value comes from').selectOption({ label: 'A formula computes it' })
  const formula = form.getByLabel('Formula', { exact: true })
  await formula.pressSequentially(`sea`)
  await see(form.getByRole('option', { name: seats }))
  await expectAccessible(page, 'a formula is written, fields are offered')
  while (!(await form.getByRole('option', { name: seats, selected: true }).isVisible()))
    await formula.press('ArrowDown')
  await formula.press('Enter')
  expect(await formula.inputValue()).toBe(`custom.${field.key}`)
  await formula.pressSequentially(' * "x"')
  await see(form.getByText('“*” cannot join these: a number, a text.'))
  await formula.fill(`custom.${field.key} * 12`)
  await see(form.getByText('48', { exact: true }))
  await form.getByLabel('Lists can be sorted by it').check()
  await expectAccessible(page, 'a formula and what it yields')
  await form.getByRole('button', { name: 'Add field' }).click()
  await seeNo(form)
  await see(page.getByText(`= custom.${field.key} * 12`))

  const [{ key }] = await ada.send('GET', `/custom-fields?filter=${encodeURIComponent(JSON.stringify({ field: 'label', is: label }))}`) // prettier-ignore
  await ada.visit(`/companies?q=${name}&columns=name,custom.${field.key},custom.${key}`)
  await see(rowOf(page, name))
  await see((await cellOf(page, name, label)).getByText('48'))
  await ada.send('PATCH', `/companies/${company.id}`, { custom: { [field.key]: 5 } }, company.version)
  await see((await cellOf(page, name, label)).getByText('60'))
})

test('a formula is written on a phone', async () => {
  const ada = await here.ada({ phone: true })
  await ada.visit('/settings/fields')
  await ada.page.getByRole('button', { name: 'Add field' }).click()
  const form = ada.page.getByRole('dialog', { name: 'New field: Person' })
  await form.getByLabel('Where its value comes from').selectOption({ label: 'A formula computes it' })
  await form.getByLabel('Formula', { exact: true }).fill('firstNam')
  await see(form.getByText('There is no field “firstNam”; perhaps “firstName” is meant.'))
  await expectFits(ada.page, 'a formula on a phone')
})

test('an admin sums up the open deals of companies, and a list knows it a moment after a deal was added', async () => {
  const ada = await here.ada()
  const { page } = ada
  const mark = Date.now()
  const [name, label] = [`Sumfirm ${mark}`, `Open worth ${mark}`]
  const { id: company } = await ada.send('POST', '/companies', { name })
  await ada.visit('/settings/fields')
  await page.getByLabel('Record', { exact: true }).selectOption({ label: 'Companies' })
  await page.getByRole('button', { name: 'Add field' }).click()
  const form = page.getByRole('dialog', { name: 'New field: Company' })
  await form.getByLabel('Label').fill(label)
  await form.getByLabel('Where its value comes from').selectOption({ label: 'It sums up records that point here' })
  await form.getByLabel('Which records').selectOption({ label: 'Deals: Company' })
  await form.getByLabel('What is said of them').selectOption({ label: 'The sum of' })
  await form.getByLabel('Of what').selectOption({ label: 'Amount' })
  await form.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('option', { name: 'Status', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Open', exact: true }).click()
  await page.getByRole('button', { name: 'Apply' }).click()
  await see(form.getByText('Status'))
  await expectAccessible(page, 'deals are summed up')
  await form.getByRole('button', { name: 'Add field' }).click()
  await seeNo(form)
  const filter = encodeURIComponent(JSON.stringify({ field: 'label', is: label }))
  const [{ key }] = await ada.send('GET', `/custom-fields?filter=${filter}`)
  // The list, open all the while, has the sum a moment after the deal.
  await ada.visit(`/companies?q=${name}&columns=name,custom.${key}`)
  await see(rowOf(page, name))
  await ada.send('POST', '/deals', { name: `Deal ${mark}`, company, amount: { amount: '1234.00', currency: 'EUR' } })
  await see((await cellOf(page, name, label)).getByText(/1,234/))
})
