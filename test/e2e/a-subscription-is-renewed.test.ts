import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey()

test('an order becomes a subscription; a line changes as of a day, it is renewed and cancelled, and each is taken back', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { id: company } = await ada.send('POST', '/companies', { name: 'Recurring Mills' })
  const order = await ada.send('POST', '/orders', { company })
  await ada.send('POST', '/order-lines', { order: order.id, label: 'Care of pumps', quantity: 2, price: { amount: '50', currency: 'EUR' }, billing: 'month', months: 12 })
  const { version } = await ada.send('GET', `/orders/${order.id}`)
  await ada.send('POST', `/orders/${order.id}/accept`, {}, version)
  await ada.visit(`/orders/${order.id}`)
  await page.getByRole('button', { name: 'Make a subscription' }).click()
  await see(page.getByRole('link', { name: /Care of pumps · O-/ }).first())

  const find = async () => (await ada.send('GET', `/subscriptions?filter=${encodeURIComponent(JSON.stringify({ field: 'order', is: order.id }))}`))[0]
  const { id } = await find()
  await ada.visit(`/subscriptions/${id}`)
  await see(page.getByText(/Cancelled today, it would end on/))
  await see(page.getByRole('button', { name: 'What to do with Care of pumps' }))
  await expectAccessible(page, 'a subscription')
  await see(page.getByText(/2 × €50.* · Each month/))
  const said = (what: RegExp) => page.getByRole('status').locator('> div', { hasText: what })
  const undo = (what: RegExp) => said(what).getByRole('button', { name: 'Undo' }).click()
  const type = async (field: Locator, text: string) => {
    await field.click()
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  const mrr = () => find().then((row: { mrr: { amount: string } }) => row.mrr.amount)

  await page.getByRole('button', { name: 'What to do with Care of pumps' }).click()
  await page.getByRole('menuitem', { name: 'Change as of…' }).click()
  const changing = page.getByRole('dialog', { name: /Care of pumps: change as of/i })
  await type(changing.getByLabel('Quantity'), '3')
  await expectAccessible(page, 'a change as of a day')
  await changing.getByRole('button', { name: 'Change as of' }).click()
  await seeNo(changing)
  await see(page.getByText(/3 × €50.* · Each month/))
  await expect.poll(mrr).toBe('150.00')
  await undo(/^Change as of/)
  await expect.poll(mrr).toBe('100.00')

  await page.getByRole('button', { name: 'Renew…' }).click()
  const renewing = page.getByRole('dialog', { name: /renew/i })
  await type(renewing.getByLabel('Uplift'), '10')
  await renewing.getByRole('button', { name: 'Renew' }).click()
  await see(page.getByText(/2 × €55.* · Each month/))
  await undo(/^Renew/)
  await seeNo(page.getByText(/2 × €55.* · Each month/))

  await page.getByRole('button', { name: 'Cancel the subscription…' }).click()
  const cancelling = page.getByRole('dialog', { name: /cancel the subscription/i })
  await type(cancelling.getByLabel('Why'), 'Too dear')
  await cancelling.getByRole('button', { name: 'Cancel the subscription' }).click()
  await seeNo(cancelling)
  await expect.poll(() => find().then((row: { status: string; endsOn: string; termEndsOn: string }) => [row.status, row.endsOn === row.termEndsOn])).toEqual(['cancelled', true])
  await see(page.getByText('Cancelled, running out').first())

  await ada.visit(`/companies/${company}`)
  await see(page.getByText('Recurs each month'))
  await expectAccessible(page, 'a company with a subscription')
  await ada.visit('/recurring-revenue?period=thisMonth')
  await page.getByRole('button', { name: /^New/ }).click()
  const rows = page.getByRole('dialog', { name: 'New' })
  await see(rows.getByRole('link', { name: /Care of pumps/ }))
  await expectAccessible(page, 'the subscriptions of a number')
  await rows.getByRole('button', { name: 'Close' }).click()
  await expectAccessible(page, 'recurring revenue')
  await ada.visit('/subscriptions')
  await see(page.getByRole('link', { name: /Care of pumps · O-/ }).first())
}) // prettier-ignore
