import { test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey()

test('home, list, record and a note, with one hand', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  await ada.visit('/')
  await see(page.getByRole('heading', { name: /^Good .+, Ada$/ }))
  await see(page.getByRole('listitem').first())
  await expectAccessible(page, 'home')

  await page.getByRole('button', { name: 'More', exact: true }).last().tap()
  const everywhere = page.getByRole('dialog', { name: 'Halden Instruments' })
  await see(everywhere)
  await expectAccessible(page, 'everywhere')
  await everywhere.getByRole('link', { name: 'Companies' }).tap()
  await seeNo(everywhere)
  await see(page.getByRole('link', { name: 'Ardenne Chimie' }))
  await expectAccessible(page, 'companies')

  await page.getByRole('link', { name: 'Ardenne Chimie' }).tap()
  await see(page.getByRole('tab', { name: 'Timeline', selected: true }))
  await see(page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').first())
  await expectAccessible(page, 'company')
  await page.getByRole('button', { name: 'Note', exact: true }).tap()
  await page.keyboard.type('They stop the line on Friday')
  await page.getByRole('button', { name: /^Save/ }).tap()
  await see(page.getByRole('region', { name: 'Timeline' }).getByText('They stop the line on Friday'))
  for (const tab of ['Details', 'Related']) {
    await page.getByRole('tab', { name: tab }).tap()
    await expectAccessible(page, `company, ${tab}`)
  }
})

test('a filter is set in a sheet, and a view picked as a pill', async () => {
  const ada = await here.ada({ phone: true, dark: true })
  const { page } = ada
  await ada.visit('/deals')
  await see(page.getByRole('list', { name: 'Deals' }).getByRole('link').first())
  await page.getByRole('button', { name: 'Filter' }).tap()
  const sheet = page.getByRole('dialog', { name: 'Filter' }).first()
  await expectAccessible(page, 'filter sheet')
  await sheet.getByRole('button', { name: 'Filter' }).tap()
  await page.getByRole('option', { name: 'Status' }).tap()
  await page.getByRole('checkbox', { name: 'Lost' }).tap()
  await page.getByRole('button', { name: 'Apply' }).tap()
  await page.getByRole('button', { name: 'Show', exact: true }).tap()
  await see(page.getByText(/^\d+ deals$/))
  await see(page.getByRole('button', { name: 'Filter 1' }))
})

test('something new is made, and found again', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  await ada.visit('/')
  await page.getByRole('button', { name: 'Create' }).last().tap()
  await page.getByRole('menuitem', { name: 'Person' }).tap()
  const panel = page.getByRole('dialog', { name: 'New person' })
  await panel.getByLabel('First name').fill('Ottilie')
  await panel.getByLabel('Last name').fill('Brandt')
  await expectAccessible(page, 'quick create')
  await panel.getByRole('button', { name: /^Create/ }).tap()
  await see(page.getByRole('heading', { name: 'Ottilie Brandt', level: 2 }))
})

test.each([
  '/people',
  '/deals',
  '/products',
  '/tasks',
  '/meetings',
  '/emails',
  '/files',
  '/households',
  '/import',
  '/settings',
  '/settings/account',
  '/settings/company',
  '/settings/users',
  '/settings/pipelines',
])('%s is no wider than a phone', async (place) => {
  const ada = await here.ada({ phone: true })
  await ada.visit(place)
  await see(ada.page.getByRole('heading').first())
  await expectAccessible(ada.page, place.slice(1).replaceAll('/', ', '))
})
