import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('who else has the record before them is seen, with what they change, and is gone when they leave', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const { id } = await bob.send('POST', '/companies', { name: 'Curlew Works' })
  await ada.visit(`/companies/${id}`)
  await bob.visit(`/companies/${id}`)
  await see(ada.page.getByRole('status').filter({ hasText: 'Bob is viewing' }))
  await see(bob.page.getByRole('status').filter({ hasText: 'Ada is viewing' }))
  await expectAccessible(ada.page, 'two before a record')

  await bob.page.getByRole('button', { name: 'Edit Name' }).click()
  await see(ada.page.getByRole('status').filter({ hasText: 'Bob is editing Name' }))
  await press(bob.page, 'Escape')
  await see(ada.page.getByRole('status').filter({ hasText: 'Bob is viewing' }))

  await bob.page.goto('/deals')
  await seeNo(ada.page.getByText('Bob is viewing'))
  await ada.page.close()
  expect(await bob.page.getByText('Ada is viewing').count()).toBe(0)
})

test('nobody is told of who is before a record that they may not see', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const { id } = await bob.send('POST', '/companies', { name: 'Hidden Works', private: true })
  await bob.visit(`/companies/${id}`)
  await see(bob.page.getByRole('heading', { name: 'Hidden Works', level: 2 }))
  const body = { tab: id, record: 'company', id }
  await expect(ada.send('POST', '/presence', body)).rejects.toThrow(/404/)
})
