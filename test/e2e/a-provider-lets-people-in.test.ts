import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSignInProvider, type SignInProvider } from '../sign-in-provider.ts'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey('demo', { inside: true })
let peer: SignInProvider
beforeAll(async () => {
  peer = await startSignInProvider(() => `${here.company.url}/api/v1/session/provider/back`)
})
afterAll(() => peer.close())

test('Ada sets single sign-on up; a newcomer comes in by it, and who may not is told why', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/sign-in-rules')
  await see(page.getByText('/api/v1/session/provider/back'))
  await page.getByRole('button', { name: 'Add a provider' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Halden login')
  await dialog.getByLabel('Issuer').fill(`${peer.issuer}/nobody`)
  await dialog.getByLabel('Client ID').fill(peer.clientId)
  await dialog.getByLabel('Client secret').fill(peer.clientSecret)
  await dialog.getByLabel('Domains').fill('halden.example')
  await dialog.getByRole('checkbox', { name: 'Who is none yet' }).check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await see(dialog.getByText('No sign-in provider answers at this address'))
  await expectAccessible(page, 'a provider to be added')
  await dialog.getByLabel('Issuer').fill(peer.issuer)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await see(page.getByText('Halden login'))
  await expectAccessible(page, 'sign-in rules')

  const newcomer = await here.stranger()
  await newcomer.visit('/sign-in?next=%2Fdeals')
  await expectAccessible(newcomer.page, 'the door with single sign-on')
  peer.sit({ sub: 'ines', email: 'ines@halden.example', email_verified: true, name: 'Ines Berg' })
  await newcomer.page.getByRole('button', { name: 'Halden login' }).click()
  await newcomer.page.waitForURL('**/deals')
  await see(newcomer.page.getByText('Ines Berg'))

  const stranger = await here.stranger()
  await stranger.visit('/sign-in')
  peer.sit({ sub: 'eve', email: 'eve@elsewhere.example', email_verified: true })
  await stranger.page.getByRole('button', { name: 'Halden login' }).click()
  await see(stranger.page.getByText('of a domain that may not come in this way'))
  await expectAccessible(stranger.page, 'the door, not let in')
})

test('Ada connects her own account, makes single sign-on the only way, and keeps an owner’s way back', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { email, password } = here.signIn('Ada')
  peer.sit({ sub: 'ada', email: 'ada@private.example', email_verified: true })
  await ada.visit('/settings/sign-in')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Current password').fill(password)
  await page.keyboard.press('Enter')
  await see(page.getByText('Connected with your account'))

  await ada.visit('/settings/sign-in-rules')
  await page.getByRole('checkbox', { name: 'Single sign-on only' }).click()
  await seeNo(page.getByText('People also come in by password'))
  const owner = await here.stranger()
  await owner.visit('/sign-in')
  await see(owner.page.getByRole('button', { name: 'Halden login' }))
  expect(await owner.page.getByLabel('E-mail').count()).toBe(0)
  await expectAccessible(owner.page, 'the door, single sign-on only')
  await owner.page.getByRole('button', { name: 'Sign in as an owner' }).click()
  await owner.page.getByLabel('E-mail').fill(email)
  await owner.page.getByLabel('Password', { exact: true }).fill(password)
  await owner.page.keyboard.press('Enter')
  await see(owner.page.getByRole('navigation'))

  await page.getByRole('checkbox', { name: 'Single sign-on only' }).click()
  await see(page.getByText('People also come in by password'))
  await page.getByRole('button', { name: 'More about Halden login' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect.poll(() => page.getByText('Halden login').count()).toBe(0)
})
