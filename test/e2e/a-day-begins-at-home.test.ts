import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('what needs somebody is ticked off or put off, by key and by menu, on whatever device', async () => {
  const ada = await here.ada()
  const { page } = ada
  const me = (await ada.send('GET', '/me')).user
  const dueAt = new Date(Date.now() - 3 * 86_400_000).toISOString()
  for (const title of ['Thank the harbour', 'Answer the harbour', 'Measure the harbour'])
    await ada.send('POST', '/tasks', { title, dueAt, priority: 'high', owner: me.id })
  await ada.visit('/')
  const row = (title: string) => page.getByRole('listitem').filter({ hasText: title })
  await row('Thank the harbour').getByRole('link').first().focus()
  await press(page, 'h')
  await page.getByRole('textbox', { name: 'Until' }).fill('in 2 weeks')
  await press(page, 'Enter')
  await seeNo(row('Thank the harbour'))
  await row('Answer the harbour')
    .getByRole('button', { name: /^More about/ })
    .click()
  await page.getByRole('menuitem', { name: 'Snooze' }).click()
  await page.getByRole('button', { name: /^Tomorrow/ }).click()
  await seeNo(row('Answer the harbour'))
  await row('Measure the harbour').getByRole('link').first().focus()
  await press(page, 'e')
  await seeNo(row('Measure the harbour'))

  const elsewhere = await here.ada({ phone: true, dark: true })
  await elsewhere.visit('/')
  const fold = elsewhere.page.getByRole('button', { name: /^Snoozed 2/ })
  await fold.tap()
  await expectAccessible(elsewhere.page, 'home with what is put off')
  await elsewhere.page.getByRole('listitem').filter({ hasText: 'Thank the harbour' }).getByRole('button', { name: 'Back now' }).tap() // prettier-ignore
  await see(elsewhere.page.getByRole('button', { name: 'More about Thank the harbour' }))
  await see(elsewhere.page.getByRole('button', { name: /^Snoozed 1/ }))
})

test('every number opens its rows, for me, my team or everyone', async () => {
  const ada = await here.ada()
  const { page } = ada
  const [me, bob] = [(await ada.send('GET', '/me')).user, (await (await here.bob()).send('GET', '/me')).user]
  const { version } = await ada.send('GET', `/users/${bob.id}`)
  await ada.send('PATCH', `/users/${bob.id}`, { manager: me.id }, version)
  await ada.visit('/')
  const numbers = page.getByRole('region', { name: 'Numbers' })
  const open = numbers.getByRole('link', { name: /^Open pipeline/ })
  const countIn = async () => Number(/(\d+) deals?/.exec(await open.innerText())![1])
  await numbers.getByRole('radio', { name: 'Everyone' }).click()
  await see(open)
  await expectAccessible(page, 'home with numbers')
  await numbers.getByRole('radio', { name: 'Me' }).click()
  const users: { id: string; manager: string | null }[] = await ada.send('GET', '/users?limit=200')
  const team = [me.id, ...users.filter(({ manager }) => manager === me.id).map(({ id }) => id)]
  const all = await ada.send('POST', '/deals/aggregate', { filter: { and: [{ field: 'status', is: 'open' }, { field: 'owner', in: team }] }, measures: [{ fn: 'count' }] }) // prettier-ignore
  const theirs = all[0].values[0] as number
  await expect.poll(countIn).toBeLessThan(theirs)
  await numbers.getByRole('radio', { name: 'My team' }).click()
  await expect.poll(countIn).toBe(theirs)
  await open.click()
  await page.waitForURL(/\/deals/)
  await see(page.getByText(new RegExp(`^${theirs} deals?`)))
  await page.goBack()
  await see(numbers.getByRole('radio', { name: 'My team', checked: true }))
})
