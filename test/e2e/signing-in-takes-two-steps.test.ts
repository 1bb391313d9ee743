import { TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see } from './person.ts'

const here = journey()

/** What the app on the phone shows, so many half minutes from now: each code is good once. */
const codeOf = (secret: string, ahead = 0) =>
  new TOTP({ secret, issuer: 'Farley' }).generate({ timestamp: Date.now() + ahead * 30_000 })

test('Bob turns two steps on, signs in with a code, then without his phone, and turns them off', async () => {
  const bob = await here.bob()
  const { email, password } = here.signIn('Bob')
  const { page } = bob
  await bob.visit('/settings/sign-in')
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByRole('dialog').getByLabel('Current password').fill(password)
  await page.getByRole('button', { name: 'Next' }).click()
  await see(page.getByRole('img', { name: 'QR code' }))
  await expectAccessible(page, 'two steps, the picture')
  const secret = (await page.getByRole('status', { name: 'Key' }).locator('code').innerText()).replaceAll(' ', '')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Code', { exact: true }).fill('000000')
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  await see(dialog.getByText('This code is not right'))
  await dialog.getByLabel('Code', { exact: true }).fill(codeOf(secret))
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  const codes = page.getByRole('list', { name: 'Recovery codes' })
  await see(codes)
  await expectAccessible(page, 'two steps, recovery codes')
  const [recovery] = (await codes.innerText()).split('\n')
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await see(page.getByText('10 recovery codes left'))

  const signIn = async (code: string) => {
    const stranger = await here.stranger()
    await stranger.visit('/sign-in')
    await stranger.page.getByLabel('E-mail').fill(email)
    await stranger.page.getByLabel('Password', { exact: true }).fill(password)
    await stranger.page.keyboard.press('Enter')
    await see(stranger.page.getByRole('heading', { name: 'One more step' }))
    await expectAccessible(stranger.page, 'the second step')
    // The code has the focus already.
    await stranger.page.keyboard.type(code)
    await stranger.page.keyboard.press('Enter')
    await see(stranger.page.getByRole('navigation'))
    await stranger.close()
  }
  await signIn(codeOf(secret, 1))
  await signIn(recovery!)

  await bob.visit('/settings/sign-in')
  await see(page.getByText('9 recovery codes left'))
  const ada = await here.ada()
  await ada.visit('/settings/users')
  const row = ada.page.getByText('Two-step sign-in')
  await see(row)
  await ada.page.getByRole('button', { name: 'More about Bob Okafor' }).click()
  await ada.page.getByRole('menuitem', { name: 'Turn off two-step sign-in' }).click()
  await expect.poll(() => row.count()).toBe(0)
  // Whoever was signed in with it is signed out, and comes in with the password alone.
  const again = await here.bob()
  await again.visit('/settings/sign-in')
  await see(again.page.getByRole('button', { name: 'Turn on' }))
})
