import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('the bin shows what was deleted, kind by kind, and gives it back; who may not is told so', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { id, version } = await ada.send('POST', '/companies', { name: 'Tansy Looms' })
  await ada.send('DELETE', `/companies/${id}`, undefined, version)
  await ada.visit('/companies')
  await page.getByRole('button', { name: 'More', exact: true }).last().click()
  await page.getByRole('menuitem', { name: 'Bin' }).click()
  const back = page.getByRole('button', { name: 'Restore Tansy Looms' })
  await see(back)
  await expectAccessible(page, 'the bin')
  await back.click()
  await seeNo(back)
  expect((await ada.send('GET', `/companies/${id}`)).deletedAt).toBeNull()

  const again = await ada.send('GET', `/companies/${id}`)
  await ada.send('DELETE', `/companies/${id}`, undefined, again.version)
  const vera = await here.vera()
  await vera.visit('/bin?of=company')
  await vera.page.getByRole('button', { name: 'Restore Tansy Looms' }).click()
  await see(vera.page.getByText('You may not restore this company.'))
  await press(vera.page, 'Escape')
})

test('the bin of a kind that has nothing in it says so, on a phone too', async () => {
  const ada = await here.ada({ phone: true })
  await ada.visit('/bin?of=household')
  await see(ada.page.getByText('No households are in the bin.'))
  await expectAccessible(ada.page, 'an empty bin')
})
