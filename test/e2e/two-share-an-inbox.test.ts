import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findOrInstallDovecot, startMailServer, type TestMailServer } from '../mail-server.ts'
import { startSmtp } from '../../src/domains/mail/server/sending/testing.ts'
import { expectAccessible, picture } from './accessible.ts'
import { misfitsOf } from './fits.ts'
import { journey } from './journey.ts'
import { see, type Person } from './person.ts'

const hasDovecot = findOrInstallDovecot()
const here = journey('demo', { inside: true })
let server: TestMailServer
let smtp: Awaited<ReturnType<typeof startSmtp>>

describe.skipIf(!hasDovecot)('with Dovecot (skipped where Debian’s dovecot cannot be installed)', () => {
  beforeAll(async () => {
    ;[server, smtp] = [await startMailServer(), await startSmtp()]
  })
  afterAll(() => Promise.all([server.close(), smtp.close()]))

  const address = `support-${Date.now()}@halden.example`
  const mail = (at: number) =>
    [`From: Eva Halden <eva-${at}@stranger.example>`, `To: ${address}`, `Subject: Pump ${at}`, `Date: ${new Date(Date.now() - at * 60_000).toUTCString()}`, `Message-ID: <pump-${at}@stranger.example>`, '', `The pump number ${at} stands still. Could you come?`].join('\r\n') // prettier-ignore

  async function shared(ada: Person, bob: Person): Promise<void> {
    for (const at of [1, 2, 3]) await server.deliver(address, mail(at))
    const me = (await bob.send('GET', '/users?limit=200')) as { id: string; name: string }[]
    const people = me.filter(({ name }) => name.startsWith('Bob')).map(({ id }) => id)
    const box = await ada.send('POST', '/mailboxes', { address, people })
    const way = { host: '127.0.0.1', port: server.port, userName: address, password: server.password }
    await ada.send('POST', `/mailboxes/${box.id}/connect`, { ...way, authority: server.authority })
    await ada.send('POST', `/mailboxes/${box.id}/sending`, { host: '127.0.0.1', port: smtp.port, authority: smtp.authority, startTls: false, userName: address, password: smtp.password }) // prettier-ignore
    await expect.poll(async () => await bob.send('GET', '/conversations?limit=10'), { timeout: 20_000 }).toHaveLength(3)
  }

  test('two share an inbox: one answers while the other sees so; assigned, noted, snoozed and done by keys', async () => {
    const [ada, bob] = [await here.ada(), await here.bob()]
    await shared(ada, bob)
    const { page } = bob
    await bob.visit('/inbox?queue=unassigned')
    await see(page.getByText('Pump 1'))
    await page.keyboard.press('j')
    await see(page.getByText('The pump number 1 stands still').last())
    await expectAccessible(page, 'a conversation')
    await picture(page, 'inbox')

    await ada.visit(new URL(page.url()).pathname + new URL(page.url()).search)
    await see(ada.page.getByText(/is looking at it/))
    await page.keyboard.press('r')
    await see(page.getByRole('button', { name: /Send/ }).first())
    await see(page.locator('[contenteditable=true]:focus'))
    await see(ada.page.getByText(/is answering/))
    await picture(ada.page, 'inbox-guard')
    await page.keyboard.type('We come tomorrow.')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => smtp.received.length, { timeout: 30_000 }).toBe(1)
    expect(smtp.received[0]!.message).toContain('We come tomorrow.')
    await see(page.getByText('Re: Pump 1').last())

    await page.getByRole('heading', { name: 'Pump 1' }).click()
    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: 'Internal note' }).fill('Their contract ends in May')
    await page.keyboard.press('Control+Enter')
    await see(page.getByText(/Internal note of/))
    await picture(page, 'inbox-note')

    await bob.visit('/inbox?queue=all')
    await see(page.getByText('Pump 2'))
    await page.keyboard.press('j')
    await see(page.getByRole('button', { name: /Done/ }))
    await page.keyboard.press('e')
    await expect.poll(async () => (await bob.send('GET', `/conversations?filter=${encodeURIComponent(JSON.stringify({ field: 'state', is: 'done' }))}`)).length).toBe(1) // prettier-ignore
    await expect.poll(() => page.getByRole('heading', { level: 2, name: /^Pump/ }).count()).toBe(1)
    await see(page.getByRole('button', { name: /Snooze/ }))
    await page.keyboard.press('h')
    await page.getByRole('dialog').getByRole('button').nth(1).click()
    await expect.poll(async () => (await bob.send('GET', `/conversations?filter=${encodeURIComponent(JSON.stringify({ field: 'state', is: 'snoozed' }))}`)).length).toBe(1) // prettier-ignore

    await page.setViewportSize({ width: 360, height: 740 })
    await bob.visit('/inbox?queue=all')
    await see(page.getByText(/Pump/).first())
    expect(await misfitsOf(page)).toEqual([])
    await picture(page, 'inbox-phone')
    await page.getByRole('listitem').getByRole('button').first().click()
    await see(page.getByRole('button', { name: 'Back to the list' }))
    expect(await misfitsOf(page)).toEqual([])
    await picture(page, 'inbox-phone-thread')
  })
})
