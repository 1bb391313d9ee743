import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSmtp } from '../../src/domains/mail/server/sending/testing.ts'
import { expectAccessible } from './accessible.ts'
import { misfitsOf } from './fits.ts'
import { guidePicture } from './guide-picture.ts'
import { journey } from './journey.ts'
import { see, seeNo, type Person } from './person.ts'

const here = journey('demo', { inside: true })
let server: Awaited<ReturnType<typeof startSmtp>>
beforeAll(async () => {
  server = await startSmtp()
})
afterAll(() => server.close())

const anew = () => `letter-${Date.now()}@acme.example`

/** A mailbox of theirs that can send. */
async function withMailbox(bob: Person, signature = '<div>Bob, Halden</div>') {
  const address = `bob-${Date.now()}@halden.example`
  const box = await bob.send('POST', '/mailboxes', { address, signature })
  const { port, authority, password } = server
  await bob.send('POST', `/mailboxes/${box.id}/sending`, { host: '127.0.0.1', port, authority, startTls: false, userName: address, password }) // prettier-ignore
  return address
}

test('without a mailbox one is told so, led to the settings, and loses nothing', async () => {
  const ada = await here.ada()
  const { page, visit } = ada
  await visit('/write')
  await see(page.getByText('You have no mailbox to send from.'))
  await page.getByRole('textbox', { name: 'To' }).fill('somebody@new.example')
  await page.keyboard.press('Enter')
  await page.getByLabel('Subject').fill('Not lost')
  await expectAccessible(page, 'a letter without a mailbox')
  await page.getByRole('link', { name: 'Set it up' }).click()
  await page.waitForURL('**/settings/mailboxes')
  await expect.poll(async () => (await ada.send('GET', '/letters'))[0]?.subject).toBe('Not lost')
  expect(page.url()).toContain('/settings/mailboxes')
  await visit('/outbox')
  await page.getByRole('button', { name: 'Go on with Not lost' }).click()
  await expect.poll(() => page.getByLabel('Subject').inputValue()).toBe('Not lost')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await see(page.getByRole('alert').first())
  await page.getByRole('button', { name: 'Throw away' }).click()
  await see(page.getByText('All that you wrote has left.'))
})

test('Bob writes to a person with a template, takes it back, puts it off, and sends it', async () => {
  const bob = await here.bob()
  const { page, visit } = bob
  const [from, eva] = [await withMailbox(bob), anew()]
  const person = await bob.send('POST', '/people', { firstName: 'Eva', lastName: 'Letter', emails: [{ value: eva }] })
  await bob.send('POST', '/mail-templates', { name: 'Thanks', subject: 'Thank you, {{ person.firstName }}', page: '<p>Dear {{ person.firstName }}, {{ person.jobTitle | default: "good day" }}!</p>' }) // prettier-ignore
  await visit(`/people/${person.id}`)
  await page.keyboard.press('m')
  await page.waitForURL(/write\?person=/)
  await see(page.getByRole('button', { name: from }))
  await see(page.getByText('Bob, Halden'))
  await page.getByRole('button', { name: 'E-mail template' }).click()
  await page.getByRole('menuitem', { name: 'Thanks' }).click()
  await see(page.getByText('Job title (Person) is not known: “good day” is put in'))
  await expect.poll(() => page.getByRole('textbox', { name: 'Text' }).innerText()).toContain('Dear Eva, good day!')
  await expect.poll(() => page.getByLabel('Subject').inputValue()).toBe('Thank you, Eva')
  await page.locator('input[data-attach]').setInputFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('The plan') }) // prettier-ignore
  await see(page.getByText('plan.txt'))
  await expectAccessible(page, 'a letter')
  await guidePicture(page, 'letter')
  await page.setViewportSize({ width: 360, height: 780 })
  expect(await misfitsOf(page)).toEqual([])
  await expectAccessible(page, 'a letter on a phone')
  await page.setViewportSize({ width: 1280, height: 800 })

  await page.getByRole('textbox', { name: 'Text' }).click()
  await page.keyboard.press('Control+Enter')
  await see(page.getByText('On its way in ten seconds'))
  await page.waitForURL(`**/people/${person.id}`)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.waitForURL(/write\?letter=/)
  await expect.poll(() => page.getByRole('textbox', { name: 'Text' }).innerText()).toContain('Dear Eva, good day!')

  await page.getByRole('button', { name: 'Send later' }).click()
  await page.getByRole('textbox', { name: 'When' }).fill('tomorrow 9am')
  await expectAccessible(page, 'a letter for later')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/outbox')
  await see(page.getByRole('heading', { name: 'On their way' }))
  await expectAccessible(page, 'the outbox')
  await page.getByRole('button', { name: 'Stop' }).click()
  await see(page.getByRole('heading', { name: 'Drafts' }))

  await page.getByRole('button', { name: 'Go on with Thank you, Eva' }).click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect.poll(() => server.received.find(({ to }) => to.includes(eva))?.message, { timeout: 30_000 }).toMatch(/plan\.txt/) // prettier-ignore
  expect(server.received.filter(({ to }) => to.includes(eva))).toHaveLength(1)
})

test('an e-mail is answered to all, and passed on, with what it said', async () => {
  const bob = await here.bob()
  const { page, visit } = bob
  await withMailbox(bob)
  const mail = await bob.send('POST', '/emails', { subject: 'The lift', direction: 'in', text: 'It squeaks <loudly>.' })
  await visit(`/emails/${mail.id}`)
  await page.getByRole('button', { name: 'Reply', exact: true }).click()
  await expect.poll(() => page.getByLabel('Subject').inputValue()).toBe('Re: The lift')
  await see(page.locator('blockquote').getByText('It squeaks <loudly>.'))
  await visit(`/emails/${mail.id}`)
  await page.getByRole('button', { name: 'Forward' }).click()
  await expect.poll(() => page.getByLabel('Subject').inputValue()).toBe('Fwd: The lift')
  await see(page.getByText('Passed on'))
  await seeNo(page.locator('blockquote'))
})
