import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, type Person } from './person.ts'

const here = journey('demo', { https: true })

/** A device that keeps passkeys and whose owner is there; answers its hand, and what it keeps. */
async function device(page: Page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    isThere: (is: boolean) => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: is }),
    keeps: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    async keep(credential: Awaited<ReturnType<typeof this.keeps>>[number]) {
      await cdp.send('WebAuthn.addCredential', { authenticatorId, credential })
    },
  }
}

async function addPasskey(page: Page, name: string, password: string) {
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('Current password').fill(password)
  await expectAccessible(page, 'a passkey to be added')
  await page.keyboard.press('Enter')
  await see(page.getByText('Passkey added', { exact: true }))
}

test('Bob adds a passkey, names it, and comes in with it and nothing else; then it is his second step', async () => {
  const bob = await here.bob()
  const { page } = bob
  const { email, password } = here.signIn('Bob')
  const { isThere } = await device(page)
  await bob.visit('/settings/sign-in')
  await addPasskey(page, 'My laptop', password)
  await page.getByRole('button', { name: 'My laptop', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Bob’s laptop')
  await page.keyboard.press('Enter')
  await see(page.getByRole('button', { name: 'Bob’s laptop', exact: true }))
  await expectAccessible(page, 'passkeys')

  await page.context().clearCookies()
  await bob.visit('/sign-in')
  await expectAccessible(page, 'the door with passkeys')
  await isThere(false)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await see(page.getByText('No passkey was shown.'))
  await isThere(true)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await see(page.getByRole('navigation'))

  await bob.visit('/settings/sign-in')
  await see(page.getByText('by passkey').first())
  await page.getByRole('button', { name: 'Turn on with my passkeys' }).click()
  await page.getByRole('dialog').getByLabel('Current password').fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await see(page.getByText('By passkey · 10 recovery codes left'))

  await page.context().clearCookies()
  await bob.visit('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await see(page.getByText('Show your passkey, or give a recovery code'))
  await expectAccessible(page, 'a passkey as the second step')
  // The passkey has the focus already.
  await page.keyboard.press('Enter')
  await see(page.getByRole('navigation'))

  await bob.visit('/settings/sign-in')
  await page.getByRole('button', { name: 'Turn off' }).click()
  await page.getByRole('dialog').getByLabel('Current password').fill(password)
  await page.getByRole('dialog').getByRole('button', { name: 'Use a passkey' }).click()
  await see(page.getByRole('button', { name: 'Turn on', exact: true }))
  await page.getByRole('button', { name: 'Remove the passkey Bob’s laptop' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect.poll(() => page.getByText('Bob’s laptop', { exact: true }).count()).toBe(0)
})

test('a copy of a passkey is found out when the other has been used meanwhile', async () => {
  const vera = await here.vera()
  const { page } = vera
  const { password } = here.signIn('Vera')
  const { keeps } = await device(page)
  const come = async (who: Person) => {
    await who.visit('/sign-in')
    await who.page.getByRole('button', { name: 'Use a passkey' }).click()
  }
  await vera.visit('/settings/sign-in')
  await addPasskey(page, 'My phone', password)
  const [stolen] = await keeps()
  for (let times = 0; times < 2; times++) {
    await page.context().clearCookies()
    await come(vera)
    await see(page.getByRole('navigation'))
  }
  const thief = await here.stranger()
  const { keep } = await device(thief.page)
  await keep(stolen!)
  await come(thief)
  await see(thief.page.getByText('There seems to be a copy of this passkey'))
  await vera.visit('/settings/sign-in')
  await see(page.getByText('Copied: opens nothing'))
  await expectAccessible(page, 'a copied passkey')
})
