import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey()

test('the bin shows what was deleted, kind by kind, and gives it back; who may not is not offered it', async () => {
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
  await see(vera.page.getByRole('link', { name: 'Tansy Looms' }))
  await seeNo(vera.page.getByRole('button', { name: 'Restore Tansy Looms' }))
})

test('several come back together, and an admin deletes for good, after being asked', async () => {
  const ada = await here.ada()
  const { page } = ada
  const names = ['Rue One', 'Rue Two', 'Rue Three']
  for (const name of names) {
    const { id, version } = await ada.send('POST', '/companies', { name })
    await ada.send('DELETE', `/companies/${id}`, undefined, version)
  }
  await ada.visit('/bin?of=company')
  await see(page.getByText(/Deleted .* by Ada/).first())
  await see(page.getByText(/For good on/).first())
  for (const name of ['Rue One', 'Rue Two']) await page.getByRole('checkbox', { name: `Choose ${name}` }).check()
  await see(page.getByText('2 chosen'))
  await expectAccessible(page, 'records of the bin chosen')
  await page.getByRole('toolbar').getByRole('button', { name: 'Restore' }).click()
  await see(page.getByText('2 are back.'))
  await page.getByRole('checkbox', { name: 'Choose Rue Three' }).check()
  await page.getByRole('button', { name: 'Delete for good' }).click()
  await expectAccessible(page, 'deleting for good')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click()
  await see(page.getByText('1 deleted for good'))
  await seeNo(page.getByRole('link', { name: 'Rue Three' }))
})

test('the bin of a kind that has nothing in it says so, on a phone too', async () => {
  const ada = await here.ada({ phone: true })
  await ada.visit('/bin?of=household')
  await see(ada.page.getByText('No households are in the bin.'))
  await expectAccessible(ada.page, 'an empty bin')
})
