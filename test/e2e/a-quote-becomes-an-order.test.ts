import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey()

test('a quote that was accepted becomes an order, is shipped and invoiced, step by step taken back, and the customer’s page says what they bought', async () => {
  const ada = await here.ada()
  const { page } = ada
  const [meter] = (await ada.send('GET', '/products?q=FM-210')) as { id: string }[]
  const [own] = await ada.send('GET', '/workspaces')
  await ada.send('PATCH', `/workspaces/${own.id}`, { address: 'Kai 1\n20457 Hamburg' }, own.version)
  const { id: company } = await ada.send('POST', '/companies', { name: 'Orderly Mills' })
  const quote = await ada.send('POST', '/quotes', { name: 'Four flow meters', company })
  await ada.send('POST', '/quote-lines', { quote: quote.id, product: meter!.id, quantity: 4 })
  const sent = await ada.send('POST', `/quotes/${quote.id}/send`, {}, (await ada.send('GET', `/quotes/${quote.id}`)).version)
  await ada.send('POST', `/quotes/${quote.id}/accept`, { by: 'Eva Brandt' }, sent.version)

  await ada.visit(`/quotes/${quote.id}`)
  await page.getByRole('button', { name: 'Make an order' }).click()
  await see(page.getByRole('link', { name: /O-\d{4}-\d{4}/ }).first())
  const [order] = await ada.send('GET', `/orders?filter=${encodeURIComponent(JSON.stringify({ field: 'quote', is: quote.id }))}`)
  await ada.visit(`/orders/${order.id}`)
  await see(page.getByRole('row', { name: /Flow meter FM-210/ }))
  await expectAccessible(page, 'an order')
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await page.getByRole('button', { name: 'Picked', exact: true }).click()
  const said = (what: RegExp) => page.getByRole('status').locator('> div', { hasText: what })
  const undo = (what: RegExp) => said(what).getByRole('button', { name: 'Undo' }).click()
  const status = () => ada.send('GET', `/orders/${order.id}`).then((row) => row.status)
  await expect.poll(status).toBe('picked')
  await undo(/^Picked/)
  await expect.poll(status).toBe('confirmed')
  await page.getByRole('button', { name: 'Picked', exact: true }).click()
  await page.getByRole('button', { name: 'Shipped…' }).click()
  const dialog = page.getByRole('dialog', { name: /shipped/i })
  await dialog.getByLabel('Tracking number').fill('T-42')
  await dialog.getByRole('button', { name: /Shipped/ }).click()
  await page.getByRole('button', { name: 'Invoice', exact: true }).click()
  await see(page.getByText(/INV-\d{4}-\d{4}/).first())
  expect(await ada.send('GET', `/orders/${order.id}`)).toMatchObject({ status: 'invoiced', tracking: 'T-42', company })

  await page.getByRole('button', { name: 'Paid', exact: true }).click()
  await expect.poll(status).toBe('paid')
  await undo(/^Paid/)
  await expect.poll(status).toBe('invoiced')
  await page.getByRole('button', { name: 'Take some back…' }).click()
  const returning = page.getByRole('dialog', { name: /Take some back of O-/ })
  const count = returning.getByLabel(/Flow meter FM-210/)
  await count.fill('5')
  await see(returning.getByText('A number up to 4.'))
  expect(await returning.getByRole('button', { name: 'Note what came back' }).isDisabled()).toBe(true)
  await count.fill('1')
  await returning.getByLabel('Why').fill('One was broken')
  await expectAccessible(page, 'what comes back')
  await returning.getByRole('button', { name: 'Note what came back' }).click()
  await seeNo(returning)
  // It was credited, which stays.
  await see(said(/^Taken back/))
  expect(await said(/^Taken back/).getByRole('button', { name: 'Undo' }).count()).toBe(0)
  await see(page.getByRole('button', { name: 'Invoice as a PDF' }))
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: /Credit note CN-\d{4}-\d{4}/ }).click()
  expect((await saved).suggestedFilename()).toMatch(/^CN-\d{4}-\d{4}\.pdf$/)
  await expectAccessible(page, 'an invoiced order')
  const [line] = await ada.send('GET', `/order-lines?filter=${encodeURIComponent(JSON.stringify({ field: 'order', is: order.id }))}`)
  expect(line).toMatchObject({ quantity: 4, returned: 1 })

  await ada.visit(`/companies/${company}`)
  await see(page.getByRole('list', { name: 'Bought most' }).getByRole('link', { name: /FM-210/ }))
  await expectAccessible(page, 'what a company bought')
}) // prettier-ignore
