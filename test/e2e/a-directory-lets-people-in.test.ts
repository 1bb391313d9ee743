import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findOrInstallSlapd, startDirectory, type TestDirectory } from '../directory.ts'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see } from './person.ts'

const hasSlapd = findOrInstallSlapd()
const here = journey('demo', { inside: true })
let peer: TestDirectory

describe.skipIf(!hasSlapd)('with OpenLDAP (skipped where Debian’s slapd cannot be installed)', () => {
  beforeAll(async () => {
    peer = await startDirectory()
  })
  afterAll(() => peer.close())

  test('Ada names the directory, and a newcomer comes in with the password that they have there', async () => {
    const { page, visit } = await here.ada()
    await visit('/settings/sign-in-rules')
    await page.getByRole('button', { name: 'Add a provider' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('It speaks').selectOption('LDAP directory')
    await dialog.getByLabel('Name', { exact: true }).fill('Halden directory')
    await dialog.getByLabel('Directory', { exact: true }).fill(peer.secureUrl)
    await dialog.getByLabel('Base').fill(peer.base)
    await dialog.getByLabel('Searched as').fill(peer.bindDn)
    await dialog.getByLabel('Its password').fill(peer.secret)
    await dialog.getByLabel('Domains').fill('directory.example')
    await dialog.getByRole('checkbox', { name: 'Who is none yet' }).check()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await see(dialog.getByText('The directory could not be asked'))
    await expectAccessible(page, 'a directory to be added')
    await dialog.getByLabel('Certificate authority').fill(peer.authority)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await see(page.getByText('Halden directory'))

    const uid = `lene${Date.now()}`
    await peer.add(`uid=${uid},ou=people,${peer.base}`, {
      ...{ objectClass: 'inetOrgPerson', cn: uid, sn: 'Vik', displayName: `Lene ${uid}` },
      ...{ mail: `${uid}@directory.example`, userPassword: 'known to the directory' },
    })
    const lene = await here.stranger()
    await lene.visit('/sign-in?next=%2Fdeals')
    await lene.page.getByLabel('E-mail').fill(`${uid}@directory.example`)
    await lene.page.getByLabel('Password', { exact: true }).fill('known to the directory')
    await lene.page.keyboard.press('Enter')
    await lene.page.waitForURL('**/deals')
    await see(lene.page.getByText(`Lene ${uid}`))

    await page.getByRole('button', { name: 'More about Halden directory' }).first().click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
    await expect.poll(() => page.getByText('Halden directory').count()).toBe(0)
  })
})
