import { expect, test } from 'vitest'
import { expectAccessible, expectFits } from './accessible.ts'
import { journey } from './journey.ts'
import { cellOf, rowOf } from './list.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('a field that an owner adds is there at once for everybody, in a list, on a page, in a form, and goes away as it came', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const { page } = ada
  await bob.send('POST', '/companies', { name: 'Nordwind Sails' })
  await bob.visit('/companies?q=Nordwind&columns=name,custom.region')
  await see(rowOf(bob.page, 'Nordwind Sails'))
  await seeNo(bob.page.getByRole('columnheader', { name: 'Region' }))

  await ada.visit('/settings/fields')
  await page.getByLabel('Record', { exact: true }).selectOption({ label: 'Companies' })
  await see(page.getByText('Companies have no fields of your own yet.'))
  await expectAccessible(page, 'fields, none')
  await page.getByRole('button', { name: 'Add field' }).click()
  const form = page.getByRole('dialog', { name: 'New field: Company' })
  await form.getByLabel('Label').fill('Region')
  await form.getByLabel('Type', { exact: true }).selectOption({ label: 'Choice' })
  await form.getByRole('button', { name: 'New choice' }).click()
  await form.getByLabel('Choice 1').fill('North')
  await form.getByRole('button', { name: 'New choice' }).click()
  await form.getByLabel('Choice 2').fill('South')
  await form.getByLabel('Section').fill('Where they are')
  await form.getByLabel('Lists can be sorted by it').check()
  await expectAccessible(page, 'a new field')
  await form.getByRole('button', { name: 'Add field' }).click()
  await seeNo(form)
  await see(page.getByText(/custom.region · 0 % filled/))
  await seeNo(page.getByText('Adding field…'))
  await expectAccessible(page, 'fields')

  // Bob’s list, open all the while, has it now, and he fills a cell.
  await see(bob.page.getByRole('columnheader', { name: 'Region' }))
  const cell = await cellOf(bob.page, 'Nordwind Sails', 'Region')
  await cell.dblclick()
  await bob.page.getByRole('option', { name: 'North' }).click()
  await see(cell.getByText('North'))
  await bob.visit(
    '/companies?filter={"field":"custom.region","is":"north"}&sort=custom.region&columns=name,custom.region',
  )
  await see(rowOf(bob.page, 'Nordwind Sails'))
  await rowOf(bob.page, 'Nordwind Sails').getByRole('link', { name: 'Nordwind Sails' }).click()
  await see(bob.page.getByRole('heading', { name: 'Where they are' }))
  await expectAccessible(bob.page, 'a company with a field of one’s own')

  const { data } = await bob.page.evaluate(async () => {
    const answer = await fetch(`/api/v1${location.pathname}/history`)
    return (await answer.json()) as { data: { name: string; after: unknown }[] }
  })
  expect(data.map(({ name, after }) => [name, after])).toEqual([
    ['update', { 'custom.region': 'north' }],
    ['create', {}],
  ])

  // Required, it is asked for where a company is added.
  await page.getByRole('button', { name: 'Edit Region' }).click()
  const edit = page.getByRole('dialog', { name: 'Edit Region' })
  await edit.getByLabel('Required').check()
  await edit.getByLabel('Label').fill('Sales region')
  await edit.getByRole('button', { name: 'Save' }).click()
  await see(page.getByText('Sales region', { exact: true }))
  await expect.poll(async () => (await bob.send('GET', '/me')).fields[0].required).toBe(true)
  await bob.visit('/companies')
  await press(bob.page, 'c')
  const made = bob.page.getByRole('dialog')
  await see(made.getByText('Sales region'))
  await press(bob.page, 'Escape')

  // Archived it is out of sight; restored, its value is there.
  await page.getByRole('button', { name: 'Archive Sales region' }).click()
  await see(page.getByRole('heading', { name: 'Archived' }))
  await page.getByRole('button', { name: 'Restore' }).click()
  await see(page.getByRole('button', { name: 'Edit Sales region' }))
  // While its index is made again the row changes, and what was not looked at is not archived.
  const erase = page.getByRole('button', { name: 'Delete', exact: true })
  const archive = page.getByRole('button', { name: 'Archive Sales region' })
  await expect
    .poll(async () => {
      if (await archive.isVisible()) await archive.click({ timeout: 1000 }).catch(() => undefined)
      return erase.isVisible()
    })
    .toBe(true)
  await erase.click()
  const question = page.getByRole('dialog', { name: 'Delete “Sales region” and its values?' })
  const drop = question.getByRole('button', { name: 'Delete for good' })
  expect(await drop.isDisabled()).toBe(true)
  await question.getByRole('textbox').fill('region')
  await expectAccessible(page, 'a field is deleted')
  await drop.click()
  await seeNo(page.getByRole('heading', { name: 'Archived' }))
  await see(page.getByText('Companies have no fields of your own yet.'))
})

test('fields are set on a phone, and a member finds no such page', async () => {
  const ada = await here.ada({ phone: true })
  await ada.send('POST', '/custom-fields', { of: 'person', label: 'Shoe size', type: 'number', required: false })
  await ada.visit('/settings/fields')
  await see(ada.page.getByText('Shoe size'))
  await expectFits(ada.page, 'fields on a phone')
  const bob = await here.bob()
  await bob.visit('/settings')
  await see(bob.page.getByRole('link', { name: 'My account' }))
  await seeNo(bob.page.getByRole('link', { name: 'Fields', exact: true }))
})
