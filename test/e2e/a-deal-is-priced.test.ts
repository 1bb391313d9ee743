import { test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('a product is typed onto a deal: its price comes of the book with the reason, follows the quantity, and adds up', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { id } = await ada.send('POST', '/deals', { name: 'Ten meters' })
  await ada.visit(`/deals/${id}`)
  await page.getByRole('button', { name: 'Edit the products' }).click()
  const editor = page.getByRole('dialog', { name: 'Products of the deal' })
  await editor.getByLabel('Add a product').click()
  await page.keyboard.type('FM-210')
  await see(page.getByRole('option', { name: /Flow meter FM-210/ }))
  await press(page, 'Enter')
  const line = editor.getByRole('row', { name: /Flow meter FM-210/ })
  await see(line.getByText('Price book “List 2026”.'))
  await line.getByLabel('Quantity').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('10')
  await press(page, 'Enter')
  await see(line.getByText('€32,775').first())
  await see(editor.getByText('€39,002.25'))
  await expectAccessible(page, 'the lines of a deal')

  await line.getByRole('button', { name: /^More about/ }).click()
  await page.getByRole('menuitem', { name: 'Offer as optional' }).click()
  await see(line.getByText('Optional'))
  await seeNo(editor.getByText('€39,002.25'))
})

test('a price that has changed in the book is shown before it is taken', async () => {
  const ada = await here.ada({ dark: true })
  const { page } = ada
  const [meter] = (await ada.send('GET', '/products?q=FM-340')) as { id: string }[]
  const { id } = await ada.send('POST', '/deals', { name: 'Two meters' })
  await ada.send('POST', '/deal-lines', { deal: id, product: meter!.id, quantity: 2 })
  await ada.visit('/settings/price-books')
  await page.getByRole('button', { name: '3 prices' }).click()
  await see(page.getByText('Flow meter FM-340'))
  await expectAccessible(page, 'price books')
  const entries = (await ada.send('GET', '/price-entries?limit=200')) as { id: string; product: string }[]
  const entry = entries.find(({ product }) => product === meter!.id)!
  await ada.send('PATCH', `/price-entries/${entry.id}`, { price: { amount: '6000', currency: 'EUR' } }, 1)
  await ada.visit(`/deals/${id}`)
  await page.getByRole('button', { name: 'Edit the products' }).click()
  await page.getByRole('button', { name: 'Today’s prices' }).click()
  await see(page.getByText('Flow meter FM-340: €5,900 → €6,000'))
  await page.getByRole('button', { name: 'Take the new ones' }).click()
  await see(page.getByRole('dialog').getByText('€12,000').first())
})

test('rates come from a file, said before they are taken; taxes and categories are set up', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/currencies')
  const file = 'Date,USD,GBP,\n2026-03-02,1.25,0.80,\n'
  const input = page.locator('input[type=file]')
  await see(page.getByRole('heading', { name: 'Take from a file' }))
  await input.setInputFiles({ name: 'eurofxref.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await see(page.getByText(/^2 new, 0 different/))
  await expectAccessible(page, 'rates')
  await page.getByRole('button', { name: 'Take them over' }).click()
  await see(page.getByText('1 USD = 0.8 EUR'))
  await ada.visit('/settings/products-and-taxes')
  await see(page.getByText('19% in Germany'))
  await expectAccessible(page, 'categories and taxes')
})
