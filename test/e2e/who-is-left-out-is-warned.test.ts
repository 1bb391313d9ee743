import { expect, test } from 'vitest'
import { expectAccessible, picture } from './accessible.ts'
import { journey } from './journey.ts'
import { see } from './person.ts'

const here = journey()
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

test('an introduction shows what says that two deal with each other directly, and is answered', async () => {
  const ada = await here.ada()
  const { page, send } = ada
  const make = (path: string, values: object): Promise<{ id: string }> => send('POST', path, values)
  const [buyer, maker] = [await make('/companies', { name: 'Halden Roofs' }), await make('/companies', { name: 'Tegel Works' })] // prettier-ignore
  const worksAt = async (company: string, lastName: string) => {
    const { id } = await make('/people', { lastName })
    await make('/employments', { person: id, company })
    return id
  }
  const both = [await worksAt(buyer.id, 'Roofer'), await worksAt(maker.id, 'Tiler')]
  const { id } = await make('/introductions', { company: buyer.id, principal: maker.id, introducedOn: ago(40).slice(0, 10) })
  await ada.visit(`/introductions/${id}`)
  await see(page.getByText(/There is no sign that they deal with each other without you/))
  await make('/emails', { subject: 'Your next delivery', about: both, direction: 'in', sentAt: ago(2) })
  await make('/orders', { number: 'TW-7', company: buyer.id, soldBy: maker.id, placedOn: ago(1).slice(0, 10) })
  const signs = page.getByRole('region', { name: 'Direct dealings' })
  await see(signs.getByRole('link', { name: 'Your next delivery' }))
  await see(signs.getByRole('link', { name: 'TW-7' }))
  await expectAccessible(page, 'an introduction')
  await picture(page, 'an introduction')
  const ofOrder = signs.getByRole('listitem').filter({ hasText: 'TW-7' })
  await ofOrder.getByRole('button', { name: 'Follow up' }).click()
  await see(ofOrder.getByText('Followed up'))
  await see(ofOrder.getByRole('link', { name: /^Ask about direct dealings/ }))
  await signs.getByRole('listitem').filter({ hasText: 'Your next' }).getByRole('button', { name: 'It was agreed' }).click()
  await expect.poll(() => signs.getByRole('button', { name: 'Follow up' }).count()).toBe(0)
  await see(signs.getByText('It was agreed'))
  await picture(page, 'an introduction, answered')

  // What somebody told is added by hand.
  await page.getByRole('button', { name: 'Add what you heard' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Note').fill('Met them at the fair')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await see(signs.getByText('Met them at the fair'))
  await page.setViewportSize({ width: 360, height: 740 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await picture(page, 'an introduction on a phone')
  await page.setViewportSize({ width: 1280, height: 800 })
  await ada.visit('/introductions')
  await see(page.getByRole('link', { name: 'Halden Roofs → Tegel Works' }))
  await picture(page, 'introductions')
}) // prettier-ignore
