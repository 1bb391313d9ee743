import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findOrInstallDovecot, startMailServer, type TestMailServer } from '../mail-server.ts'
import { expectAccessible } from './accessible.ts'
import { misfitsOf } from './fits.ts'
import { journey } from './journey.ts'
import { see } from './person.ts'

const hasDovecot = findOrInstallDovecot()
const here = journey('demo', { inside: true })
let server: TestMailServer

describe.skipIf(!hasDovecot)('with Dovecot (skipped where Debian’s dovecot cannot be installed)', () => {
  beforeAll(async () => {
    server = await startMailServer()
  })
  afterAll(() => server.close())

  test('Bob adds his mailbox, is told what is wrong, and sees what became of each message', async () => {
    const bob = await here.bob()
    const { page, visit } = bob
    const address = `bob-${Date.now()}@halden.example`
    const eva = `eva-${Date.now()}@acme.example`
    await bob.send('POST', '/people', { lastName: 'Writes', emails: [{ value: eva }] })
    const mail = (from: string, subject: string) => server.deliver(address, `From: ${from}\r\nTo: ${address}\r\nSubject: ${subject}\r\n\r\nHello`) // prettier-ignore
    await mail(eva, 'The lift in Lyon')
    await mail('Nora Dahl <nora@unknown.example>', 'A question')

    await visit('/settings/mailboxes')
    await see(page.getByText('No mailboxes yet'))
    await expectAccessible(page, 'no mailboxes yet')
    await page.getByRole('textbox', { name: 'Address' }).fill(address)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('textbox', { name: 'Server' }).inputValue()).toBe('imap.halden.example')
    await page.getByRole('textbox', { name: 'Server' }).fill('127.0.0.1')
    await page.getByRole('textbox', { name: 'Port' }).fill(String(server.port))
    await page.getByLabel('Password').fill(server.password)
    await page.getByRole('button', { name: 'Connect' }).click()
    await see(page.getByText('The certificate of the mail server is not to be trusted.'))
    await expectAccessible(page, 'a mailbox to be connected')

    const [box] = (await bob.send('GET', '/mailboxes')) as { id: string }[]
    const way = { host: '127.0.0.1', port: server.port, userName: address, password: server.password }
    await bob.send('POST', `/mailboxes/${box!.id}/connect`, { ...way, authority: server.authority })
    await see(page.getByText(/^Read /))
    await see(page.getByText('Nora Dahl'))
    await see(page.getByText(/Nobody whom Farley knows/))
    await page.getByRole('radio', { name: 'Taken 1' }).click()
    await see(page.getByRole('link', { name: 'E-mail', exact: true }))
    await expectAccessible(page, 'a mailbox and its messages')
    await page.setViewportSize({ width: 360, height: 780 })
    expect(await misfitsOf(page)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('link', { name: 'E-mail', exact: true }).click()
    await see(page.getByRole('heading', { name: 'The lift in Lyon' }))
  })
})
