import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey()
const device = /Chrome on Linux/

test('Bob sees where he is signed in, and signs out elsewhere', async () => {
  const [bob, elsewhere] = [await here.bob(), await here.bob()]
  const { page } = bob
  await bob.visit('/settings/sign-in')
  await see(page.getByText('This one'))
  await see(page.getByText(device))
  await expectAccessible(page, 'signing in')
  await page.getByRole('button', { name: /^Sign out: / }).first().click() // prettier-ignore
  await see(page.getByText('Signed out there'))
  await expect.poll(() => page.getByRole('button', { name: /^Sign out: / }).count()).toBe(0)
  await elsewhere.page.goto('/')
  await see(elsewhere.page.getByRole('heading', { name: 'Welcome back' }))
  expect((await bob.send('GET', '/me')).user.name).toContain('Bob')
})

test('Bob signs in with another address from now on, after his password', async () => {
  const bob = await here.bob()
  const { page } = bob
  const { email, password } = here.signIn('Bob')
  await bob.visit('/settings/sign-in')
  await page.getByRole('button', { name: 'Change the address' }).click()
  const dialog = page.getByRole('dialog')
  await see(dialog.getByText(/nothing is sent/))
  await dialog.getByLabel('New e-mail address').fill('bob@new.example')
  await dialog.getByLabel('Current password').fill('wrong password')
  await page.keyboard.press('Enter')
  await see(dialog.getByText('This is not the current password.'))
  await expectAccessible(page, 'another address')
  await dialog.getByLabel('Current password').fill(password)
  await page.keyboard.press('Enter')
  await see(page.getByText('You sign in with bob@new.example from now on'))
  await see(page.getByText(`Address changed from ${email} to bob@new.example`))
  await bob.send('POST', '/session/email', { email, password })
})

test('Ada sees where Bob is signed in, signs him out, and reads in the log what happened', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const { page } = ada
  await ada.visit('/settings/users')
  await page.getByRole('button', { name: 'More about Bob Okafor' }).click()
  await page.getByRole('menuitem', { name: 'Where signed in' }).click()
  const dialog = page.getByRole('dialog')
  await see(dialog.getByText(device))
  await expectAccessible(page, 'where Bob is signed in')
  await dialog.getByRole('button', { name: 'Sign out everywhere' }).click()
  await see(dialog.getByText('Nowhere.'))
  await bob.page.goto('/')
  await see(bob.page.getByRole('heading', { name: 'Welcome back' }))
  await ada.visit('/settings/door-log')
  await see(page.getByText(/Bob Okafor · Signed out elsewhere/))
  await see(page.getByText(/by Ada/))
  await expectAccessible(page, 'the log of the door')
})

test('only who administers has the log', async () => {
  const vera = await here.vera()
  await vera.visit('/settings/door-log')
  await seeNo(vera.page.getByText('Signed in by password'))
  expect(await vera.page.getByRole('link', { name: 'Sign-in log' }).count()).toBe(0)
})
