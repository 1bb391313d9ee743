import { expect, test } from 'vitest'
import { guidePicture } from './guide-picture.ts'
import { journey } from './journey.ts'
import { rowOf } from './list.ts'
import { press, see, seeNo } from './person.ts'

// What docs/guides says to people, done in its order; `npm run pictures` keeps the pictures that are taken on the way.

const here = journey()

test('your first day', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/')
  await see(page.getByRole('heading', { name: 'Numbers' }))
  await guidePicture(page, 'home')

  await press(page, 'Control+k')
  await see(page.getByRole('combobox', { name: 'Find or do…' }))
  await page.keyboard.type('amina kov')
  await see(page.getByRole('option', { name: 'Amina Kovač', selected: true }))
  await guidePicture(page, 'find')
  await press(page, 'Enter')
  await see(page.getByRole('heading', { name: 'Amina Kovač', level: 2 }))
  await see(page.getByRole('button', { name: 'Call', exact: true }))

  await press(page, 'l')
  await see(page.getByRole('textbox', { name: 'Notes' }).and(page.locator(':focus')))
  await page.keyboard.type('The pilot runs well. She wants a second line before Easter.')
  await guidePicture(page, 'call')
  await press(page, 'Control+Enter')
  await see(page.getByRole('region', { name: 'Timeline' }).getByText('a second line before Easter'))
  await press(page, 't')
  await see(page.getByRole('textbox', { name: 'Task' }))
})

test('working a list', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/companies')
  await see(rowOf(page, 'Aquaform'))
  await page.getByRole('grid').focus()
  await press(page, 'f')
  await page.getByRole('combobox', { name: 'Filter by…' }).fill('indus')
  await press(page, 'Enter')
  await page.getByRole('checkbox', { name: 'Food and drink' }).check()
  await page.getByRole('button', { name: 'Apply' }).click()
  await see(page.getByRole('button', { name: /^Industry is/ }))
  await page.getByRole('grid').focus()
  await press(page, 'x', 'j', 'j', 'Shift+X')
  await see(page.getByText('3 selected'))
  await guidePicture(page, 'list')
  await press(page, 'Escape', 'Space')
  await see(page.getByRole('complementary', { name: 'Beside the list' }))
  await guidePicture(page, 'peek')
  await press(page, 'Escape')
})

test('the board', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/deals?layout=board')
  const card = page.getByRole('region', { name: 'New' }).getByRole('group').first()
  await see(card)
  await guidePicture(page, 'board')
  await card.focus()
  await press(page, 's')
  await see(page.getByRole('menuitem', { name: 'Qualified' }).and(page.locator(':focus')))
  await press(page, 'Enter')
  await see(page.getByText(/: moved to Qualified$/))
  await press(page, 'Control+z')
  await seeNo(page.getByText(/: moved to Qualified$/))
})

test('a record and its time machine', async () => {
  const ada = await here.ada()
  const { page } = ada
  const [deal] = await ada.send('GET', '/deals?limit=1&filter={"field":"status","is":"open"}')
  await ada.visit(`/deals/${deal.id}`)
  await page.getByRole('button', { name: 'Edit Amount' }).first().click()
  await page.getByRole('textbox', { name: 'Amount' }).fill('48k')
  await press(page, 'Enter')
  await see(page.getByText('€48,000').first())
  await guidePicture(page, 'record')
  await press(page, 'h')
  const history = page.getByRole('complementary', { name: 'History' })
  await history.getByRole('button', { name: 'Show as it was then' }).last().click()
  await see(page.getByText(/^As it was on/))
  await guidePicture(page, 'history')
})

test('on the phone', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  await ada.visit('/')
  await see(page.getByRole('listitem').first())
  await guidePicture(page, 'phone-home')
  await ada.visit('/companies')
  await page.getByRole('link', { name: 'Ardenne Chimie' }).tap()
  await see(page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').first())
  await guidePicture(page, 'phone-record')
})

const file = `account;sector;employees;city
Hottechi;technolgy;1.200;Ulm
Kan-code;software;4.100;Bonn
Codehow;Software;850;Linz
Aquaform;utilities;90;Tampere
`

test('bringing in a file', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/import')
  await page.getByRole('radio', { name: 'Companies' }).check()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'accounts.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await see(page.getByText('4 rows, 4 columns'))
  await page.getByRole('complementary').getByRole('combobox', { name: 'employees' }).selectOption({ label: '1.234,50' })
  await seeNo(page.getByText('Say how it is read'))
  await guidePicture(page, 'import-map')
  await page.getByRole('button', { name: 'Continue to Clean' }).click()
  await page.getByRole('button', { name: 'Take “Technology”' }).click()
  await page.getByRole('button', { name: 'Continue to Match' }).click()
  await page.getByRole('button', { name: 'Continue to Preview and run' }).click()
  await see(page.getByRole('button', { name: /^Import \d rows$/ }))
  await guidePicture(page, 'import-preview')
})

test('setting the company up', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/users')
  await see(page.getByText('Bob Okafor'))
  await guidePicture(page, 'users')
  await ada.visit('/settings/pipelines')
  await see(page.getByText('Negotiation'))
  await guidePicture(page, 'pipelines')
})

test('keys', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/deals')
  await see(page.getByRole('row').nth(2))
  await press(page, '?')
  const map = page.getByRole('dialog', { name: 'Keys' })
  await see(map.getByText('Look at the row beside the list'))
  await guidePicture(page, 'keys')
  expect(await map.getByText('G then H').count()).toBe(1)
})
