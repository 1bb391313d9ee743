import { expect, test } from 'vitest'
import { expectAccessible, expectFits } from './accessible.ts'
import { journey } from './journey.ts'
import { cellOf, rowOf } from './list.ts'
import { see, seeNo } from './person.ts'

const here = journey()

test('an admin sees what fits before a text becomes a number, and has every value back afterwards', async () => {
  const [ada, bob] = await Promise.all([here.ada(), here.bob()])
  const { page } = ada
  const mark = Date.now()
  const label = `Budget ${mark}`
  const field = await ada.send('POST', '/custom-fields', { of: 'company', label, type: 'text' })
  const stateOf = async () => ada.send('GET', `/custom-fields/${field.id}`)
  await expect.poll(async () => (await stateOf()).state).toBe('ready')
  for (const [index, value] of ['1.200,50', 'a lot'].entries())
    await ada.send('POST', '/companies', { name: `Firm ${mark}-${index}`, custom: { [field.key]: value } })

  await bob.visit(`/companies?q=${mark}&columns=name,custom.${field.key}`)
  await see(rowOf(bob.page, `Firm ${mark}-0`))
  await see((await cellOf(bob.page, `Firm ${mark}-0`, label)).getByText('1.200,50'))

  await ada.visit('/settings/fields?of=company')
  await page.getByRole('button', { name: `Change the type of ${label}` }).click()
  const dialog = page.getByRole('dialog', { name: `Change the type of “${label}”` })
  await dialog.getByLabel('From Text to').selectOption({ label: 'Number' })
  await see(dialog.getByText('1 of 2 values fit.'))
  await see(dialog.getByRole('link', { name: `Firm ${mark}-1` }))
  await see(dialog.getByText('It is no number that is written so.'))
  await expectAccessible(page, 'what fits another type')
  await dialog.getByLabel('How numbers are written').selectOption({ label: '1,234.50' })
  await see(dialog.getByText('0 of 2 values fit.'))
  await dialog.getByLabel('How numbers are written').selectOption({ label: '1.234,50' })
  await see(dialog.getByText('1 of 2 values fit.'))
  await dialog.getByRole('button', { name: 'Change type' }).click()
  await seeNo(dialog)
  await expect.poll(async () => (await stateOf()).type).toBe('number')
  // Whoever looks at a list meanwhile sees the new values without doing anything.
  await see((await cellOf(bob.page, `Firm ${mark}-0`, label)).getByText('1,200.5'))

  await ada.visit('/settings/fields?of=company')
  await page.getByRole('button', { name: `Change the type of ${label}` }).click()
  const again = page.getByRole('dialog', { name: `Change the type of “${label}”` })
  await see(again.getByText('It was Text before.', { exact: false }))
  await expectAccessible(page, 'a type can be taken back')
  await again.getByRole('button', { name: 'Take it back' }).click()
  await seeNo(again)
  await expect.poll(async () => (await stateOf()).type, { timeout: 30_000 }).toBe('text')
  await see((await cellOf(bob.page, `Firm ${mark}-1`, label)).getByText('a lot'))
  await see((await cellOf(bob.page, `Firm ${mark}-0`, label)).getByText('1.200,50'))
})

test('choices are made of texts on a phone', async () => {
  const ada = await here.ada({ phone: true })
  const mark = Date.now()
  const label = `City ${mark}`
  const field = await ada.send('POST', '/custom-fields', { of: 'company', label, type: 'text' })
  await expect.poll(async () => (await ada.send('GET', `/custom-fields/${field.id}`)).state).toBe('ready')
  await ada.send('POST', '/companies', { name: `Firm ${mark}`, custom: { [field.key]: 'Lyon' } })
  await ada.visit('/settings/fields?of=company')
  await ada.page.getByRole('button', { name: `Change the type of ${label}` }).click()
  const dialog = ada.page.getByRole('dialog', { name: `Change the type of “${label}”` })
  await dialog.getByLabel('From Text to').selectOption({ label: 'Choice' })
  await see(dialog.getByLabel('Lyon'))
  await see(dialog.getByText('1 of 1 values fit.'))
  await expectFits(ada.page, 'choices are made of texts')
  await dialog.getByRole('button', { name: 'Change type' }).click()
  await expect.poll(async () => (await ada.send('GET', `/custom-fields/${field.id}`)).type).toBe('choice')
})
