import { expect, test } from 'vitest'
import { expectAccessible, expectFits } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey()

test('an admin says when a field is shown, and it comes and goes on the page as the record changes', async () => {
  const [ada, bob] = await Promise.all([here.ada(), here.bob()])
  const { page } = ada
  const mark = Date.now()
  const label = `Ends ${mark}`
  const { id } = await ada.send('POST', '/custom-fields', { of: 'company', label, type: 'text' })
  const field = async () => ada.send('GET', `/custom-fields/${id}`)
  await expect.poll(async () => (await field()).state).toBe('ready')
  const company = await bob.send('POST', '/companies', { name: `Shown ${mark}` })

  await ada.visit('/settings/fields?of=company')
  await page.getByRole('button', { name: `Edit ${label}` }).click()
  const form = page.getByRole('dialog', { name: `Edit ${label}` })
  await see(form.getByText('It is shown on every record.'))
  await form.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('option', { name: 'Industry', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Retail', exact: true }).click()
  await page.getByRole('button', { name: 'Apply' }).click()
  await see(form.getByText('On other records it is neither shown nor asked for', { exact: false }))
  await expectAccessible(page, 'when a field is shown')
  await form.getByRole('button', { name: 'Save' }).click()
  await seeNo(form)

  await bob.visit(`/companies/${company.id}`)
  const more = bob.page.getByRole('button', { name: /empty field/ })
  await more.click()
  await seeNo(bob.page.getByText(label, { exact: true }))
  await ada.send('PATCH', `/companies/${company.id}`, { industry: 'retail' }, company.version)
  await see(bob.page.getByText(label, { exact: true }))
  await expectAccessible(bob.page, 'a field that is called for')
  await ada.send('DELETE', `/custom-fields/${id}`, undefined, (await field()).version)
})

test('a form asks for a field as soon as what is typed calls for it', async () => {
  const ada = await here.ada()
  const { page } = ada
  const mark = Date.now()
  const label = `Reason ${mark}`
  const shownIf = JSON.stringify({ field: 'name', is: `Odd ${mark}` })
  const field = await ada.send('POST', '/custom-fields', {
    of: 'company',
    label,
    type: 'text',
    required: true,
    shownIf,
  })
  await expect.poll(async () => (await ada.send('GET', `/custom-fields/${field.id}`)).state).toBe('ready')
  await ada.visit('/companies')
  await page.getByRole('button', { name: 'New company' }).first().click()
  const form = page.getByRole('dialog', { name: 'New company' })
  await form.getByLabel('Name').fill(`Od ${mark}`)
  await seeNo(form.getByLabel(label))
  await form.getByLabel('Name').fill(`Odd ${mark}`)
  await form.getByLabel(label).fill('because')
  await form.getByRole('button', { name: 'Create' }).click()
  await see(page.getByRole('heading', { name: `Odd ${mark}` }))
  const { version } = await ada.send('GET', `/custom-fields/${field.id}`)
  await ada.send('DELETE', `/custom-fields/${field.id}`, undefined, version)
})

test('a field that Farley ships is shown only where its condition holds, and always again once that is taken away', async () => {
  const [ada, bob] = await Promise.all([here.ada(), here.bob()])
  const { page } = ada
  const company = await bob.send('POST', '/companies', { name: `Shipped ${Date.now()}` })
  await ada.visit('/settings/fields?of=company')
  await page.getByRole('button', { name: 'Edit Website' }).click()
  const form = page.getByRole('dialog', { name: 'Edit Website' })
  await form.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('option', { name: 'Industry', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Retail', exact: true }).click()
  await page.getByRole('button', { name: 'Apply' }).click()
  await form.getByRole('button', { name: 'Save' }).click()
  await see(page.getByText('Shown only where it matters', { exact: false }))
  await expectAccessible(page, 'fields that Farley ships')

  await bob.visit(`/companies/${company.id}`)
  await bob.page.getByRole('button', { name: /empty field/ }).click()
  await see(bob.page.getByRole('button', { name: 'Edit Phone' }))
  await seeNo(bob.page.getByRole('button', { name: 'Edit Website' }))
  await ada.send('PATCH', `/companies/${company.id}`, { industry: 'retail' }, company.version)
  await see(bob.page.getByRole('button', { name: 'Edit Website' }))

  await page.getByRole('button', { name: 'Edit Website' }).click()
  await form
    .getByRole('button', { name: /^Remove/ })
    .first()
    .click()
  await see(form.getByText('It is shown on every record.'))
  await form.getByRole('button', { name: 'Save' }).click()
  await seeNo(form)
  expect(await ada.send('GET', '/field-conditions')).toEqual([])
})

test('when a field is shown is said on a phone, too', async () => {
  const ada = await here.ada({ phone: true })
  await ada.visit('/settings/fields?of=company')
  await ada.page.getByRole('button', { name: 'Add field' }).click()
  await see(ada.page.getByText('It is shown on every record.'))
  await expectFits(ada.page, 'when a field is shown')
})
