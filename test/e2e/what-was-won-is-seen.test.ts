import { expect, test } from 'vitest'
import { expectAccessible, picture } from './accessible.ts'
import { journey } from './journey.ts'
import { see, type Person } from './person.ts'

const here = journey()

const number = async (text: Promise<string | null>) => Number((await text)!.replace(/\D/g, ''))

test('what was won and lost is seen by owner, and each number opens its deals', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/win-loss')
  const owners = page.getByRole('list', { name: 'Owner' })
  await see(owners.getByRole('listitem').first())
  await expectAccessible(page, 'won and lost')
  await picture(page, 'won and lost')
  const won = owners.getByRole('listitem').first().getByText('Won', { exact: true }).locator('..').getByRole('link')
  const count = await number(won.textContent())
  await won.click()
  await see(page.getByRole('heading', { name: 'Deals', level: 1 }))
  await see(
    page
      .getByText(new RegExp(`^${count} (deals?|of)`))
      .or(page.getByText(String(count), { exact: true }))
      .first(),
  )
})

test('by product its lines are counted and opened, by quarter time goes on', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/win-loss')
  await page.getByLabel('By', { exact: true }).selectOption('product')
  await see(page.getByText('Each line of a deal counts for its product.'))
  await page.getByLabel('By', { exact: true }).selectOption('quarter')
  await page.getByLabel('Deals that were').selectOption('opened')
  await see(page.getByRole('list', { name: 'Quarter' }).getByText('Open', { exact: true }).first())
  await page.getByRole('radio', { name: 'Five years' }).click()
  await see(page.getByRole('heading', { name: /^Q[1-4] 20/ }).first())
})

test('an owner has chances learned, sees how good they were, and a deal shows its own only where they are used', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/chances')
  await see(page.getByText('Not learned yet. It happens tonight.'))
  await page.getByRole('button', { name: 'Learn now' }).click()
  await see(page.getByText(/^(Shown|Not shown) on deals: /))
  await expectAccessible(page, 'chances of deals')
  await picture(page, 'chances of deals')
  const { verdict } = (await ada.send('GET', '/win-model')) as unknown as { verdict: string }
  const deal = await openDeal(ada)
  await ada.visit(`/deals/${deal}`)
  await see(page.getByRole('list', { name: 'Stages' }))
  if (verdict === 'used') await see(page.getByText(/ by earlier deals$/))
  else expect(await page.getByText(/ by earlier deals$/).count()).toBe(0)
  await picture(page, 'a deal and its chance')
})

async function openDeal({ send }: Person): Promise<string> {
  const filter = encodeURIComponent(JSON.stringify({ field: 'status', is: 'open' }))
  return ((await send('GET', `/deals?limit=1&filter=${filter}`)) as { id: string }[])[0]!.id
}
