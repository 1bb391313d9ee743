import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSamlProvider, type SamlPeer } from '../saml-provider.ts'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see } from './person.ts'

const here = journey('demo', { inside: true })
let peer: SamlPeer
beforeAll(async () => {
  peer = await startSamlProvider(async () => (await fetch(`${here.company.url}/saml/metadata`)).text())
})
afterAll(() => peer.close())

test('Ada sets a SAML provider up, and Bob signs in by it', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/sign-in-rules')
  await see(page.getByText('/saml/metadata'))
  await page.getByRole('button', { name: 'Add a provider' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('It speaks').selectOption('SAML 2.0')
  await dialog.getByLabel('Name').fill('Halden SAML')
  await dialog.getByLabel('Domains').fill(here.signIn('Bob').email.split('@')[1]!)
  await dialog.getByLabel('Metadata of the provider').fill('no metadata')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await see(dialog.getByText('This is no metadata of one SAML provider'))
  await expectAccessible(page, 'a SAML provider to be added')
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'metadata.xml', mimeType: 'text/xml', buffer: Buffer.from(peer.metadata) })
  await expect.poll(() => dialog.getByLabel('Metadata of the provider').inputValue()).toBe(peer.metadata)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await see(page.getByText('Halden SAML'))

  peer.sit({ nameId: 'bob', attributes: { email: here.signIn('Bob').email } })
  const bob = await here.stranger()
  await bob.visit('/sign-in?next=%2Fdeals')
  await bob.page.getByRole('button', { name: 'Halden SAML' }).first().click()
  await bob.page.waitForURL('**/deals')
  await see(bob.page.getByText('Bob Okafor'))

  peer.sit({ nameId: 'eve', attributes: { email: 'eve@elsewhere.example' } })
  const eve = await here.stranger()
  await eve.visit('/sign-in')
  await eve.page.getByRole('button', { name: 'Halden SAML' }).first().click()
  await see(eve.page.getByText('of a domain that may not come in this way'))

  await page.getByRole('button', { name: 'More about Halden SAML' }).first().click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect.poll(() => page.getByText('Halden SAML').count()).toBe(0)
})
