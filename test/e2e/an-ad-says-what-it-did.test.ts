import { expect, test } from 'vitest'
import { expectAccessible, picture } from './accessible.ts'
import { journey } from './journey.ts'
import { see, type Person } from './person.ts'

const here = journey()

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** An ad that sixty people were to see, half of them held out by lot; of those 3 order, of the others 17. */
async function postcard({ send }: Person, name: string): Promise<string> {
  const { id } = await send('POST', '/placements', { name, medium: 'mail', startsOn: ago(60), cost: { amount: '280', currency: 'EUR' } }) // prettier-ignore
  const one = async (number: number) => {
    const person = await send('POST', '/people', { firstName: name, lastName: `Customer ${number}` })
    await send('POST', '/exposures', { placement: id, person: person.id, at: `${ago(60)}T10:00:00Z`, side: number >= 30 ? 'heldOut' : 'seen' }) // prettier-ignore
    if (number < 17 || number >= 57) await send('POST', '/orders', { contact: person.id, placedOn: ago(50) })
  }
  for (let number = 0; number < 60; number++) await one(number)
  return id
}

test('an ad says what it did, how sure that is, and whom each number counts', async () => {
  const ada = await here.ada()
  const { page } = ada
  const id = await postcard(ada, 'Autumn postcard')
  await ada.visit(`/placements/${id}`)
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'What it did' }) })
  await see(panel.getByText(/compared with those held out by lot/))
  const ordered = panel.getByRole('listitem').filter({ hasText: 'Orders placed' })
  await see(ordered.getByText('More than chance'))
  await see(ordered.getByText(/^\+46\.7 points \(\+2\d/))
  await see(ordered.getByText(/One more cost €20/))
  await see(panel.getByRole('listitem').filter({ hasText: 'Deals won' }).getByText('Too few to say'))
  await see(page.getByRole('link', { name: /^Held out/ }).first())
  await expectAccessible(page, 'an ad')
  await panel.getByRole('radio', { name: '14 days' }).click()
  await see(ordered.getByText('More than chance'))
  await ordered.getByRole('link', { name: '17' }).click()
  await see(page.getByRole('link', { name: 'Autumn postcard Customer 16' }))
  expect(await page.getByRole('link', { name: /Autumn postcard Customer 5\d/ }).count()).toBe(0)
})

test('all ads stand beneath each other with what they did', async () => {
  const ada = await here.ada()
  const { page } = ada
  await postcard(ada, 'Spring postcard')
  await ada.send('POST', '/placements', { name: 'Radio nobody heard', medium: 'radio' })
  await ada.visit('/lift')
  const row = page.getByRole('listitem').filter({ hasText: 'Spring postcard' })
  await see(row.getByText('More than chance'))
  await see(
    page
      .getByRole('listitem')
      .filter({ hasText: 'Radio nobody heard' })
      .getByText(/not known who saw it/),
  )
  await expectAccessible(page, 'what ads do')
  await page.getByLabel('What is counted').selectOption('won')
  await see(row.getByText('Too few to say'))
  await row.getByRole('link', { name: 'Spring postcard' }).click()
  await see(page.getByRole('heading', { name: 'What it did' }))
})

test('on a phone and by night it is read as well', async () => {
  const ada = await here.ada({ phone: true, dark: true })
  const id = await postcard(ada, 'Winter postcard')
  await ada.visit(`/placements/${id}`)
  await see(ada.page.getByText('More than chance').first())
  await expectAccessible(ada.page, 'an ad on a phone')
  await ada.visit('/lift')
  await see(ada.page.getByText('More than chance').first())
  await expectAccessible(ada.page, 'what ads do on a phone')
  await picture(ada.page, 'what ads do on a phone')
})
