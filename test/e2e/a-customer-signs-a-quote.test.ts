import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see } from './person.ts'

const here = journey()

test('a quote begins with the lines of its deal, is sent, and the customer signs it on their phone', async () => {
  const ada = await here.ada()
  const { page } = ada
  const [meter] = (await ada.send('GET', '/products?q=FM-210')) as { id: string }[]
  const { id: company } = await ada.send('POST', '/companies', { name: 'Querfurt Mills' })
  const { id: deal } = await ada.send('POST', '/deals', { name: 'Ten meters', company })
  await ada.send('POST', '/deal-lines', { deal, product: meter!.id, quantity: 10, taxRate: 19 })
  const care = { label: 'Care', quantity: 1, price: { amount: '40', currency: 'EUR' }, billing: 'month', months: 24 }
  await ada.send('POST', '/deal-lines', { deal, ...care, optional: true })
  await ada.visit(`/deals/${deal}`)
  await page
    .getByRole('region', { name: 'Quotes' })
    .or(page.getByRole('heading', { name: 'Quotes' }))
    .first()
    .waitFor()
  const { id } = await ada.send('POST', '/quotes', { name: 'Ten flow meters', deal, terms: 'Net 30 days.' })
  await ada.visit(`/quotes/${id}`)
  await page.getByRole('button', { name: 'Edit the products' }).click()
  const editor = page.getByRole('dialog', { name: 'Products of the quote' })
  await see(editor.getByRole('row', { name: /Flow meter FM-210/ }))
  await expectAccessible(page, 'the lines of a quote')
  await press(page, 'Escape')

  await page.getByRole('button', { name: 'Send to the customer' }).click()
  const dialog = page.getByRole('dialog', { name: 'Link for the customer' })
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  const link = await dialog.getByLabel('Link', { exact: true }).inputValue()
  await expectAccessible(page, 'a link to a quote')
  await press(page, 'Escape')
  await expectAccessible(page, 'a quote that was sent')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download as PDF' }).click()
  await saving

  const eva = await here.stranger({ phone: true })
  await eva.visit(new URL(link).pathname)
  await see(eva.page.getByRole('heading', { name: 'Ten flow meters' }))
  await see(eva.page.getByText('Net 30 days.'))
  const saved = eva.page.waitForEvent('download')
  await eva.page.getByRole('button', { name: 'Download as PDF' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^Q-\d{4}-\d+\.pdf$/)
  await expectAccessible(eva.page, 'a quote before the customer')
  await eva.page.getByRole('button', { name: 'Ask a question' }).click()
  await eva.page.getByLabel('Your name, so that').fill('Eva Querfurt')
  await eva.page.getByLabel('Your question').fill('Do you come on Mondays?')
  await expectAccessible(eva.page, 'asking about a quote')
  await eva.page.getByRole('button', { name: 'Send the question' }).click()
  await see(eva.page.getByText(/Thank you/))
  await eva.page.getByRole('checkbox', { name: 'Care' }).check()
  await see(eva.page.getByText('Optional, chosen by you'))
  await expectAccessible(eva.page, 'a quote of which something is chosen')
  await eva.page.getByRole('button', { name: 'Accept the quote' }).click()
  await see(eva.page.getByText('Please say your name.'))
  await eva.page.getByLabel('Your name', { exact: true }).fill('Eva Querfurt')
  await eva.page.getByRole('button', { name: 'Accept the quote' }).click()
  await see(eva.page.getByText(/This quote was accepted on/))
  await expectAccessible(eva.page, 'a quote that was accepted')

  const quote = await ada.send('GET', `/quotes/${id}`)
  expect(quote).toMatchObject({ status: 'accepted', acceptedBy: 'Eva Querfurt' })
  const lines = await ada.send(
    'GET',
    `/quote-lines?filter=${encodeURIComponent(JSON.stringify({ field: 'quote', is: id }))}`,
  )
  expect(lines).toMatchObject([{ optional: false }, { label: 'Care', optional: false }])
  await ada.visit(`/deals/${deal}`)
  await see(page.getByText(/“Ten flow meters”, was accepted/).first())
  await see(page.getByText('Do you come on Mondays?').first())
})

test('a customer declines in the dark, with a reason', async () => {
  const ada = await here.ada()
  const quote = await ada.send('POST', '/quotes', { name: 'Too much', terms: 'Prepaid.' })
  const price = { amount: '9000', currency: 'EUR' }
  await ada.send('POST', '/quote-lines', { quote: quote.id, label: 'A machine', quantity: 1, price })
  await ada.send('POST', `/quotes/${quote.id}/send`, {}, quote.version)
  const { url } = await ada.send('POST', '/quote-links', { quote: quote.id })
  const eva = await here.stranger({ dark: true })
  await eva.visit(new URL(url).pathname)
  await eva.page.getByRole('button', { name: 'Decline instead' }).click()
  await eva.page.getByLabel(/^Why\?/).fill('Too dear')
  await expectAccessible(eva.page, 'declining a quote')
  await eva.page.getByRole('button', { name: 'Decline the quote' }).click()
  await see(eva.page.getByText(/This quote was declined on/))
  expect(await ada.send('GET', `/quotes/${quote.id}`)).toMatchObject({ status: 'declined', declineReason: 'Too dear' })
})

test('what is not taken back offers no undo, and a new version is opened', async () => {
  const ada = await here.ada()
  const { page } = ada
  const quote = await ada.send('POST', '/quotes', { name: 'Twice thought', terms: 'Net 10.' })
  const price = { amount: '120', currency: 'EUR' }
  await ada.send('POST', '/quote-lines', { quote: quote.id, label: 'A day', quantity: 1, price })
  await ada.visit(`/quotes/${quote.id}`)
  await page.getByRole('button', { name: 'Mark as sent' }).click()
  await see(page.getByRole('status').filter({ hasText: 'Mark as sent' }))
  expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0)
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'New version' }).click()
  await page.waitForURL((url) => url.pathname.startsWith('/quotes/') && !url.pathname.endsWith(quote.id))
  await see(page.getByRole('heading', { name: 'Twice thought' }))
  await see(page.getByText('Draft').first())
  await see(page.getByText('The lines are the same.'))
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  const [line] = await ada.send(
    'GET',
    `/quote-lines?filter=${encodeURIComponent(JSON.stringify({ field: 'quote', is: id }))}`,
  )
  await ada.send('PATCH', `/quote-lines/${line.id}`, { quantity: 2 }, line.version)
  await ada.send('POST', '/quote-lines', {
    quote: id,
    label: 'A night',
    quantity: 1,
    price: { amount: '60', currency: 'EUR' },
    position: 9,
  })
  await ada.visit(`/quotes/${id}`)
  const compared = page
    .getByRole('region', { name: 'Versions compared' })
    .or(page.locator('section', { hasText: 'Versions compared' }))
    .last()
  await see(compared.getByText('From €120 to €300'))
  await see(compared.getByText('€180 more'))
  await see(compared.getByText('A night'))
  await expectAccessible(page, 'two versions of a quote')
})
