import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see } from './person.ts'

const here = journey()

test('a rule is made, says on the quote who must approve and why, and lets it be sent once somebody has', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/approval')
  await see(page.getByText('No rules yet'))
  await page.getByRole('button', { name: 'New rule' }).click()
  const form = page.getByRole('dialog', { name: 'New rule' })
  await form.getByLabel('Name').fill('More than a tenth')
  await form.getByLabel('Per cent').click()
  await page.keyboard.type('10')
  await press(page, 'Tab')
  await expectAccessible(page, 'a new approval rule')
  await form.getByRole('button', { name: 'Add' }).click()
  await see(page.getByText(/A discount above 10/))
  await expectAccessible(page, 'approval rules')

  const [rule] = (await ada.send('GET', '/approval-rules')) as { id: string; version: number }[]
  await ada.send('PATCH', `/approval-rules/${rule!.id}`, { own: true }, rule!.version)
  const quote = await ada.send('POST', '/quotes', { name: 'A bargain' })
  const price = { amount: '100', currency: 'EUR' }
  await ada.send('POST', '/quote-lines', { quote: quote.id, label: 'A day', quantity: 1, price, discount: 20 })
  await ada.visit(`/quotes/${quote.id}`)
  await see(page.getByText('“A day” is offered 20 % below its price; more than 10 % must be approved.'))
  await expectAccessible(page, 'a quote that must be approved')
  await page.getByRole('button', { name: 'Send to the customer' }).click()
  await see(page.getByRole('alert').or(page.getByRole('status')).filter({ hasText: /must be approved before it is sent/ }))
  await page.getByRole('button', { name: 'Ask for approval…' }).click()
  const asked = page.getByRole('dialog', { name: /Ask for approval/i })
  await asked.getByLabel('Why').fill('Their first order')
  await asked.getByRole('button', { name: 'Ask for approval' }).click()
  await see(page.getByText('Their first order').first())
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await see(page.getByText(/Approved by Ada/))
  await expectAccessible(page, 'a quote that is approved')
  await page.getByRole('button', { name: 'Send to the customer' }).click()
  await see(page.getByRole('dialog', { name: 'Link for the customer' }))
  expect(await ada.send('GET', `/quotes/${quote.id}`)).toMatchObject({ status: 'sent', approval: 'approved' })
}) // prettier-ignore
