import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findOrInstallDovecot, startMailServer, type TestMailServer } from '../mail-server.ts'
import { expectAccessible, picture } from './accessible.ts'
import { misfitsOf } from './fits.ts'
import { journey } from './journey.ts'
import { see } from './person.ts'

const hasDovecot = findOrInstallDovecot()
const here = journey('demo', { inside: true })
let server: TestMailServer

const hostile = `<p>Dear Bob, the <b>lift</b> stands still.</p><table border="1" cellpadding="6"><tr><td>Lyon</td><td>3</td></tr></table>
<script>parent.document.title = 'taken over'</script><img src="x" onerror="parent.document.title = 'taken over'">
<form action="https://a.example"><input name="password"></form><a href="javascript:parent.document.title='taken over'">here</a>
<img src="https://tracker.invalid/pixel.gif" width="1" height="1"><img src="https://pictures.invalid/logo.png" alt="Logo">`

describe.skipIf(!hasDovecot)('with Dovecot (skipped where Debian’s dovecot cannot be installed)', () => {
  beforeAll(async () => {
    server = await startMailServer()
  })
  afterAll(() => server.close())

  test('an e-mail is read as it was written, and nothing in it runs or is fetched', async () => {
    const bob = await here.bob()
    const { page, visit } = bob
    const [address, eva] = [`bob-${Date.now()}@halden.example`, `eva-${Date.now()}@acme.example`]
    await bob.send('POST', '/people', { lastName: 'Writes', emails: [{ value: eva }] })
    const heads = [
      `From: Eva Writes <${eva}>`,
      `To: Bob <${address}>`,
      'Subject: The lift in Lyon',
      'MIME-Version: 1.0',
    ]
    await server.deliver(address, [...heads, 'Content-Type: text/html; charset=utf-8', '', hostile].join('\r\n'))
    const { id } = (await bob.send('POST', '/mailboxes', { address })) as { id: string }
    const way = { host: '127.0.0.1', port: server.port, userName: address, password: server.password }
    await bob.send('POST', `/mailboxes/${id}/connect`, { ...way, authority: server.authority })
    const filter = encodeURIComponent(JSON.stringify({ field: 'subject', is: 'The lift in Lyon' }))
    const taken = async () => (await bob.send('GET', `/emails?filter=${filter}`)) as { id: string }[]
    await expect.poll(taken).toHaveLength(1)

    const away: string[] = []
    page.on('request', (request) => /invalid|a\.example/.test(request.url()) && away.push(request.url()))
    await visit(`/emails/${(await taken())[0]!.id}`)
    const letter = page.frameLocator('iframe[title="The lift in Lyon"]')
    await see(letter.getByText('stands still'))
    await see(page.getByText('Eva Writes'))
    await see(page.getByText('An image of another server is left out.'))
    expect(await letter.locator('script, form, input, [onerror], a[href]').count()).toBe(0)
    expect(await page.title()).not.toContain('taken over')
    await expectAccessible(page, 'an e-mail')
    await picture(page, 'an e-mail')

    await page.getByRole('button', { name: 'Show images' }).click()
    await see(page.getByText('One image could not be fetched.'))
    expect(away).toEqual([])

    await page.setViewportSize({ width: 360, height: 780 })
    expect(await misfitsOf(page)).toEqual([])
    await picture(page, 'an e-mail on a phone')
  })
})
