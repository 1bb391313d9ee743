import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see } from './person.ts'

const here = journey()
const { year, month } = { year: new Date().getFullYear(), month: new Date().getMonth() }
const quarter = `${year}-Q${Math.floor(month / 3) + 1}`

test('an owner sets a target; the forecast says what is missing, and a figure opens its deals', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/targets')
  await see(page.getByRole('heading', { name: 'Targets' }))
  await page.getByLabel('For whom').selectOption({ label: 'Bob Okafor' })
  await page.getByLabel('Amount in EUR').fill('2m')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await see(page.getByText('€2,000,000'))
  await expectAccessible(page, 'targets')

  await ada.visit(`/forecast?period=${quarter}`)
  const bob = page.getByRole('row', { name: /Bob Okafor/ })
  await see(bob.getByText('€2,000,000').first())
  await expectAccessible(page, 'the forecast')
  const figure = page
    .getByRole('row')
    .nth(1)
    .getByRole('link', { name: /Pipeline/ })
  const { data } = (await ada.page.evaluate(async (at) => (await fetch(at)).json(), `/api/v1/forecast?period=${quarter}`)) as { data: { pipeline: { count: number } }[] } // prettier-ignore
  expect(data[0]!.pipeline.count).toBeGreaterThan(0)
  await figure.click()
  await see(page.getByRole('heading', { name: 'Deals' }))
  await page.goBack()
  await page.getByRole('radio', { name: 'Month' }).click()
  await expect.poll(() => page.url()).toMatch(/period=\d{4}-\d{2}$/)
  await page.getByRole('button', { name: 'The period before' }).click()
})

test('what a seller is paid is reckoned deal by deal, settled, and opened again', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/commission-plans')
  await page.getByRole('button', { name: 'New plan' }).click()
  await page.getByLabel('Name').fill('Sellers')
  await page.getByLabel('Paid %').first().fill('5')
  await page.getByLabel('From % of the target').nth(1).fill('100')
  await page.getByLabel('Paid %').nth(1).fill('8')
  await expectAccessible(page, 'a commission plan')
  await page.getByRole('button', { name: 'Save' }).click()
  await see(page.getByText('5% from 0% of the target on and 8% from 100% of the target on'))
  await page.getByRole('button', { name: 'Who is paid by Sellers' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Tom Becker' }).click()
  await page.keyboard.press('Escape')
  await see(page.getByText('Tom Becker'))

  await ada.visit(`/commissions?period=${quarter}`)
  await see(page.getByRole('heading', { name: 'Tom Becker' }))
  const lines = page.getByRole('listitem')
  expect(await lines.count()).toBeGreaterThan(1)
  await expectAccessible(page, 'commissions')
  await page.getByRole('button', { name: 'Settle' }).click()
  await see(page.getByText(/^Settled with /))
  await page.getByRole('button', { name: 'Open again' }).click()
  await see(page.getByRole('button', { name: 'Settle' }))
})

test('a member reads the forecast, and is not offered to set targets', async () => {
  const bob = await here.bob()
  await bob.visit(`/forecast?period=${quarter}`)
  const { page } = bob
  const own = page.getByRole('row', { name: /Bob Okafor/ })
  await see(own)
  // He says what he will close, and takes it back.
  await own.getByRole('button', { name: 'Override for Bob Okafor' }).click()
  await page.getByLabel('Will close, in EUR').fill('1.2m')
  await page.getByLabel('Reason').fill('Two of them sign in May')
  await expectAccessible(page, 'an override')
  await page.getByRole('button', { name: 'Set override' }).click()
  await see(own.getByText('€1,200,000'))
  await see(own.getByText('Bob Okafor: Two of them sign in May'))
  expect(await page.getByRole('button', { name: /Override for / }).count()).toBe(1)
  await own.getByRole('button', { name: 'Override for Bob Okafor' }).click()
  await page.getByRole('button', { name: 'Take back' }).click()
  await expect.poll(() => own.getByText('€1,200,000').count()).toBe(0)
  expect(await bob.page.getByRole('button', { name: 'Set targets' }).count()).toBe(0)
})
