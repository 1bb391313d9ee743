import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSmtp } from '../../src/domains/mail/server/sending/testing.ts'
import { findOrInstallDovecot, startMailServer, type TestMailServer } from '../mail-server.ts'
import { expectAccessible, picture } from './accessible.ts'
import { misfitsOf } from './fits.ts'
import { journey } from './journey.ts'
import { press, see } from './person.ts'

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
    await see(page.getByText('Farley cannot send from this mailbox yet.'))
    await page.getByRole('button', { name: 'Let it send' }).click()
    expect(await page.getByRole('textbox', { name: 'Port' }).inputValue()).toBe('465')
    await expectAccessible(page, 'how a mailbox sends')
    await page.setViewportSize({ width: 360, height: 780 })
    expect(await misfitsOf(page)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })
    const smtp = await startSmtp()
    await bob.send('POST', `/mailboxes/${box!.id}/sending`, { ...way, port: smtp.port, startTls: false, authority: smtp.authority, password: smtp.password }) // prettier-ignore
    await smtp.close()
    await visit('/settings/mailboxes')
    await page.getByRole('button', { name: `Open ${address}` }).click()
    await page.getByLabel('Name of the sender').fill('Bob of Halden')
    await page.keyboard.press('Tab')
    await expect.poll(async () => ((await bob.send('GET', `/mailboxes/${box!.id}`)) as { senderName: string }).senderName).toBe('Bob of Halden') // prettier-ignore
    await expectAccessible(page, 'a mailbox that sends')
    await page.getByRole('radio', { name: 'Taken 1' }).click()
    await page.getByRole('link', { name: 'E-mail', exact: true }).click()
    await see(page.getByRole('heading', { name: 'The lift in Lyon' }))
  })

  test('Bob looks through who writes with him by keys alone: one is added with their house, one is somebody who is there, one is dismissed', async () => {
    const bob = await here.bob()
    const { page, visit } = bob
    const address = `bob-writes-${Date.now()}@halden.example`
    await bob.send('POST', '/people', { firstName: 'Quirin', lastName: 'Quast', emails: [{ value: 'quirin@quast.example' }] })
    const mail = (from: string, day: string, text: string) => server.deliver(address, `From: ${from}\r\nTo: ${address}\r\nSubject: Hello\r\nDate: Mon, ${day} Mar 2026 10:00:00 +0100\r\n\r\n${text}`) // prettier-ignore
    await mail('Ottilie Orth <ottilie@orth-lifts.example>', '09', 'Hello\r\n\r\nKind regards\r\nOttilie Orth\r\nHead of Lifts\r\n+49 30 5550142')
    await mail('Otto Orth <otto@orth-lifts.example>', '08', 'Hello')
    await mail('Quirin Quast <quirin.quast@gmail.com>', '07', 'Hello')
    await mail('Unwanted <unwanted@gmail.com>', '06', 'Hello')
    const { id } = (await bob.send('POST', '/mailboxes', { address })) as { id: string }
    const way = { host: '127.0.0.1', port: server.port, userName: address, password: server.password }
    await bob.send('POST', `/mailboxes/${id}/connect`, { ...way, authority: server.authority })
    const suggested = async () => (await bob.send('GET', '/mail-suggestions')) as { address: string; jobTitle: string | null }[]
    await expect.poll(async () => (await suggested()).find((each) => each.address === 'ottilie@orth-lifts.example')?.jobTitle, { timeout: 30_000 }).toBe('Head of Lifts')

    await visit('/suggestions')
    const row = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('button', { name, exact: true }) }).last()
    await see(page.getByRole('button', { name: 'Add all 2' }))
    await see(row('Ottilie Orth').getByText('Head of Lifts'))
    await expectAccessible(page, 'who writes')
    await picture(page, 'who writes')
    await page.getByRole('button', { name: 'Ottilie Orth', exact: true }).focus()
    await press(page, 'Enter')
    await see(page.getByText('Ottilie Orth is added'))
    await expect.poll(async () => (await suggested()).map(({ address: each }) => each)).not.toContain('ottilie@orth-lifts.example')
    await page.getByRole('button', { name: 'Quirin Quast', exact: true }).focus()
    await see(row('Quirin Quast').getByText('may be them', { exact: false }))
    await picture(page, 'somebody may be there already')
    await page.getByRole('button', { name: 'Add the address there' }).click()
    await see(page.getByText('Quirin Quast is added'))
    await page.getByRole('button', { name: 'Unwanted', exact: true }).focus()
    await press(page, 'x')
    await see(page.getByText('Unwanted is suggested no more'))
    await page.getByRole('radio', { name: 'Dismissed' }).click()
    await see(page.getByRole('button', { name: 'Unwanted', exact: true }))
    await page.setViewportSize({ width: 360, height: 780 })
    await page.getByRole('radio', { name: 'To be looked through' }).click()
    await see(page.getByRole('button', { name: 'Otto Orth', exact: true }))
    await picture(page, 'who writes, on a phone')
    expect(await misfitsOf(page)).toEqual([])
  }) // prettier-ignore
})
